package dev.vitrine.dialect;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.kernel.lex.Token;
import java.util.List;
import java.util.Optional;

/// A statement about databases and schemas, which the engine has not in Snowflake's sense: it is
/// read here and carried out by the warehouse. Names are folded as stored.
public sealed interface NamespaceCommand {

  /// What to do when the thing is there already.
  enum IfThere {
    FAIL,
    KEEP,
    REPLACE
  }

  record UseDatabase(String name) implements NamespaceCommand {}

  record UseSchema(Optional<String> database, String name) implements NamespaceCommand {}

  /// `USE x`, which names a database or, failing that, a schema.
  record UseEither(String name) implements NamespaceCommand {}

  /// `USE WAREHOUSE`, `USE ROLE`, `USE SECONDARY ROLES`: nothing that the engine knows.
  record UseOther() implements NamespaceCommand {}

  record CreateDatabase(String name, IfThere ifThere) implements NamespaceCommand {}

  record CreateSchema(Optional<String> database, String name, IfThere ifThere)
      implements NamespaceCommand {}

  record DropDatabase(String name, boolean ifExists) implements NamespaceCommand {}

  record DropSchema(Optional<String> database, String name, boolean ifExists, boolean cascade)
      implements NamespaceCommand {}

  record ShowDatabases() implements NamespaceCommand {}

  record ShowSchemas(Optional<String> database) implements NamespaceCommand {}

  /// The command that the tokens are, if they are one.
  ///
  /// @throws SqlError `SYNTAX` where a name is missing
  static Optional<NamespaceCommand> of(String text, List<Token> tokens) {
    if (tokens.isEmpty() || tokens.getFirst().kind() != Token.Kind.WORD) {
      return Optional.empty();
    }
    Words words = new Words(text, tokens);
    return switch (tokens.getFirst().upper()) {
      case "USE" -> Optional.of(use(words.skip("USE")));
      case "CREATE" -> create(words.skip("CREATE"));
      case "DROP" -> drop(words.skip("DROP"));
      case "SHOW" -> show(words.skip("SHOW"));
      default -> Optional.empty();
    };
  }

  private static NamespaceCommand use(Words words) {
    if (words.take("WAREHOUSE") || words.take("ROLE") || words.take("SECONDARY")) {
      return new UseOther();
    }
    if (words.take("DATABASE") || words.take("CATALOG")) {
      return new UseDatabase(words.lastName(1).last());
    }
    boolean schema = words.take("SCHEMA");
    DottedName name = words.lastName(2);
    if (name.size() == 2) {
      return new UseSchema(Optional.of(name.parts().getFirst()), name.last());
    }
    return schema ? new UseSchema(Optional.empty(), name.last()) : new UseEither(name.last());
  }

  private static Optional<NamespaceCommand> create(Words words) {
    boolean replace = words.take("OR") && words.take("REPLACE");
    words.take("TRANSIENT");
    boolean database = words.take("DATABASE");
    if (!database && !words.take("SCHEMA")) {
      return Optional.empty();
    }
    boolean keep = words.take("IF") && words.take("NOT") && words.take("EXISTS");
    IfThere ifThere = replace ? IfThere.REPLACE : keep ? IfThere.KEEP : IfThere.FAIL;
    DottedName name = words.name(database ? 1 : 2);
    return Optional.of(
        database
            ? new CreateDatabase(name.last(), ifThere)
            : new CreateSchema(database(name), name.last(), ifThere));
  }

  private static Optional<NamespaceCommand> drop(Words words) {
    boolean database = words.take("DATABASE");
    if (!database && !words.take("SCHEMA")) {
      return Optional.empty();
    }
    boolean ifExists = words.take("IF") && words.take("EXISTS");
    DottedName name = words.name(database ? 1 : 2);
    boolean restrict = words.take("RESTRICT");
    return Optional.of(
        database
            ? new DropDatabase(name.last(), ifExists)
            : new DropSchema(database(name), name.last(), ifExists, !restrict));
  }

  private static Optional<NamespaceCommand> show(Words words) {
    words.take("TERSE");
    if (words.take("DATABASES")) {
      return words.isAtEnd() ? Optional.of(new ShowDatabases()) : Optional.empty();
    }
    if (!words.take("SCHEMAS")) {
      return Optional.empty();
    }
    if (!words.take("IN")) {
      return words.isAtEnd() ? Optional.of(new ShowSchemas(Optional.empty())) : Optional.empty();
    }
    words.take("DATABASE");
    return Optional.of(new ShowSchemas(Optional.of(words.lastName(1).last())));
  }

  private static Optional<String> database(DottedName name) {
    return name.size() == 2 ? Optional.of(name.parts().getFirst()) : Optional.empty();
  }

  /// Reads a statement's words from left to right.
  final class Words {
    private final String text;
    private final List<Token> tokens;
    private int at;

    Words(String text, List<Token> tokens) {
      this.text = text;
      this.tokens = tokens;
    }

    Words skip(String word) {
      take(word);
      return this;
    }

    boolean take(String word) {
      boolean found = at < tokens.size() && tokens.get(at).is(word);
      at += found ? 1 : 0;
      return found;
    }

    boolean isAtEnd() {
      return at >= tokens.size();
    }

    /// A name that ends the statement.
    DottedName lastName(int maxParts) {
      DottedName name = name(maxParts);
      if (!isAtEnd()) {
        throw Syntax.unexpected(text, tokens.get(at));
      }
      return name;
    }

    DottedName name(int maxParts) {
      if (isAtEnd()) {
        throw Syntax.unexpectedEnd(text);
      }
      Token first = tokens.get(at);
      if (!first.isName()) {
        throw Syntax.unexpected(text, first);
      }
      DottedName name = DottedName.at(tokens, at);
      if (name.size() > maxParts) {
        throw Syntax.unexpected(text, tokens.get(name.start() + 2 * maxParts - 1));
      }
      if (name.parts().stream().anyMatch(part -> part.indexOf('.') >= 0 || part.isEmpty())) {
        throw new SqlError(
            ErrorCode.COMPILATION,
            "the name of a database or a schema cannot be empty or hold a point: " + name.last());
      }
      at = name.end();
      return name;
    }
  }
}
