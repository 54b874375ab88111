package dev.vitrine.dialect.scalar;

import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;

/// A JSON value as it is read, before it is written in normal form.
///
/// The normal form: keys sorted by code point, no blanks, exact numbers without idle zeros (`1.50`
/// is `1.5`, `1.0` is `1`), floating-point numbers always with an exponent (`1.5e0`), texts escaped
/// only where they must be. Two things that JSON cannot say are carried by spellings which the
/// normal form never has otherwise, and which every other reader takes for plain JSON:
/// - Snowflake's `undefined`, an array element that is SQL NULL, is `null` after a tab, also in
///   results, where only what is written for Snowflake's clients tells it from null;
/// - a date, time, timestamp or binary is a text whose first character is escaped (see
///   [TypedText]).
sealed interface Json {

  /// An array element that is SQL NULL.
  String UNDEFINED = "\tnull";

  String NULL = "null";

  /// By code points, as Snowflake sorts keys (its text is UTF-8).
  Comparator<String> KEY_ORDER = Json::compareKeys;

  /// A text, number, boolean or null in normal form.
  record Scalar(String normal) implements Json {}

  record Items(List<Json> values) implements Json {}

  record Members(SortedMap<String, Json> values) implements Json {}

  /// Normal form.
  static String write(Json value) {
    if (value instanceof Scalar(String normal)) {
      return normal;
    }
    StringBuilder out = new StringBuilder();
    write(value, out);
    return out.toString();
  }

  private static void write(Json value, StringBuilder out) {
    switch (value) {
      case Scalar(String normal) -> out.append(normal);
      case Items(List<Json> values) -> {
        String before = "[";
        for (Json item : values) {
          out.append(before);
          write(item, out);
          before = ",";
        }
        out.append(values.isEmpty() ? "[]" : "]");
      }
      case Members(SortedMap<String, Json> values) -> {
        String before = "{";
        for (var member : values.entrySet()) {
          out.append(before);
          JsonStrings.quote(member.getKey(), out);
          out.append(':');
          write(member.getValue(), out);
          before = ",";
        }
        out.append(values.isEmpty() ? "{}" : "}");
      }
    }
  }

  private static int compareKeys(String a, String b) {
    int common = Math.min(a.length(), b.length());
    for (int i = 0; i < common; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        boolean bothPlain = !Character.isSurrogate(x) && !Character.isSurrogate(y);
        return bothPlain ? x - y : Integer.compare(a.codePointAt(i), b.codePointAt(i));
      }
    }
    return a.length() - b.length();
  }
}
