package dev.vitrine.snowflake;

import dev.vitrine.dialect.Syntax;
import dev.vitrine.dialect.syntax.ParseOptions;
import dev.vitrine.dialect.syntax.Parser;
import dev.vitrine.dialect.syntax.Statement;
import dev.vitrine.dialect.syntax.Tokens;
import dev.vitrine.snowflake.Family.Command;
import dev.vitrine.snowflake.ddl.Definitions;
import dev.vitrine.stages.StageStore;
import dev.vitrine.stages.StagesConfig;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// All of Snowflake's statements: reads one, finds its family, runs it.
@Singleton
public class Statements {

  private final CatalogStore catalog;
  private final List<Family> families;
  private final StageSources stageSources;

  Statements(CatalogStore catalog, StageStore stages, StagesConfig stagesConfig) {
    this.catalog = catalog;
    this.stageSources = new StageSources(stages, stagesConfig);
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
  /// @param text it alone, without a semicolon
  /// @throws SqlError what the client is told
  public Answer run(String text, Session session, Steps steps) {
    SessionEnvironment environment =
        new SessionEnvironment(
            session, catalog.current(), steps, Instant.now(), stageSources, text);
    Context context = new Context(text, session, environment, steps, this);
    return command(text, environment.parseOptions()).run(context);
  }

  private Command command(String text, ParseOptions options) {
    Tokens tokens = Tokens.of(text, options);
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
