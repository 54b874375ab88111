package dev.vitrine.dialect.scalar;

import java.util.Comparator;

/// Values in normal form compared by what they are: numbers by value, texts by code point, null
/// above all, `undefined` above that; across types in the order of [#rank].
final class JsonValues {

  static final Comparator<String> ORDER = JsonValues::compare;

  private JsonValues() {}

  /// One spelling for equal values, to look them up by.
  static String identity(String json) {
    boolean fixed = json.indexOf('e') < 0 || JsonScan.isText(json);
    return fixed ? json : JsonRewrite.BY_VALUE.apply(json);
  }

  static boolean equal(String a, String b) {
    return a.equals(b) || identity(a).equals(identity(b));
  }

  static boolean isNumber(String json) {
    return rank(json) == 1;
  }

  private static int compare(String a, String b) {
    int ranks = rank(a) - rank(b);
    if (ranks != 0) {
      return ranks;
    }
    return switch (rank(a)) {
      case 1 -> JsonNumbers.compare(a, b);
      case 2 -> Json.KEY_ORDER.compare(JsonStrings.decode(a), JsonStrings.decode(b));
      default -> Json.KEY_ORDER.compare(identity(a), identity(b));
    };
  }

  private static int rank(String json) {
    return switch (json.charAt(0)) {
      case 't', 'f' -> 0;
      case '"' -> 2;
      case '[' -> 3;
      case '{' -> 4;
      case 'n' -> 5;
      case ' ' -> 6;
      default -> 1;
    };
  }
}
