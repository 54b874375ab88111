package dev.vitrine.dialect.scalar;

import static dev.vitrine.dialect.scalar.JavaFunction.Kind.BIGINT;
import static dev.vitrine.dialect.scalar.JavaFunction.Kind.TEXT;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Arrays from other things.
///
/// | function | |
/// |---|---|
/// | `sf_array(json, …)` | ARRAY_CONSTRUCT: NULL becomes `undefined` |
/// | `sf_array_construct_compact(json, …)` | without NULLs |
/// | `sf_array_generate_range(from, to, step)` | without `to` |
/// | `sf_array_repeat(json, times)` | |
/// | `sf_arrays_zip(array, …)` | objects `{"$1":…,"$2":…}`; the shorter are filled with null; of empty ones one object without members |
/// | `sf_split(text, separator)` | SPLIT; an empty separator splits nothing |
/// | `sf_strtok_to_array(text, delimiters)` | tokens between any of the characters |
/// | `sf_array_to_string(array, separator)` | `undefined` is empty; null is error 100071 |
/// | `sf_array_items(json)` | its elements' JSON as an array of texts, which SQL reads as a list; `undefined` is null; NULL if it is no array |
/// | `sf_array_size(json)` | NULL if it is no array |
final class ArrayBuilding {

  /// As many elements as a value of 16 MB can hold, about.
  private static final int MOST_ELEMENTS = 8_000_000;

  private ArrayBuilding() {}

  static List<JavaFunction> functions() {
    return List.of(
        Define.variadic("sf_array", TEXT, ArrayBuilding::construct, TEXT),
        Define.variadic(
            "sf_array_construct_compact", TEXT, a -> JsonScan.array(Args.texts(a, 0)), TEXT),
        Define.strict(
            "sf_array_generate_range",
            TEXT,
            a -> range(Args.number(a, 0), Args.number(a, 1), Args.number(a, 2)),
            BIGINT,
            BIGINT,
            BIGINT),
        Define.strict(
            "sf_array_repeat", TEXT, a -> repeat(Args.text(a, 0), Args.number(a, 1)), TEXT, BIGINT),
        Define.variadic("sf_arrays_zip", TEXT, ArrayBuilding::zip, TEXT),
        Define.strict("sf_split", TEXT, a -> split(Args.text(a, 0), Args.text(a, 1)), TEXT, TEXT),
        Define.strict(
            "sf_strtok_to_array", TEXT, a -> tokens(Args.text(a, 0), Args.text(a, 1)), TEXT, TEXT),
        Define.strict(
            "sf_array_to_string", TEXT, a -> text(Args.text(a, 0), Args.text(a, 1)), TEXT, TEXT),
        Define.strict("sf_array_items", TEXT, a -> items(Args.text(a, 0)), TEXT),
        Define.strict("sf_array_size", BIGINT, a -> count(Args.text(a, 0)), TEXT));
  }

  private static @Nullable String items(String json) {
    List<String> items = JsonScan.items(json);
    return items == null
        ? null
        : JsonScan.array(
            items.stream()
                .map(item -> item.equals(Json.UNDEFINED) ? Json.NULL : JsonStrings.quote(item))
                .toList());
  }

  private static String construct(@Nullable Object[] arguments) {
    List<String> items = new ArrayList<>(arguments.length);
    for (int i = 0; i < arguments.length; i++) {
      items.add(Args.element(arguments, i));
    }
    return JsonScan.array(items);
  }

  private static String range(long from, long to, long step) {
    if (step == 0) {
      throw new SqlError(
          ErrorCode.COMPILATION, "ARRAY_GENERATE_RANGE: the step must not be 0; give another");
    }
    double count = Math.ceil(((double) to - from) / step);
    List<String> items = new ArrayList<>();
    long value = from;
    for (int i = size((long) Math.max(0, count)); i > 0; i--, value += step) {
      items.add(Long.toString(value));
    }
    return JsonScan.array(items);
  }

  private static String repeat(String json, long times) {
    int count = size(Math.max(0, times));
    size((long) count * json.length() / 2);
    return JsonScan.array(Collections.nCopies(count, json));
  }

  static int size(long elements) {
    if (elements > MOST_ELEMENTS) {
      throw new SqlError(
          ErrorCode.ARGUMENT_LIMIT,
          "An array of " + elements + " elements is too large; at most " + MOST_ELEMENTS + " fit");
    }
    return (int) elements;
  }

  private static @Nullable String zip(@Nullable Object[] arguments) {
    List<List<String>> arrays = new ArrayList<>();
    int longest = 0;
    for (Object argument : arguments) {
      List<String> items = argument instanceof String json ? JsonScan.items(json) : null;
      if (items == null) {
        return null;
      }
      arrays.add(items);
      longest = Math.max(longest, items.size());
    }
    List<String> rows = new ArrayList<>(longest);
    for (int i = 0; i < longest; i++) {
      rows.add(zipped(arrays, i));
    }
    return longest == 0 ? "[{}]" : JsonScan.array(rows);
  }

  private static String zipped(List<List<String>> arrays, int row) {
    Map<String, String> members = new TreeMap<>(Json.KEY_ORDER);
    for (int i = 0; i < arrays.size(); i++) {
      List<String> items = arrays.get(i);
      members.put("$" + (i + 1), row < items.size() ? items.get(row).strip() : Json.NULL);
    }
    return ObjectEdits.object(members);
  }

  private static String split(String text, String separator) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    int to = separator.isEmpty() ? -1 : text.indexOf(separator);
    while (to >= 0) {
      parts.add(JsonStrings.quote(text.substring(from, to)));
      from = to + separator.length();
      to = text.indexOf(separator, from);
    }
    parts.add(JsonStrings.quote(text.substring(from)));
    return JsonScan.array(parts);
  }

  private static String tokens(String text, String delimiters) {
    List<String> tokens = new ArrayList<>();
    StringTokenizer tokenizer = new StringTokenizer(text, delimiters);
    while (tokenizer.hasMoreTokens()) {
      tokens.add(JsonStrings.quote(tokenizer.nextToken()));
    }
    return JsonScan.array(tokens);
  }

  private static @Nullable String text(String array, String separator) {
    List<String> items = JsonScan.items(array);
    if (items == null) {
      throw notAnArray("Left argument of string is not an array");
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < items.size(); i++) {
      out.append(i == 0 ? "" : separator).append(element(items.get(i)));
    }
    return out.toString();
  }

  private static String element(String item) {
    if (item.equals(Json.UNDEFINED)) {
      return "";
    }
    String text = VariantCasts.text(item);
    if (text == null) {
      throw new SqlError(ErrorCode.CONVERSION, "Failed to cast variant value from array to string");
    }
    return text;
  }

  private static @Nullable Long count(String json) {
    List<String> items = JsonScan.items(json);
    return items == null ? null : Long.valueOf(items.size());
  }

  static SqlError notAnArray(String what) {
    return new SqlError(ErrorCode.NOT_AN_ARRAY, "Not an array: '" + what + "'");
  }
}
