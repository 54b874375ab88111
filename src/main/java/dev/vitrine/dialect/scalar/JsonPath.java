package dev.vitrine.dialect.scalar;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A path into a value, as GET_PATH and FLATTEN take it: `a.b[0]["x y"].c`; keys are
/// case-sensitive.
///
/// @param steps from the outside inward
record JsonPath(List<Step> steps) {

  sealed interface Step {}

  /// @param quoted the name in normal form, with quotes
  record Key(String quoted) implements Step {}

  record Index(long value) implements Step {}

  private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_$]*");
  private static final Recent<JsonPath> RECENT =
      new Recent<>(text -> new JsonPath(JsonPathText.steps(text)));

  JsonPath {
    steps = List.copyOf(steps);
  }

  static JsonPath of(String text) {
    return RECENT.of(text);
  }

  static Key key(String name) {
    return new Key(JsonStrings.quote(name));
  }

  /// The value there; null where nothing is.
  @Nullable String in(String json) {
    String value = json;
    for (Step step : steps) {
      if (value == null) {
        return null;
      }
      value = step(value, step);
    }
    return value;
  }

  private static @Nullable String step(String json, Step step) {
    return switch (step) {
      case Key(String quoted) -> JsonScan.member(json, quoted);
      case Index(long index) -> JsonScan.item(json, index);
    };
  }

  /// The text of the path one key further in; a key that is no identifier goes into brackets.
  static String extended(String path, String key) {
    if (IDENTIFIER.matcher(key).matches()) {
      return path.isEmpty() ? key : path + '.' + key;
    }
    return path + "['" + key.replace("\\", "\\\\").replace("'", "\\'") + "']";
  }
}
