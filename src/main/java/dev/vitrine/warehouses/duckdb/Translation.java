package dev.vitrine.warehouses.duckdb;

import dev.vitrine.dialect.EngineText;
import dev.vitrine.dialect.Gate;
import dev.vitrine.dialect.NamespaceCommand;
import dev.vitrine.dialect.ObjectNames;
import dev.vitrine.dialect.StatementKind;
import dev.vitrine.kernel.Column;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.kernel.lex.Escapes;
import dev.vitrine.kernel.lex.Lexer;
import dev.vitrine.kernel.lex.Token;
import dev.vitrine.warehouses.Run;
import dev.vitrine.warehouses.Settings;
import java.util.List;
import java.util.Optional;

/// A statement that passed the gate.
///
/// @param command what it is when it is about databases and schemas
/// @param text what the engine gets otherwise
record Translation(
    StatementKind kind,
    Optional<NamespaceCommand> command,
    EngineText text,
    Optional<Run.Translated> translated) {

  /// How names lie in the engine.
  enum Layout {
    /// A database and its schema in one name, see [ObjectNames].
    EMBEDDED,
    /// As somebody made them.
    AS_FOUND
  }

  static Translation of(Run run, Settings settings, Gate gate, Layout layout) {
    return run.translated().isPresent()
        ? ours(run, run.translated().get())
        : of(run.sql(), settings, gate, layout);
  }

  /// SQL that a translator made.
  private static Translation ours(Run run, Run.Translated translated) {
    boolean rows = !translated.columns().isEmpty();
    boolean reads = rows && run.effect() == Run.Effect.READS;
    StatementKind kind =
        new StatementKind(
            rows ? StatementKind.Verb.SELECT : StatementKind.Verb.INSERT, reads, false);
    return new Translation(
        kind, Optional.empty(), EngineText.internal(run.sql()), Optional.of(translated));
  }

  private static Translation of(String sql, Settings settings, Gate gate, Layout layout) {
    List<Token> tokens = Lexer.tokens(sql, Escapes.STANDARD);
    gate.check(sql, tokens);
    Optional<NamespaceCommand> command = NamespaceCommand.of(sql, tokens);
    if (layout == Layout.AS_FOUND) {
      return asFound(sql, tokens, command);
    }
    EngineText text =
        command.isPresent()
            ? EngineText.internal("")
            : ObjectNames.toEngine(sql, tokens, settings.database(), settings.schema());
    return new Translation(StatementKind.of(tokens), command, text, Optional.empty());
  }

  /// `USE` would take the guard out of the search path.
  private static Translation asFound(
      String sql, List<Token> tokens, Optional<NamespaceCommand> command) {
    if (command.isPresent()) {
      throw new SqlError(
          ErrorCode.NOT_SUPPORTED,
          "Unsupported feature: databases and schemas of a file are as they are; name the schema"
              + " before the table, or in the request");
    }
    return new Translation(
        StatementKind.of(tokens),
        Optional.empty(),
        ObjectNames.asWritten(sql, tokens),
        Optional.empty());
  }

  Translation withText(EngineText other) {
    return new Translation(kind, Optional.empty(), other, Optional.empty());
  }

  /// The columns that the translator announced.
  Optional<List<Column>> announced() {
    return translated.map(Run.Translated::columns);
  }

  boolean changesRows() {
    return kind.group() == StatementKind.Group.DML;
  }
}
