package dev.vitrine.visualise.vegalite;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.visualise.frame.Value;
import dev.vitrine.visualise.scale.Scale;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Writes JSON of maps, lists, texts, numbers and booleans, up to a number of bytes.
public final class Json {

  private final StringBuilder out = new StringBuilder();
  private final long most;
  private long wide;

  /// Something that writes itself, for what would be too large as maps.
  interface Self {
    void write(Json json);
  }

  private Json(long most) {
    this.most = most;
  }

  /// @param most bytes of the text in UTF-8
  /// @throws SqlError `CHART_TOO_LARGE`
  static String of(Object tree, long most) {
    Json json = new Json(most);
    json.value(tree);
    json.check();
    return json.out.toString();
  }

  /// As a JSON string, which is a string of Vega's expression language as well.
  static String quoted(String text) {
    Json json = new Json(Long.MAX_VALUE);
    json.text(text);
    return json.out.toString();
  }

  Json raw(String json) {
    out.append(json);
    return this;
  }

  void value(@Nullable Object value) {
    switch (value) {
      case null -> out.append("null");
      case String text -> text(text);
      case Double number -> number(number);
      case Number number -> out.append(number);
      case Boolean flag -> out.append(flag.booleanValue());
      case Map<?, ?> map -> object(map);
      case List<?> list -> array(list);
      case Self self -> self.write(this);
      default -> throw new IllegalArgumentException(value.getClass().getName());
    }
  }

  void number(double number) {
    if (!Double.isFinite(number)) {
      out.append("null");
    } else if (number == Math.rint(number) && Math.abs(number) < 1e15) {
      out.append((long) number);
    } else {
      out.append(number);
    }
  }

  void whole(long number) {
    out.append(number);
  }

  /// Called between rows, so that a large document stops early.
  void check() {
    if (out.length() + wide > most) {
      throw new SqlError(
          ErrorCode.CHART_TOO_LARGE,
          "the chart is larger than "
              + most
              + " bytes; draw fewer rows: aggregate or sample in the SQL part, or use FILTER");
    }
  }

  /// A map that has no order of its own, as of `Map.of`, by its keys: it comes in another order in
  /// each run of the JVM otherwise, and the same chart must be the same text.
  private static Map<?, ?> inOrder(Map<?, ?> map) {
    return map instanceof SequencedMap ? map : new TreeMap<>(map);
  }

  private void object(Map<?, ?> map) {
    out.append('{');
    String separator = "";
    for (Map.Entry<?, ?> entry : inOrder(map).entrySet()) {
      out.append(separator);
      text(String.valueOf(entry.getKey()));
      out.append(':');
      value(entry.getValue());
      separator = ",";
    }
    out.append('}');
  }

  private void array(List<?> list) {
    out.append('[');
    String separator = "";
    for (Object element : list) {
      out.append(separator);
      value(element);
      separator = ",";
    }
    out.append(']');
  }

  void text(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      character(text.charAt(i));
    }
    out.append('"');
  }

  /// Line separators end a string in some JavaScript, `<` a script in a page.
  private void character(char c) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        boolean escaped = c < 0x20 || c == 0x2028 || c == 0x2029 || c == '<' || c == 0x7f;
        if (escaped) {
          out.append("\\u").append(String.format("%04x", (int) c));
        } else {
          out.append(c);
          wide += c < 0x80 ? 0 : c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
        }
      }
    }
  }

  /// A value as the data and the domain of its scale have it.
  static @Nullable Object of(Scale scale, Value value) {
    return Moments.areNumbers(scale) && !value.isNull()
        ? (Object) Moments.millis(value)
        : of(value);
  }

  /// A value as data have it.
  static @Nullable Object of(Value value) {
    return switch (value) {
      case Value.Numeric number -> number.value();
      case Value.Text text -> text.value();
      case Value.Flag flag -> flag.value();
      case Value.Day day -> day.key();
      case Value.Moment moment -> Moments.iso(moment.micros());
      case Value.Clock clock -> Moments.clock(clock.nanos());
      case Value.Missing _ -> null;
    };
  }
}
