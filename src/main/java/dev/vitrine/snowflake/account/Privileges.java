package dev.vitrine.snowflake.account;

import dev.vitrine.dialect.syntax.Tokens;
import dev.vitrine.dialect.translate.Problems;
import dev.vitrine.kernel.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The words of privileges, by the kind of object that they are on.
final class Privileges {

  static final String OWNERSHIP = "OWNERSHIP";

  private static final List<String> TABLE =
      List.of("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "REBUILD");
  private static final Map<String, List<String>> OF_KIND =
      Map.ofEntries(
          Map.entry("TABLE", TABLE),
          Map.entry("VIEW", List.of("SELECT", "REFERENCES")),
          Map.entry("MATERIALIZED VIEW", List.of("SELECT", "REFERENCES")),
          Map.entry("SEQUENCE", List.of("USAGE")),
          Map.entry("FILE FORMAT", List.of("USAGE")),
          Map.entry("FUNCTION", List.of("USAGE")),
          Map.entry("PROCEDURE", List.of("USAGE")),
          Map.entry("STAGE", List.of("USAGE", "READ", "WRITE")),
          Map.entry("WAREHOUSE", List.of("USAGE", "OPERATE", "MODIFY", "MONITOR", "APPLYBUDGET")),
          Map.entry("USER", List.of("MONITOR", "IMPERSONATE")),
          Map.entry("ROLE", List.of()),
          Map.entry(
              "SCHEMA",
              List.of(
                  "USAGE",
                  "MODIFY",
                  "MONITOR",
                  "CREATE TABLE",
                  "CREATE VIEW",
                  "CREATE SEQUENCE",
                  "CREATE STAGE",
                  "CREATE FILE FORMAT",
                  "CREATE FUNCTION",
                  "CREATE PROCEDURE")),
          Map.entry("DATABASE", List.of("USAGE", "MODIFY", "MONITOR", "CREATE SCHEMA")),
          Map.entry(
              "ACCOUNT",
              List.of(
                  "CREATE DATABASE",
                  "CREATE ROLE",
                  "CREATE USER",
                  "CREATE WAREHOUSE",
                  "MANAGE GRANTS",
                  "MONITOR USAGE")));

  private Privileges() {}

  /// Reads up to `ON`.
  ///
  /// @return upper-case; `ALL` alone for all
  static List<String> read(Tokens tokens) {
    List<String> privileges = new ArrayList<>();
    do {
      StringBuilder words = new StringBuilder(tokens.ident().name());
      while (!tokens.isSymbol(",") && !tokens.is("ON") && !tokens.isAtEnd()) {
        words.append(' ').append(tokens.ident().name());
      }
      privileges.add(words.toString());
    } while (tokens.takeSymbol(","));
    tokens.require("ON");
    return privileges.equals(List.of("ALL PRIVILEGES")) ? List.of("ALL") : privileges;
  }

  /// Each of them; for `ALL` every one of the kind.
  static List<String> expanded(List<String> privileges, String kind) {
    List<String> known = OF_KIND.getOrDefault(kind, List.of());
    if (privileges.equals(List.of("ALL"))) {
      return known;
    }
    for (String privilege : privileges) {
      boolean open = List.of("SCHEMA", "DATABASE", "ACCOUNT").contains(kind);
      boolean right =
          known.contains(privilege)
              || privilege.equals(OWNERSHIP)
              || (open && !TABLE.contains(privilege))
              || !OF_KIND.containsKey(kind);
      if (!right) {
        throw Problems.plain(
            ErrorCode.COMPILATION,
            "Invalid object type '" + kind + "' for privilege '" + privilege + "'");
      }
    }
    return privileges;
  }
}
