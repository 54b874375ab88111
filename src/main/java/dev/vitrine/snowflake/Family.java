package dev.vitrine.snowflake;

import dev.vitrine.dialect.syntax.Tokens;
import java.util.Optional;

/// Statements that belong together: what they look like and what they do.
public interface Family {

  /// A statement that was read.
  @FunctionalInterface
  interface Command {
    Answer run(Context context);
  }

  /// Reads a statement of this family; empty for one of another, with `tokens` where they were.
  ///
  /// @throws dev.vitrine.kernel.SqlError `SYNTAX` once it is sure to be one of this family
  Optional<Command> read(Tokens tokens);
}
