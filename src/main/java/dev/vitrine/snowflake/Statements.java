package dev.vitrine.snowflake;

import dev.vitrine.dialect.Syntax;
import dev.vitrine.dialect.syntax.ParseOptions;
import dev.vitrine.dialect.syntax.Parser;
import dev.vitrine.dialect.syntax.Statement;
import dev.vitrine.dialect.syntax.Tokens;
import dev.vitrine.snowflake.Family.Command;
import dev.vitrine.snowflake.script.ScriptCommands;
import dev.vitrine.stages.StageStore;
import dev.vitrine.stages.StagesConfig;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// All of Snowflake's statements: reads one, finds its family, runs it.
@Singleton
public class Statements {

  private final CatalogStore catalog;
  private final Family scripts;
  private final List<Family> families;
  private final StageSources stageSources;

  Statements(CatalogStore catalog, StageStore stages, StagesConfig stagesConfig) {
    this.catalog = catalog;
    this.stageSources = new StageSources(stages, stagesConfig);
    this.scripts = new ScriptCommands(catalog);
    this.families =
        List.of(
            new SessionCommands(),
            new TransactionCommands(),
            new CreateNamespace(catalog),
            new CreateTable(catalog),
            new StageCommands(catalog, stages, stagesConfig, stageSources));
  }

  /// Runs one statement.
  ///
  /// @param text it alone, without a semicolon
  /// @throws SqlError what the client is told
  public Answer run(String text, Session session, Steps steps) {
    Context context = context(text, session, steps);
    return command(text, context.environment().parseOptions()).run(context);
  }

  /// What a statement of that text would run in now.
  public Context context(String text, Session session, Steps steps) {
    SessionEnvironment environment =
        new SessionEnvironment(
            session, catalog.current(), steps, Instant.now(), stageSources, text);
    return new Context(text, session, environment, steps, this);
  }

  private Command command(String text, ParseOptions options) {
    Tokens tokens = Tokens.of(text, options);
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
    throw tokens.isAtEnd() ? Syntax.unexpectedEnd(text) : Syntax.unexpected(text, tokens.peek());
  }
}
