package dev.vitrine.dialect.scalar;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Reads JSON as PARSE_JSON does. Beyond the standard it takes trailing commas, missing elements
/// (`[1,,2]`), texts and keys in single quotes, keys without quotes, `01`, `+1`, `1.`, `.5`, NaN,
/// Infinity, `undefined`, and literals in any case. Time is linear in the text; nesting is bounded.
final class JsonReader {

  static final int MOST_DEPTH = 1000;

  private static final char END = '\0';
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final Json MISSING = new Json.Scalar(Json.UNDEFINED);
  private static final Json NULL = new Json.Scalar(Json.NULL);

  private final String text;
  private final boolean lastKeyWins;
  private int at;
  private int depth;

  private JsonReader(String text, boolean lastKeyWins) {
    this.text = text;
    this.lastKeyWins = lastKeyWins;
  }

  /// The document in normal form; null for an empty one and for `undefined`.
  ///
  /// @throws JsonFault if it is not JSON
  static @Nullable String read(String text) {
    return new JsonReader(text, false).document();
  }

  /// As [#read], but of two members of a name the last counts.
  static @Nullable String readLastWins(String text) {
    return new JsonReader(text, true).document();
  }

  private @Nullable String document() {
    char first = next();
    if (at >= text.length()) {
      return null;
    }
    if (first == ',') {
      throw JsonFault.anywhere("garbage after valid input document");
    }
    Json value = value();
    char after = next();
    if (at < text.length()) {
      boolean another = "{[\"'".indexOf(after) >= 0;
      throw JsonFault.anywhere(
          another ? "more than one document in the input" : "garbage after valid input document");
    }
    String normal = Json.write(value);
    return normal.equals(Json.UNDEFINED) ? null : normal;
  }

  private Json value() {
    char c = next();
    return switch (c) {
      case '{' -> nested(this::members);
      case '[' -> nested(this::items);
      case '"', '\'' -> new Json.Scalar(text());
      case '}', ']', ':', ',' -> throw misplaced(c);
      default -> new Json.Scalar(scalar(c));
    };
  }

  private String text() {
    int end = JsonPlain.endOfText(text, at);
    return end < 0 ? JsonStrings.quote(string()) : upTo(end);
  }

  private String scalar(char c) {
    boolean starts = JsonScalars.isWord(c) || c == '+' || c == '-' || c == '.';
    if (!starts) {
      throw invalid(c);
    }
    int end = JsonPlain.endOfNumber(text, at);
    if (end >= 0) {
      return upTo(end);
    }
    JsonScalars scalars = new JsonScalars(text, at);
    String normal = scalars.read();
    at = scalars.end();
    return normal;
  }

  private String upTo(int end) {
    String piece = text.substring(at, end);
    at = end;
    return piece;
  }

  private Json nested(Supplier<Json> container) {
    if (++depth > MOST_DEPTH) {
      throw fault("nesting is deeper than " + MOST_DEPTH);
    }
    at++;
    Json value = container.get();
    at++;
    depth--;
    return value;
  }

  private Json items() {
    List<Json> values = new ArrayList<>();
    char c = next();
    while (c != ']') {
      values.add(c == ',' ? MISSING : element(c));
      c = next();
      if (c == ',') {
        at++;
        c = next();
        if (c == ']') {
          values.add(MISSING);
        }
      } else if (c != ']') {
        throw unexpected(c, "comma", "array");
      }
    }
    return new Json.Items(values);
  }

  private Json element(char c) {
    if (c == END) {
      throw fault("incomplete array value");
    }
    return value();
  }

  private Json members() {
    SortedMap<String, Json> values = new TreeMap<>(Json.KEY_ORDER);
    char c = next();
    while (c != '}') {
      member(values, key(c));
      c = next();
      if (c == ',') {
        at++;
        c = next();
      } else if (c != '}') {
        throw unexpected(c, "comma", "object");
      }
    }
    return new Json.Members(values);
  }

  private void member(SortedMap<String, Json> values, String key) {
    if (values.containsKey(key) && !lastKeyWins) {
      at--;
      throw fault("duplicate object attribute \"" + key + '"');
    }
    char colon = next();
    if (colon != ':') {
      throw unexpected(colon, "colon", "object");
    }
    at++;
    if (next() == END) {
      throw fault("incomplete object value");
    }
    Json value = value();
    values.put(key, value.equals(MISSING) ? NULL : value);
  }

  private String key(char c) {
    if (c == '"' || c == '\'') {
      return string();
    }
    if (c >= '0' && c <= '9') {
      throw fault("object attribute name cannot be a number");
    }
    if (!JsonScalars.isWord(c)) {
      throw unexpected(c, "object attribute name", "object");
    }
    int from = at;
    while (at < text.length() && JsonScalars.isWord(text.charAt(at))) {
      at++;
    }
    return text.substring(from, at);
  }

  private String string() {
    JsonQuoted quoted = new JsonQuoted(text, at);
    String value = quoted.read();
    at = quoted.end();
    return value;
  }

  /// The next character that is no blank; it is not passed.
  private char next() {
    while (at < text.length() && isBlank(text.charAt(at))) {
      at++;
    }
    return at < text.length() ? text.charAt(at) : END;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r') || c == BYTE_ORDER_MARK;
  }

  private JsonFault unexpected(char c, String wanted, String container) {
    if (c == END && at >= text.length()) {
      return fault("incomplete " + container + " value");
    }
    if ("}],:".indexOf(c) >= 0) {
      return misplaced(c);
    }
    if (c == '{' || c == '[') {
      return wanted.equals("comma") ? fault("missing comma") : misplaced(c);
    }
    boolean starts = JsonScalars.isWord(c) || "+-.\"'".indexOf(c) >= 0;
    return starts ? fault("missing " + wanted) : invalid(c);
  }

  private JsonFault misplaced(char c) {
    return fault("misplaced " + (c == ',' ? "comma" : c == ':' ? "colon" : String.valueOf(c)));
  }

  private JsonFault invalid(char c) {
    String shown = c == '\\' ? "'\\\\'" : "'" + c + "'";
    if (c >= 0x7F || c < ' ') {
      shown = String.format("U+%04X", text.codePointAt(at));
      at += Character.isHighSurrogate(c) && at + 1 < text.length() ? 1 : 0;
    }
    return fault("invalid character outside of a string: " + shown);
  }

  private JsonFault fault(String what) {
    return JsonFault.at(text, at, what);
  }
}
