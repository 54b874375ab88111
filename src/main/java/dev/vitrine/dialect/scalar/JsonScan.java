package dev.vitrine.dialect.scalar;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds parts of a JSON text in normal form without reading it into objects: an element or member
/// is a piece of the text. Nothing recurses; each call is linear in the text.
final class JsonScan {

  private JsonScan() {}

  static boolean isArray(String json) {
    return json.startsWith("[");
  }

  static boolean isObject(String json) {
    return json.startsWith("{");
  }

  static boolean isText(String json) {
    return json.startsWith("\"");
  }

  /// The elements, [Json#UNDEFINED] among them; null if the value is no array.
  static @Nullable List<String> items(String json) {
    if (!isArray(json)) {
      return null;
    }
    List<String> items = new ArrayList<>();
    int at = skip(json, 1);
    while (json.charAt(at) != ']') {
      int end = end(json, at);
      items.add(piece(json, at, end));
      at = next(json, end);
    }
    return items;
  }

  /// The element at an index from 0; null beyond the array, for `undefined` and for no array.
  static @Nullable String item(String json, long index) {
    if (!isArray(json) || index < 0) {
      return null;
    }
    int at = skip(json, 1);
    for (long i = 0; json.charAt(at) != ']'; i++) {
      int end = end(json, at);
      if (i == index) {
        String piece = piece(json, at, end);
        return piece.equals(Json.UNDEFINED) ? null : piece;
      }
      at = next(json, end);
    }
    return null;
  }

  /// The members in their order; null if the value is no object.
  static @Nullable Map<String, String> members(String json) {
    if (!isObject(json)) {
      return null;
    }
    Map<String, String> members = new LinkedHashMap<>();
    int at = skip(json, 1);
    while (json.charAt(at) != '}') {
      int colon = end(json, at);
      int value = value(json, colon);
      int end = end(json, value);
      members.put(JsonStrings.decode(json.substring(at, colon)), json.substring(value, end));
      at = next(json, end);
    }
    return members;
  }

  /// The member of that name; null if there is none or the value is no object.
  ///
  /// @param quoted the name in normal form, with quotes
  static @Nullable String member(String json, String quoted) {
    if (!isObject(json)) {
      return null;
    }
    int at = skip(json, 1);
    while (json.charAt(at) != '}') {
      int colon = end(json, at);
      int value = value(json, colon);
      int end = end(json, value);
      if (colon - at == quoted.length() && json.startsWith(quoted, at)) {
        return json.substring(value, end);
      }
      at = next(json, end);
    }
    return null;
  }

  static String array(List<String> items) {
    return "[" + String.join(",", items) + "]";
  }

  private static String piece(String json, int at, int end) {
    boolean undefined = json.startsWith(Json.UNDEFINED, at - 1);
    return undefined ? Json.UNDEFINED : json.substring(at, end);
  }

  private static int value(String json, int colon) {
    return skip(json, skip(json, colon) + 1);
  }

  /// The next element or member, or the closing bracket.
  private static int next(String json, int end) {
    int at = skip(json, end);
    return json.charAt(at) == ',' ? skip(json, at + 1) : at;
  }

  private static int skip(String json, int from) {
    int at = from;
    while (json.charAt(at) <= ' ') {
      at++;
    }
    return at;
  }

  /// Behind the value that begins there.
  static int end(String json, int from) {
    return switch (json.charAt(from)) {
      case '"' -> endOfText(json, from);
      case '[', '{' -> endOfContainer(json, from);
      default -> endOfScalar(json, from);
    };
  }

  private static int endOfText(String json, int from) {
    int at = from + 1;
    while (json.charAt(at) != '"') {
      at += json.charAt(at) == '\\' ? 2 : 1;
    }
    return at + 1;
  }

  private static int endOfContainer(String json, int from) {
    int depth = 0;
    int at = from;
    do {
      char c = json.charAt(at);
      if (c == '"') {
        at = endOfText(json, at);
        continue;
      }
      depth += c == '[' || c == '{' ? 1 : 0;
      depth -= c == ']' || c == '}' ? 1 : 0;
      at++;
    } while (depth > 0);
    return at;
  }

  private static int endOfScalar(String json, int from) {
    int at = from;
    while (at < json.length() && !endsScalar(json.charAt(at))) {
      at++;
    }
    return at;
  }

  static boolean endsScalar(char c) {
    return c <= ' ' || c == ',' || c == ']' || c == '}' || c == ':';
  }
}
