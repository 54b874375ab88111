package dev.vitrine.warehouses.duckdb;

import dev.vitrine.dialect.EngineText;
import dev.vitrine.dialect.Gate;
import dev.vitrine.dialect.NamespaceCommand;
import dev.vitrine.dialect.ObjectNames;
import dev.vitrine.dialect.StatementKind;
import dev.vitrine.kernel.lex.Escapes;
import dev.vitrine.kernel.lex.Lexer;
import dev.vitrine.kernel.lex.Token;
import dev.vitrine.warehouses.Settings;
import java.util.List;
import java.util.Optional;

/// A statement that passed the gate.
///
/// @param command what it is when it is about databases and schemas
/// @param text what the engine gets otherwise
record Translation(StatementKind kind, Optional<NamespaceCommand> command, EngineText text) {

  static Translation of(String sql, Settings settings, Gate gate) {
    List<Token> tokens = Lexer.tokens(sql, Escapes.STANDARD);
    gate.check(sql, tokens);
    Optional<NamespaceCommand> command = NamespaceCommand.of(sql, tokens);
    EngineText text =
        command.isPresent()
            ? EngineText.internal("")
            : ObjectNames.toEngine(sql, tokens, settings.database(), settings.schema());
    return new Translation(StatementKind.of(tokens), command, text);
  }

  Translation withText(EngineText other) {
    return new Translation(kind, Optional.empty(), other);
  }

  boolean changesRows() {
    return kind.group() == StatementKind.Group.DML;
  }
}
