package dev.vitrine.snowflake.ddl;

import dev.vitrine.dialect.Syntax;
import dev.vitrine.dialect.syntax.Tokens;
import dev.vitrine.dialect.translate.Problems;
import dev.vitrine.kernel.lex.Token;
import java.util.LinkedHashMap;
import java.util.Map;

/// What stands behind the columns of a table and its like: `CLUSTER BY (a)`, `COMMENT = 'x'`, `COPY
/// GRANTS`, `DATA_RETENTION_TIME_IN_DAYS = 1` and whatever else has the form `NAME = value`.
final class Properties {

  static final String COMMENT = "COMMENT";
  static final String CLUSTER_BY = "CLUSTER_BY";
  static final String COPY_GRANTS = "COPY_GRANTS";
  static final String MANAGED_ACCESS = "MANAGED_ACCESS";

  private final Tokens tokens;
  private final Map<String, String> found = new LinkedHashMap<>();

  private Properties(Tokens tokens) {
    this.tokens = tokens;
  }

  /// Reads as many as there are, by upper-case name; texts without their quotes, lists as written.
  static Map<String, String> read(Tokens tokens) {
    Properties properties = new Properties(tokens);
    while (properties.one()) {
      tokens.takeSymbol(",");
    }
    return properties.found;
  }

  private boolean one() {
    if (tokens.take("COPY", "GRANTS")) {
      found.put(COPY_GRANTS, "TRUE");
    } else if (tokens.take("CLUSTER", "BY")) {
      tokens.take("LINEAR");
      found.put(CLUSTER_BY, group());
    } else if (tokens.take("WITH", "MANAGED", "ACCESS")) {
      found.put(MANAGED_ACCESS, "TRUE");
    } else if (policy()) {
      throw Problems.unsupported("POLICY");
    } else if (tokens.is("WITH", "TAG") || tokens.is("TAG")) {
      throw Problems.unsupported("TAG");
    } else if (tokens.is("WITH", "CONTACT")) {
      throw Problems.unsupported("CONTACT");
    } else if (tokens.peek().kind() == Token.Kind.WORD && isAssignment()) {
      assignment();
    } else {
      return false;
    }
    return true;
  }

  private boolean policy() {
    int ahead = tokens.is("WITH") ? 1 : 0;
    boolean kind = tokens.peek(ahead).is("AGGREGATION") || tokens.peek(ahead).is("JOIN");
    return (tokens.peek(ahead).is("ROW") && tokens.peek(ahead + 1).is("ACCESS"))
        || (tokens.peek(ahead).is("STORAGE") && tokens.peek(ahead + 1).is("LIFECYCLE"))
        || (kind && tokens.peek(ahead + 1).is("POLICY"));
  }

  /// `COMMENT 'x'` is the only one that may stand without its sign.
  private boolean isAssignment() {
    return tokens.peek(1).isSymbol("=")
        || (tokens.is("COMMENT") && tokens.peek(1).kind() == Token.Kind.STRING);
  }

  private void assignment() {
    String name = tokens.next().upper();
    tokens.takeSymbol("=");
    found.put(name, value());
  }

  private String value() {
    if (tokens.isSymbol("(")) {
      return group();
    }
    return tokens
        .takeString()
        .orElseGet(() -> {
          String sign = tokens.takeSymbol("-") ? "-" : "";
          Token token = tokens.next();
          boolean plain = token.isName() || token.kind() == Token.Kind.NUMBER;
          if (!plain) {
            throw Syntax.unexpected(tokens.text(), token);
          }
          return sign + token.text();
        });
  }

  /// Everything up to the bracket that closes the next one, brackets included.
  private String group() {
    int start = tokens.start();
    tokens.requireSymbol("(");
    int depth = 1;
    while (depth > 0) {
      Token token = tokens.next();
      depth += token.isSymbol("(") ? 1 : token.isSymbol(")") ? -1 : 0;
    }
    return tokens.since(start).of(tokens.text());
  }
}
