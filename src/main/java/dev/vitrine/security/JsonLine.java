package dev.vitrine.security;

import java.util.Map;
import java.util.stream.Collectors;

/// A flat JSON object on one line. Control characters are escaped, those beyond ASCII too: nothing
/// that a client sent can end a line of the log or paint a terminal.
final class JsonLine {

  private JsonLine() {}

  static String of(Map<String, Object> members) {
    return members.entrySet().stream()
        .map(member -> text(member.getKey()) + ":" + value(member.getValue()))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String value(Object value) {
    return value instanceof Number || value instanceof Boolean
        ? value.toString()
        : text(value.toString());
  }

  private static String text(String text) {
    StringBuilder out = new StringBuilder(text.length() + 2).append('"');
    text.chars().forEach(c -> escape(out, (char) c));
    return out.append('"').toString();
  }

  private static void escape(StringBuilder out, char c) {
    if (c == '"' || c == '\\') {
      out.append('\\').append(c);
    } else if (SecretMask.isControl(c) || Character.isSurrogate(c)) {
      out.append(String.format("\\u%04x", (int) c));
    } else {
      out.append(c);
    }
  }
}
