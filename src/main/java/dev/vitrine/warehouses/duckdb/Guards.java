package dev.vitrine.warehouses.duckdb;

import java.util.List;

/// Macros that stand before functions which allocate, or work, by argument. Such a call is outside
/// the engine's memory limit and cannot be interrupted, so the bound must hold before it starts,
/// and since constants are folded while a statement is planned, it must lie inside the argument: a
/// condition around the call comes too late.
///
/// Every function in them is written with its schema: a macro's body is bound where it is used, and
/// a user's own `length` would otherwise be asked.
final class Guards {

  /// The database that holds the macros.
  static final String DATABASE = "__vitrine_guard";

  /// Begins every message of a bound; [EngineErrors] knows it.
  static final String MESSAGE = "argument limit exceeded: ";

  private static final String S = "system.main.";

  private final int bytes;

  Guards(int bytes) {
    this.bytes = bytes;
  }

  /// Statements that make the macros.
  List<String> statements() {
    return List.of(
        "attach ':memory:' as " + DATABASE,
        macro(
            "repeat",
            "(s, n) as "
                + call("repeat", "s", atMost(product(length("s"), "n"), "n::bigint", "repeat"))),
        macro(
            "lpad",
            "(s, n, p) as " + call("lpad", "s", atMost("n::double", "n::integer", "lpad"), "p")),
        macro(
            "rpad",
            "(s, n, p) as " + call("rpad", "s", atMost("n::double", "n::integer", "rpad"), "p")),
        macro(
            "replace",
            "(s, a, b) as "
                + call(
                    "replace", "s", "a", atMost(grown(length("s"), length("b")), "b", "replace"))),
        macro(
            "regexp_replace", "(s, r, b) as " + regexp("") + ", (s, r, b, o) as " + regexp(", o")),
        macro("range", series("range")),
        macro("generate_series", series("generate_series")),
        macro("array_to_string", "(l, s) as " + join("array_to_string", "l", "s")),
        aggregate("list_aggregate"),
        aggregate("list_aggr"),
        aggregate("array_aggregate"),
        aggregate("array_aggr"),
        aggregate("aggregate"),
        resize("list_resize"),
        resize("array_resize"),
        pair("levenshtein"),
        pair("editdist3"),
        pair("damerau_levenshtein"),
        pair("jaccard"),
        scored("jaro_similarity"),
        scored("jaro_winkler_similarity"),
        macro(
            "bar",
            "(x, a, b) as "
                + call("bar", "x", "a", "b")
                + ", (x, a, b, w) as "
                + call("bar", "x", "a", "b", atMost("w", "w", "bar"))),
        macro(
            "bitstring",
            "(x, n) as " + call("bitstring", "x", atMost("n::double", "n::integer", "bitstring"))),
        split("string_split"),
        split("str_split"),
        split("split"),
        split("string_to_array"),
        regexpSplit("regexp_split_to_array"),
        regexpSplit("str_split_regex"),
        regexpSplit("string_split_regex"),
        macro(
            "regexp_extract_all",
            extract("", "r")
                + ", "
                + extract(", g", "r, g")
                + ", "
                + extract(", g, o", "r, g, o")));
  }

  private static String macro(String name, String definition) {
    return "create macro " + DATABASE + ".main." + name + definition;
  }

  private static String call(String function, String... arguments) {
    return S + function + "(" + String.join(", ", arguments) + ")";
  }

  private static String length(String text) {
    return call("length", text);
  }

  /// A product that is a large number rather than an overflow.
  private static String product(String a, String b) {
    return "(" + a + "::double * " + b + "::double)";
  }

  /// Every character becomes the replacement.
  private static String grown(String text, String by) {
    return product("(" + text + ")", by);
  }

  private String atMost(String size, String value, String function) {
    return atMost(size, value, function, bytes);
  }

  private static String atMost(String size, String value, String function, long limit) {
    return "case when "
        + size
        + " > "
        + limit
        + " then "
        + S
        + "error('"
        + MESSAGE
        + function
        + " would go beyond "
        + limit
        + "') else "
        + value
        + " end";
  }

  private String regexp(String options) {
    String bound = atMost(grown(length("s"), length("b")), "b", "regexp_replace");
    return S + "regexp_replace(s, r, " + bound + options + ")";
  }

  private String series(String name) {
    long count = bytes / Long.BYTES;
    String whole = atMost("(b::double - a::double)", "b", name, count);
    String steps = "system.main.abs((b::double - a::double) / nullif(s::double, 0))";
    String spans =
        "system.main.abs((system.main.epoch(b) - system.main.epoch(a))"
            + " / nullif(system.main.epoch(s), 0))";
    return "(b bigint) as "
        + call(name, atMost("b", "b", name, count))
        + ", (a bigint, b bigint) as "
        + call(name, "a", whole)
        + ", (a bigint, b bigint, s bigint) as "
        + call(name, "a", atMost(steps, "b", name, count), "s")
        + ", (a timestamp, b timestamp, s interval) as "
        + call(name, "a", atMost(spans, "b", name, count), "s")
        + ", (a timestamptz, b timestamptz, s interval) as "
        + call(name, "a", atMost(spans, "b", name, count), "s");
  }

  /// The separator must stay the constant that it is, so the list bears the bound.
  private String join(String function, String list, String separator) {
    String size = product(call("len", list), length(separator));
    return call(function, atMost(size, list, function), separator);
  }

  private String aggregate(String name) {
    String size = product(call("len", "l"), length("a::varchar"));
    String bounded = call(name, atMost(size, "l", name), "f", "a");
    return macro(name, "(l, f) as " + call(name, "l", "f") + ", (l, f, a) as " + bounded);
  }

  private String resize(String name) {
    String bounded = atMost("n::double", "n::bigint", name, bytes / Long.BYTES);
    return macro(
        name,
        "(l, n) as "
            + call(name, "l", bounded)
            + ", (l, n, v) as "
            + call(name, "l", bounded, "v"));
  }

  /// Work grows with the product of the lengths; a million steps a pair are a second for a vector.
  private static String bounded(String name) {
    return atMost(product(length("a"), length("b")), "b", name, 1_000_000);
  }

  private static String pair(String name) {
    return macro(name, "(a, b) as " + call(name, "a", bounded(name)));
  }

  private static String scored(String name) {
    return macro(
        name,
        "(a, b) as "
            + call(name, "a", bounded(name))
            + ", (a, b, c) as "
            + call(name, "a", bounded(name), "c"));
  }

  /// A list entry takes sixteen times the character that it holds.
  private String split(String name) {
    return macro(name, "(s, d) as " + call(name, atMost(length("s"), "s", name, 4L * bytes), "d"));
  }

  private String regexpSplit(String name) {
    String text = atMost(length("s"), "s", name, 4L * bytes);
    return macro(
        name,
        "(s, d) as " + call(name, text, "d") + ", (s, d, o) as " + call(name, text, "d", "o"));
  }

  private String extract(String more, String arguments) {
    String text = atMost(length("s"), "s", "regexp_extract_all", 4L * bytes);
    return "(s, r" + more + ") as " + call("regexp_extract_all", text, arguments);
  }
}
