package dev.vitrine.dialect.translate.functions;

import dev.vitrine.dialect.StringLiterals;
import dev.vitrine.dialect.translate.Casts;
import dev.vitrine.dialect.translate.Let;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.kernel.SqlType.Kind;
import java.math.BigDecimal;
import java.util.Optional;

/// Aggregates that collect values: `LISTAGG`, `ARRAY_AGG`, `OBJECT_AGG`, `MIN_BY` and their like.
/// NULLs are left out; of no rows comes an empty text, array or object.
final class Collecting implements Family {

  @Override
  public void register(Registry registry) {
    registry.aggregate("LISTAGG", 1, 2, Collecting::text);
    registry.alias("STRING_AGG", "LISTAGG");
    registry.aggregate("ARRAY_AGG", 1, 1, Collecting::array);
    registry.alias("ARRAYAGG", "ARRAY_AGG");
    registry.aggregate(
        "ARRAY_UNIQUE_AGG",
        1,
        1,
        call -> {
          Typed value = call.arg(0).exactly();
          return jsonOfList("list_sort(" + call.distinct("list", value.sql()) + ")", value);
        });
    registry.aggregate("ARRAY_UNION_AGG", 1, 1, Collecting::union);
    registry.aggregate("OBJECT_AGG", 2, 2, Collecting::object);
    registry.aggregate("MIN_BY", 2, 3, call -> by("arg_min", call));
    registry.aggregate("MAX_BY", 2, 3, call -> by("arg_max", call));
  }

  /// A value as JSON text.
  static String json(Typed value) {
    return "CAST(" + Casts.implicit(value, SqlType.VARIANT).sql() + " AS VARCHAR)";
  }

  private static String separator(FunctionCall call) {
    if (call.count() < 2 || call.arg(1).isNull()) {
      return "''";
    }
    return StringLiterals.quoted(
        call.constantText(1)
            .or(() -> written(call.arg(1)))
            .orElseThrow(() ->
                call.error(
                    ErrorCode.COMPILATION, "the delimiter of LISTAGG must be a constant text")));
  }

  /// A number's digits.
  private static Optional<String> written(Typed value) {
    return value.constant() instanceof BigDecimal number
        ? Optional.of(number.toPlainString())
        : Optional.empty();
  }

  private static Typed text(FunctionCall call) {
    if (call.args().stream().anyMatch(Collecting::isUnwritten)) {
      throw call.invalidTypes();
    }
    String separator = separator(call);
    Typed value = call.arg(0);
    Typed text = Casts.implicit(value, SqlType.TEXT);
    String sql =
        orderedUnlike(call, text)
            ? joined(call.aggregate("list", value.exactly().sql()), value, separator)
            : call.aggregate("string_agg", text.sql() + ", " + separator);
    return Typed.of("coalesce(" + sql + ", '')", SqlType.TEXT);
  }

  /// What no text is made of unasked.
  private static boolean isUnwritten(Typed value) {
    return value.is(Kind.BINARY) || value.is(Kind.OBJECT) || value.is(Kind.ARRAY);
  }

  /// The engine wants distinct values ordered by themselves.
  private static boolean orderedUnlike(FunctionCall call, Typed collected) {
    return call.syntax().distinct()
        && !call.syntax().within().isEmpty()
        && !collected.sql().equals(call.arg(0).sql());
  }

  private static String joined(String list, Typed value, String separator) {
    return Let.one(
        list,
        name ->
            "array_to_string(list_transform(list_filter("
                + name
                + ", lambda sf_e: sf_e IS NOT NULL), lambda sf_e: "
                + Casts.implicit(Typed.of("sf_e", value.type()), SqlType.TEXT).sql()
                + "), "
                + separator
                + ")");
  }

  private static Typed array(FunctionCall call) {
    Typed value = call.arg(0).exactly();
    if (call.syntax().distinct()) {
      return jsonOfList(call.aggregate("list", value.sql()), value);
    }
    return ofJson(call.aggregate("string_agg", json(value) + ", ','"), SqlType.ARRAY);
  }

  private static Typed jsonOfList(String list, Typed value) {
    String texts =
        Let.one(
            list,
            name ->
                "array_to_string(list_transform(list_filter("
                    + name
                    + ", lambda sf_e: sf_e IS NOT NULL), lambda sf_e: "
                    + json(Typed.of("sf_e", value.type()))
                    + "), ',')");
    return ofJson(texts, SqlType.ARRAY);
  }

  /// Items with commas between, NULL for none, as an array or an object.
  private static Typed ofJson(String items, SqlType type) {
    boolean array = type.equals(SqlType.ARRAY);
    return Typed.of(
        "(%s || coalesce(%s, '') || %s)"
            .formatted(array ? "'['" : "'{'", items, array ? "']'" : "'}'"),
        type);
  }

  /// All values of all arrays, each as often as in the array that has it most often.
  private static Typed union(FunctionCall call) {
    Typed value = call.arg(0);
    if (!value.isSemiStructured()) {
      throw call.invalidTypes();
    }
    String arrays = call.aggregate("string_agg", json(value) + ", ','");
    return Typed.of("sf_array_union(('[' || coalesce(" + arrays + ", '') || ']'))", SqlType.ARRAY);
  }

  /// Keys in order; a key that comes twice is an error.
  private static Typed object(FunctionCall call) {
    Typed value = call.arg(1);
    String pair = "{'k': " + call.textSql(0) + ", 'v': " + json(value) + "}";
    String entries =
        Let.one(
            "list_filter("
                + call.aggregate("list", pair)
                + ", lambda sf_e: sf_e.k IS NOT NULL AND sf_e.v IS NOT NULL)",
            Collecting::entries);
    return ofJson(entries, SqlType.OBJECT);
  }

  private static String entries(String name) {
    String keys = "list_transform(" + name + ", lambda sf_e: sf_e.k)";
    return "CASE WHEN len(list_distinct("
        + keys
        + ")) < len("
        + name
        + ") THEN error('VITRINE:"
        + ErrorCode.DUPLICATE_FIELD.code()
        + ":Duplicate field key ''' || list_mode("
        + keys
        + ") || '''') ELSE array_to_string(list_transform(list_sort("
        + name
        + "), lambda sf_e: sf_json_text(sf_e.k) || ':' || sf_e.v), ',') END";
  }

  /// The value in the row where another one is least or greatest; with a number, an array of them.
  private static Typed by(String function, FunctionCall call) {
    Typed value = call.arg(0).exactly();
    String key = call.arg(1).exactly().comparable();
    if (call.count() == 3) {
      call.requireWithin(2, 1, 1000, "Number of values must be from 1 to 1000");
      String list = call.aggregate(function, json(value) + ", " + key + ", " + call.integer(2));
      return ofJson("array_to_string(" + list + ", ',')", SqlType.ARRAY);
    }
    return Typed.of(call.aggregate(function + "_null", value.sql() + ", " + key), value.type());
  }
}
