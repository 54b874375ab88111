package dev.vitrine.snowflake.ddl;

import dev.vitrine.dialect.catalog.Constraint;
import dev.vitrine.dialect.syntax.Name;
import dev.vitrine.dialect.syntax.Parser;
import dev.vitrine.dialect.syntax.Query;
import dev.vitrine.dialect.syntax.Tokens;
import dev.vitrine.snowflake.Travel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A `CREATE TABLE` as it is written.
///
/// @param model of `LIKE` or `CLONE`
/// @param template a query that tells the columns
/// @param collation that its columns have by default
record TableSpec(
    Head head,
    Name name,
    List<ColumnSpec> columns,
    List<Constraint> keys,
    Map<String, String> properties,
    Optional<Query> query,
    Optional<Name> model,
    boolean clones,
    Optional<Query> template,
    String collation) {

  /// Reads what follows `CREATE … TABLE`.
  static TableSpec read(Head start, Tokens tokens) {
    Name name = new Parser(tokens).objectName();
    Head head = start.orIfNotExists(tokens);
    if (tokens.is("CLONE") || tokens.is("LIKE")) {
      boolean clones = tokens.next().is("CLONE");
      Name model = new Parser(tokens).objectName();
      Travel.refuse(tokens);
      Map<String, String> properties = Properties.read(tokens);
      return new TableSpec(
          head,
          name,
          List.of(),
          List.of(),
          properties,
          Optional.empty(),
          Optional.of(model),
          clones,
          Optional.empty(),
          "");
    }
    List<ColumnSpec> columns = new ArrayList<>();
    List<Constraint> keys = new ArrayList<>();
    Map<String, String> properties = new LinkedHashMap<>();
    if (tokens.isSymbol("(") && !isQuery(tokens)) {
      body(tokens, columns, keys);
    }
    properties.putAll(Properties.read(tokens));
    if (columns.isEmpty() && tokens.take("USING", "TEMPLATE")) {
      tokens.requireSymbol("(");
      Query template = new Parser(tokens).query();
      tokens.requireSymbol(")");
      properties.putAll(Properties.read(tokens));
      return described(head, name, List.of(), properties, Optional.of(template));
    }
    Optional<Query> query =
        tokens.take("AS") || isQuery(tokens)
            ? Optional.of(new Parser(tokens).query())
            : Optional.empty();
    properties.putAll(Properties.read(tokens));
    boolean complete = query.isPresent() || !columns.isEmpty();
    if (!complete || (query.isEmpty() && columns.stream().anyMatch(c -> c.type().isEmpty()))) {
      throw tokens.unexpected();
    }
    return new TableSpec(
        head,
        name,
        columns,
        keys,
        properties,
        query,
        Optional.empty(),
        false,
        Optional.empty(),
        "");
  }

  private static TableSpec described(
      Head head,
      Name name,
      List<ColumnSpec> columns,
      Map<String, String> properties,
      Optional<Query> template) {
    return new TableSpec(
        head,
        name,
        columns,
        List.of(),
        properties,
        Optional.empty(),
        Optional.empty(),
        false,
        template,
        "");
  }

  /// With the columns that the template told.
  TableSpec with(List<ColumnSpec> told) {
    return described(head, name, told, properties, Optional.empty());
  }

  /// With a collation for the columns that have none of their own.
  TableSpec in(String standard) {
    return new TableSpec(
        head,
        name,
        columns.stream().map(column -> column.in(standard)).toList(),
        keys,
        properties,
        query,
        model,
        clones,
        template,
        standard);
  }

  private static boolean isQuery(Tokens tokens) {
    return tokens.isSymbol("(") && new Parser(tokens).isQueryNext();
  }

  private static void body(Tokens tokens, List<ColumnSpec> columns, List<Constraint> keys) {
    tokens.requireSymbol("(");
    do {
      if (ColumnReader.isKeyNext(tokens)) {
        keys.add(ColumnReader.key(tokens));
      } else {
        columns.add(ColumnReader.ofTable(tokens));
      }
    } while (tokens.takeSymbol(","));
    tokens.requireSymbol(")");
  }

  /// Keys of the table and of its columns.
  List<Constraint> constraints() {
    List<Constraint> all = new ArrayList<>();
    columns.forEach(column -> all.addAll(column.constraints()));
    all.addAll(keys);
    return all;
  }
}
