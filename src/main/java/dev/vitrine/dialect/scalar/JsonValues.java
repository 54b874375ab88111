package dev.vitrine.dialect.scalar;

import java.util.Comparator;

/// Values in normal form compared by what they are: numbers by value, texts by code point; see
/// [JsonSortKey] for the order across types.
final class JsonValues {

  static final Comparator<String> ORDER = Comparator.comparing(JsonSortKey::of, Json.KEY_ORDER);

  private JsonValues() {}

  /// One spelling for equal values, to look them up by.
  static String identity(String json) {
    boolean noPart = json.indexOf('e') < 0 && json.indexOf('.') < 0;
    boolean fixed = noPart || JsonScan.isText(json);
    return fixed ? json : JsonRewrite.BY_VALUE.apply(json);
  }

  static boolean isNumber(String json) {
    char first = json.charAt(0);
    return JsonScalars.isDigit(first) || first == '-' || first == 'N' || first == 'I';
  }
}
