package dev.vitrine.dialect.translate;

import dev.vitrine.dialect.StringLiterals;
import dev.vitrine.dialect.scalar.RowPattern;
import dev.vitrine.dialect.syntax.Expr;
import dev.vitrine.dialect.syntax.Ident;
import dev.vitrine.dialect.syntax.Query.Item;
import dev.vitrine.dialect.syntax.Relation;
import dev.vitrine.dialect.translate.Source.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// `MATCH_RECOGNIZE`: the rows of each partition are numbered, each gets a character that says
/// which symbols it may be, a function matches the pattern over these characters (`sf_match_rows`),
/// and the rows of each match come back with their number, place and symbol.
final class MatchRecognize {

  private final Relation.MatchRecognize match;
  private final Translator translator;
  private final Source source;
  private final MatchRows rows;
  private final MatchDefinitions definitions;
  private final ExpressionTranslator given;
  private final String alias;
  private final List<String> items = new ArrayList<>();
  private final List<Field> fields = new ArrayList<>();

  private MatchRecognize(
      Relation.MatchRecognize match,
      RelationTranslator relations,
      Translator translator,
      Scope scope) {
    this.match = match;
    this.translator = translator;
    this.source = relations.source(match.relation());
    RowPattern pattern = RowPattern.of(match.pattern());
    this.rows = new MatchRows(match, source, pattern.symbols(), translator, scope);
    this.definitions = new MatchDefinitions(match, rows, pattern.firstSymbol());
    Scope own = scope.withoutSources();
    own.add(source);
    this.given = translator.expressions(own);
    this.alias = translator.fresh("t");
  }

  static Source translate(
      Relation.MatchRecognize match,
      RelationTranslator relations,
      Translator translator,
      Scope scope) {
    return relations.renamed(
        new MatchRecognize(match, relations, translator, scope).source(), match.alias());
  }

  private Source source() {
    List<Typed> keys = given.translate(match.partition());
    String order = match.order().isEmpty() ? "" : " ORDER BY " + given.sortKeys(match.order());
    String character = definitions.character();
    String chosen = chosen(keys);
    String sql =
        "(WITH base AS MATERIALIZED (SELECT "
            + rows.columns()
            + keyColumns(keys)
            + ", "
            + partition(keys)
            + " AS pid, row_number() OVER ("
            + by(keys)
            + order
            + ") AS rn FROM "
            + source.sql()
            + "), seen AS MATERIALIZED (SELECT n.*"
            + rows.around()
            + " FROM base AS n), "
            + found(character)
            + " "
            + chosen
            + ") AS "
            + alias;
    return new Source(
        Optional.of(match.alias().map(a -> a.name().name()).orElse("MATCH_RECOGNIZE")),
        List.of(),
        sql,
        fields);
  }

  private static String by(List<Typed> keys) {
    return keys.isEmpty()
        ? ""
        : "PARTITION BY " + keys.stream().map(Typed::comparable).collect(Collectors.joining(", "));
  }

  private static String partition(List<Typed> keys) {
    return keys.isEmpty()
        ? "1"
        : "dense_rank() OVER (ORDER BY "
            + keys.stream().map(Typed::comparable).collect(Collectors.joining(", "))
            + ")";
  }

  private static String keyColumns(List<Typed> keys) {
    StringBuilder sql = new StringBuilder();
    for (int i = 0; i < keys.size(); i++) {
      sql.append(", ").append(keys.get(i).exactly().sql()).append(" AS k").append(i + 1);
    }
    return sql.toString();
  }

  /// From characters to the rows of matches.
  private String found(String character) {
    boolean byStart = definitions.dependsOnStart();
    return "marked AS (SELECT n.pid, n.rn, "
        + (byStart ? "s.rn" : "1")
        + " AS start, "
        + character
        + " AS mark FROM seen AS n"
        + (byStart ? " JOIN seen AS s ON s.pid = n.pid AND s.rn <= n.rn" : "")
        + "), found AS (SELECT pid, unnest(string_split(sf_match_rows(string_agg(mark, '' ORDER BY"
        + " start, rn), count(*) FILTER (WHERE start = 1), "
        + StringLiterals.quoted(match.pattern())
        + ", "
        + StringLiterals.quoted(skip())
        + "), chr(10))) AS hit FROM marked GROUP BY pid), hits AS (SELECT pid, "
        + part(1, "mno")
        + ", "
        + part(2, "rn")
        + ", "
        + part(3, "seq")
        + ", "
        + part(4, "sym")
        + ", "
        + part(5, "left_out")
        + " FROM found WHERE hit <> '')";
  }

  private static String part(int number, String name) {
    return "CAST(split_part(hit, '|', " + number + ") AS BIGINT) AS " + name;
  }

  private String skip() {
    return switch (match.skip().kind()) {
      case "PAST LAST ROW" -> "PAST";
      case "TO NEXT ROW" -> "NEXT";
      default ->
          (match.skip().kind().equals("TO FIRST") ? "FIRST" : "LAST")
              + match.skip().symbol().stream()
                  .map(name -> rows.set(new Ident(name, true, match.patternSpan())))
                  .flatMap(symbols -> symbols.stream().map(symbol -> " " + symbol))
                  .collect(Collectors.joining());
    };
  }

  /// The columns of the result and the query that gives them.
  private String chosen(List<Typed> keys) {
    if (match.allRows()) {
      allColumns();
    } else {
      for (int i = 0; i < keys.size(); i++) {
        add(
            name(match.partition().get(i)),
            Typed.of("first(n.k" + (i + 1) + ")", keys.get(i).type()));
      }
    }
    MatchMeasures measures = new MatchMeasures(rows, match.allRows());
    for (Item item : match.measures()) {
      String name = item.alias().map(Ident::name).orElseGet(() -> name(item.value()));
      Typed value = measures.measure(item.value()).exactly();
      add(name, match.withUnmatched() ? ofMatched(value) : value);
    }
    return "SELECT " + String.join(", ", items) + joined();
  }

  private static Typed ofMatched(Typed value) {
    return Typed.of("(CASE WHEN h.mno IS NOT NULL THEN " + value.sql() + " END)", value.type());
  }

  private String joined() {
    String on = " ON h.pid = n.pid AND h.rn = n.rn";
    if (!match.allRows()) {
      return " FROM hits AS h JOIN seen AS n" + on + " GROUP BY h.pid, h.mno ORDER BY h.pid, h.mno";
    }
    String kept = match.withUnmatched() ? "coalesce(h.left_out, 0) = 0" : "h.left_out = 0";
    String empty = match.omitEmpty() ? " AND coalesce(h.seq, 1) > 0" : "";
    // rows that are left out still count in the measures of the others
    return " FROM seen AS n "
        + (match.withUnmatched() ? "LEFT JOIN" : "JOIN")
        + " hits AS h"
        + on
        + (items.stream().anyMatch(item -> item.contains(" OVER (")) ? " QUALIFY " : " WHERE ")
        + kept
        + empty
        + " ORDER BY n.pid, coalesce(h.mno, 0), n.rn";
  }

  private void allColumns() {
    for (int i = 0; i < source.columns().size(); i++) {
      Field field = source.columns().get(i);
      if (!field.hidden()) {
        add(field.name(), Typed.of("n.b" + (i + 1), field.value().type()));
      }
    }
  }

  private void add(String name, Typed value) {
    String column = Rows.engineColumn(items.size());
    items.add(value.sql() + " AS " + column);
    fields.add(
        new Field(
            name,
            new Typed(alias + "." + column, value.type(), true, null, value.isNull()),
            false));
  }

  private String name(Expr expression) {
    return expression instanceof Expr.ColumnRef column
        ? column.last().name()
        : expression.span().of(translator.problems().text()).toUpperCase(Locale.ROOT);
  }
}
