package dev.vitrine.stages;

/// Takes nulls out of a JSON value in normal form: members of objects and elements of arrays, at
/// every depth. A value that is null itself stays.
final class NullMembers {

  private final String json;
  private final StringBuilder out = new StringBuilder();
  private int at;

  private NullMembers(String json) {
    this.json = json;
  }

  static String without(String json) {
    if (!json.contains("null")) {
      return json;
    }
    NullMembers members = new NullMembers(json);
    members.value();
    return members.out.toString();
  }

  private void value() {
    switch (json.charAt(at)) {
      case '{' -> bracket('}', true);
      case '[' -> bracket(']', false);
      case '"' -> {
        int start = at;
        skipString();
        out.append(json, start, at);
      }
      default -> {
        int start = at;
        while (at < json.length() && ",]}".indexOf(json.charAt(at)) < 0) {
          at++;
        }
        out.append(json, start, at);
      }
    }
  }

  private void bracket(char close, boolean named) {
    out.append(json.charAt(at));
    at++;
    boolean first = true;
    while (json.charAt(at) != close) {
      int mark = out.length();
      if (!first) {
        out.append(',');
      }
      first &= !member(named, mark);
      if (json.charAt(at) == ',') {
        at++;
      }
    }
    out.append(close);
    at++;
  }

  /// @param mark what is written behind it is taken back where the value is null
  private boolean member(boolean named, int mark) {
    if (named) {
      int start = at;
      skipString();
      at++;
      out.append(json, start, at);
    }
    int start = at;
    value();
    if (json.substring(start, Math.min(at, start + 6)).strip().equals("null")) {
      out.setLength(mark);
      return false;
    }
    return true;
  }

  private void skipString() {
    at++;
    while (json.charAt(at) != '"') {
      at += json.charAt(at) == '\\' ? 2 : 1;
    }
    at++;
  }
}
