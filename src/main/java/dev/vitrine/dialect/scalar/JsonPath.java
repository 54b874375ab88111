package dev.vitrine.dialect.scalar;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
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

  private static final Pattern STEP =
      Pattern.compile(
          """
          \\[\\s*+(?<index>-?\\d{1,18})\\s*+]\
          |\\[\\s*+(?:'(?<single>(?:[^'\\\\]|\\\\.)*+)'|"(?<double>(?:[^"\\\\]|\\\\.)*+)")\\s*+]\
          |(?<dot>[.:])?(?:"(?<quoted>(?:[^"]|"")*+)"|(?<name>[^.:\\[\\]"'\\s]++))\
          """,
          Pattern.DOTALL);
  private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_$]*");
  private static final int MOST_KEPT = 1000;
  private static final Map<String, JsonPath> KEPT = new ConcurrentHashMap<>();

  JsonPath {
    steps = List.copyOf(steps);
  }

  static JsonPath of(String text) {
    JsonPath kept = KEPT.get(text);
    if (kept != null) {
      return kept;
    }
    JsonPath path = new JsonPath(parse(text));
    if (KEPT.size() >= MOST_KEPT) {
      KEPT.clear();
    }
    KEPT.put(text, path);
    return path;
  }

  private static List<Step> parse(String text) {
    List<Step> steps = new ArrayList<>();
    Matcher matcher = STEP.matcher(text);
    int at = 0;
    while (at < text.length()) {
      if (!matcher.find(at) || matcher.start() != at || !isJoined(matcher, at)) {
        throw new SqlError(ErrorCode.COMPILATION, "Invalid extraction path '" + text + "'");
      }
      steps.add(step(matcher));
      at = matcher.end();
    }
    return steps;
  }

  /// A name stands at the beginning or after a dot, nowhere else.
  private static boolean isJoined(Matcher matcher, int at) {
    boolean name = matcher.group("name") != null || matcher.group("quoted") != null;
    return !name || (matcher.group("dot") == null) == (at == 0);
  }

  private static Step step(Matcher matcher) {
    String index = matcher.group("index");
    if (index != null) {
      return new Index(Long.parseLong(index));
    }
    String name = matcher.group("name");
    if (name != null) {
      return key(name);
    }
    String quoted = matcher.group("quoted");
    if (quoted != null) {
      return key(quoted.replace("\"\"", "\""));
    }
    String single = matcher.group("single");
    String bracketed = single != null ? single : matcher.group("double");
    return key(bracketed == null ? "" : bracketed.replaceAll("\\\\(.)", "$1"));
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
