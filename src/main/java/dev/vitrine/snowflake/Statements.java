package dev.vitrine.snowflake;

import dev.vitrine.dialect.QuotedName;
import dev.vitrine.dialect.Syntax;
import dev.vitrine.dialect.syntax.Expr;
import dev.vitrine.dialect.syntax.ParseOptions;
import dev.vitrine.dialect.syntax.Parser;
import dev.vitrine.dialect.syntax.StageParser;
import dev.vitrine.dialect.syntax.StageStatement.Get;
import dev.vitrine.dialect.syntax.StageStatement.Put;
import dev.vitrine.dialect.syntax.Statement;
import dev.vitrine.dialect.syntax.Tokens;
import dev.vitrine.dialect.translate.Acts;
import dev.vitrine.dialect.translate.Rows;
import dev.vitrine.dialect.translate.Source;
import dev.vitrine.kernel.Column;
import dev.vitrine.snowflake.Family.Command;
import dev.vitrine.snowflake.account.Directory;
import dev.vitrine.snowflake.ddl.Definitions;
import dev.vitrine.snowflake.script.ScriptCommands;
import dev.vitrine.snowflake.transactions.Transactions;
import dev.vitrine.stages.StageStore;
import dev.vitrine.stages.StagesConfig;
import dev.vitrine.stages.Transfer;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// All of Snowflake's statements: reads one, finds its family, runs it.
@Singleton
public class Statements {

  private final CatalogStore catalog;
  private final Directory directory;
  private final ScriptCommands scripts;
  private final List<Family> families;
  private final StageSources stageSources;
  private final StagedFiles stagedFiles;
  private final Transactions transactions;

  Statements(
      CatalogStore catalog,
      StageStore stages,
      StagesConfig stagesConfig,
      Transactions transactions,
      Directory directory) {
    this.transactions = transactions;
    this.directory = directory;
    this.catalog = catalog;
    this.stageSources = new StageSources(stages, stagesConfig);
    this.stagedFiles = new StagedFiles(stages, new StageNames(stages));
    this.scripts = new ScriptCommands(catalog);
    this.families =
        Stream.concat(
                Stream.of(
                    new SessionCommands(),
                    new TransactionCommands(),
                    new StageCommands(catalog, stages, stagesConfig, stageSources)),
                Definitions.families(catalog).stream())
            .toList();
  }

  /// Runs one statement.
  ///
  /// @param written it alone, without a semicolon
  /// @throws SqlError what the client is told
  public Answer run(String written, Session session, Steps steps) {
    try {
      String text = BoundWords.filled(written, session, steps);
      Context context = context(text, session, steps);
      ParseOptions options = context.environment().parseOptions();
      Tokens tokens = Tokens.of(text, options);
      if (!TransactionCommands.isEnd(tokens)) {
        session.transactions().recover(steps);
      }
      return command(tokens).run(context);
    } catch (RuntimeException failure) {
      throw session.transactions().failed(failure, steps);
    }
  }

  /// All sessions' transactions.
  public Transactions transactions() {
    return transactions;
  }

  /// The columns that a statement would answer with. Only what tells of objects and changes nothing
  /// (`SHOW`, `DESCRIBE`) runs for it.
  ///
  /// @param written it alone, without a semicolon
  /// @throws SqlError what is wrong with it
  public List<Column> describe(String written, Session session, Steps steps) {
    String text = BoundWords.filled(written, session, steps);
    Context context = context(text, session, steps);
    return Described.columns(text, context, this::command);
  }

  /// What a statement that begins now will see.
  public Moment now() {
    return new Moment(catalog, transactions);
  }

  /// The account's users, roles and warehouses.
  public Directory directory() {
    return directory;
  }

  Optional<Source> procedure(Expr.Call call, Acts acts, Context context) {
    return scripts.rows(call, acts, context);
  }

  /// What a statement of that text would run in now.
  public Context context(String text, Session session, Steps steps) {
    return new Context(text, session, environment(text, session, steps), steps, this);
  }

  /// A query for others to read from: columns under Snowflake's names.
  ///
  /// @param values of its `$1`, `$2` …
  public record Translated(String sql, List<@Nullable Object> values) {}

  /// Translates a text that must be a query, which then runs.
  ///
  /// @throws SqlError what the client is told
  public Translated readable(String text, Session session, Steps steps) {
    return Acting.translated(context(text, session, steps), Statements::readable);
  }

  /// As [#readable], for a query that is only told of.
  public Translated told(String text, Session session, Steps steps) {
    Context context = context(text, session, steps);
    return readable(context.acting(Acts.TOLD));
  }

  private static Translated readable(Context context) {
    TranslatedQuery query =
        TranslatedQuery.inner(
            Parser.query(context.text(), context.environment().parseOptions()),
            context.translator());
    Rows rows = query.rows();
    List<String> items = new ArrayList<>();
    for (int i = 0; i < rows.columns().size(); i++) {
      Rows.Output output = rows.columns().get(i);
      items.add(output.value().exactly().sql() + " AS " + QuotedName.of(output.name()));
    }
    return new Translated(
        "SELECT " + String.join(", ", items) + " FROM (" + rows.sql() + ") AS readable",
        query.values(context.steps()));
  }

  /// The names that a `WITH` gives, as stored.
  public static List<String> commonTables(String with) {
    return Parser.query(with + " SELECT 1", ParseOptions.DEFAULT).with().stream()
        .map(table -> table.name().name())
        .toList();
  }

  /// What a text that is `PUT` or `GET` asks its client to do; empty of any other.
  ///
  /// @throws SqlError as running it would
  public Optional<Transfer> transfer(String written, Session session, Steps steps) {
    String text = BoundWords.filled(written, session, steps);
    SessionEnvironment environment = environment(text, session, steps);
    Tokens tokens = Tokens.of(text, environment.parseOptions());
    if (!tokens.is("PUT") && !tokens.is("GET")) {
      return Optional.empty();
    }
    return new StageParser(tokens)
        .statement(new Parser(tokens))
        .map(statement ->
            switch (statement) {
              case Put put -> stagedFiles.upload(put, environment);
              case Get get -> stagedFiles.download(get, environment);
              default -> throw new IllegalStateException("neither PUT nor GET: " + statement);
            });
  }

  /// The session is over, on the engine too: it holds no locks, and what was temporary in it leaves
  /// no files.
  public void ended(Session session) {
    session.transactions().close();
    catalog.removeFiles(session.temporary().values());
  }

  private SessionEnvironment environment(String text, Session session, Steps steps) {
    return new SessionEnvironment(
        session,
        catalog.current(),
        steps,
        Instant.now(),
        stageSources,
        directory,
        text,
        Acts.REFUSED,
        this);
  }

  /// The engine's own dialect may have made or dropped something.
  public void engineChanged() {
    catalog.engineChanged();
  }

  private Command command(Tokens tokens) {
    Optional<Command> script = scripts.read(tokens);
    if (script.isPresent()) {
      tokens.requireEnd();
      return script.get();
    }
    Optional<Statement> read = new Parser(tokens).queryOrDml();
    if (read.isPresent()) {
      tokens.requireEnd();
      return context -> Rowwise.run(read.get(), context);
    }
    for (Family family : families) {
      Optional<Command> command = family.read(tokens);
      if (command.isPresent()) {
        tokens.requireEnd();
        return command.get();
      }
    }
    throw tokens.isAtEnd()
        ? Syntax.unexpectedEnd(tokens.text())
        : Syntax.unexpected(tokens.text(), tokens.peek());
  }
}
