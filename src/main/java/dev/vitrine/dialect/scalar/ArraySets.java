package dev.vitrine.dialect.scalar;

import static dev.vitrine.dialect.scalar.JavaFunction.Kind.BIGINT;
import static dev.vitrine.dialect.scalar.JavaFunction.Kind.BOOLEAN;
import static dev.vitrine.dialect.scalar.JavaFunction.Kind.TEXT;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Arrays as bags of values: numbers are equal by value, `undefined` is equal to itself.
///
/// | function | |
/// |---|---|
/// | `sf_array_contains(element, array)` | a NULL element is looked for among the `undefined`; NULL if there is none |
/// | `sf_array_position(element, array)` | from 0; NULL if it is not there |
/// | `sf_array_distinct(array)` | the first of each |
/// | `sf_array_except(a, b)` | of N in a and M in b, N - M stay |
/// | `sf_array_intersection(a, b)` | of N in a and M in b, the lesser number |
/// | `sf_array_union(arrays)` | of an array of arrays: each value as often as in the array that has it most often |
/// | `sf_arrays_overlap(a, b)` | whether one is in both |
final class ArraySets {

  private ArraySets() {}

  static List<JavaFunction> functions() {
    return List.of(
        Define.nullable("sf_array_contains", BOOLEAN, ArraySets::contains, TEXT, TEXT),
        Define.nullable("sf_array_position", BIGINT, ArraySets::position, TEXT, TEXT),
        Define.strict("sf_array_distinct", TEXT, a -> distinct(Args.text(a, 0)), TEXT),
        Define.strict(
            "sf_array_except",
            TEXT,
            a -> Lists.merge(Args.text(a, 0), Args.text(a, 1), (x, y) -> counted(x, y, false)),
            TEXT,
            TEXT),
        Define.strict(
            "sf_array_intersection",
            TEXT,
            a -> Lists.merge(Args.text(a, 0), Args.text(a, 1), (x, y) -> counted(x, y, true)),
            TEXT,
            TEXT),
        Define.strict(
            "sf_array_union", TEXT, a -> Lists.map(Args.text(a, 0), ArraySets::union), TEXT),
        Define.strict(
            "sf_arrays_overlap",
            BOOLEAN,
            a -> overlap(Args.text(a, 0), Args.text(a, 1)),
            TEXT,
            TEXT));
  }

  private static @Nullable Boolean contains(@Nullable Object[] arguments) {
    List<String> items = array(arguments);
    if (items == null) {
      return null;
    }
    boolean found = indexOf(items, Args.element(arguments, 0)) >= 0;
    return (found || arguments[0] != null) ? found : null;
  }

  private static @Nullable Long position(@Nullable Object[] arguments) {
    List<String> items = array(arguments);
    int index = items == null ? -1 : indexOf(items, Args.element(arguments, 0));
    return index < 0 ? null : Long.valueOf(index);
  }

  private static @Nullable List<String> array(@Nullable Object[] arguments) {
    return arguments[1] instanceof String json ? JsonScan.items(json) : null;
  }

  private static int indexOf(List<String> items, String element) {
    String identity = JsonValues.identity(element);
    for (int i = 0; i < items.size(); i++) {
      if (JsonValues.identity(items.get(i)).equals(identity)) {
        return i;
      }
    }
    return -1;
  }

  private static @Nullable String distinct(String array) {
    Set<String> seen = new HashSet<>();
    return Lists.map(
        array, items -> items.stream().filter(i -> seen.add(JsonValues.identity(i))).toList());
  }

  /// The elements of a that find an unused partner in b, or those that do not.
  private static List<String> counted(List<String> a, List<String> b, boolean partnered) {
    Map<String, Integer> unused = new HashMap<>();
    b.forEach(item -> unused.merge(JsonValues.identity(item), 1, Integer::sum));
    List<String> result = new ArrayList<>();
    for (String item : a) {
      String identity = JsonValues.identity(item);
      int left = unused.getOrDefault(identity, 0);
      unused.put(identity, Math.max(0, left - 1));
      if (left > 0 == partnered) {
        result.add(item);
      }
    }
    return result;
  }

  private static List<String> union(List<String> arrays) {
    Map<String, Integer> most = new HashMap<>();
    List<String> result = new ArrayList<>();
    for (String array : arrays) {
      List<String> items = JsonScan.items(array);
      Map<String, Integer> seen = new HashMap<>();
      for (String item : items == null ? List.<String>of() : items) {
        String identity = JsonValues.identity(item);
        int count = seen.merge(identity, 1, Integer::sum);
        if (count > most.getOrDefault(identity, 0)) {
          most.put(identity, count);
          result.add(item);
        }
      }
    }
    return result;
  }

  private static @Nullable Boolean overlap(String a, String b) {
    List<String> left = JsonScan.items(a);
    List<String> right = JsonScan.items(b);
    return (left == null || right == null) ? null : !counted(left, right, true).isEmpty();
  }
}
