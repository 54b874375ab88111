package dev.vitrine.dialect.scalar;

import static dev.vitrine.dialect.scalar.JavaFunction.Kind.BIGINT;
import static dev.vitrine.dialect.scalar.JavaFunction.Kind.TEXT;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Arrays with elements put in or taken out. Positions count from 0, negative ones from the end.
///
/// | function | |
/// |---|---|
/// | `sf_array_append(array, element)`, `sf_array_prepend(array, element)` | a NULL element is put in |
/// | `sf_array_cat(array, array)` | |
/// | `sf_array_insert(array, position, element)` | beyond the array the gap is filled with `undefined` |
/// | `sf_array_remove(array, element)` | all elements equal to it |
/// | `sf_array_remove_at(array, position)` | the array as it is if nothing is there |
/// | `sf_array_slice(array, from, to)` | without the element at `to` |
/// | `sf_array_compact(array)` | without null and `undefined` |
/// | `sf_array_reverse(array)` | |
/// | `sf_array_flatten(array)` | one level; NULL if an element is NULL; error 100107 if one is no array |
final class ArrayEdits {

  private ArrayEdits() {}

  static List<JavaFunction> functions() {
    return List.of(
        Define.nullable("sf_array_append", TEXT, a -> append(a[0], Args.element(a, 1)), TEXT, TEXT),
        Define.nullable(
            "sf_array_prepend", TEXT, a -> prepend(a[0], Args.element(a, 1)), TEXT, TEXT),
        Define.strict(
            "sf_array_cat",
            TEXT,
            a -> Lists.merge(Args.text(a, 0), Args.text(a, 1), Lists::joined),
            TEXT,
            TEXT),
        Define.nullable(
            "sf_array_insert",
            TEXT,
            a -> insert(a[0], a[1], Args.element(a, 2)),
            TEXT,
            BIGINT,
            TEXT),
        Define.strict(
            "sf_array_remove", TEXT, a -> remove(Args.text(a, 0), Args.text(a, 1)), TEXT, TEXT),
        Define.strict(
            "sf_array_remove_at",
            TEXT,
            a -> removeAt(Args.text(a, 0), Args.number(a, 1)),
            TEXT,
            BIGINT),
        Define.strict(
            "sf_array_slice",
            TEXT,
            a -> slice(Args.text(a, 0), Args.number(a, 1), Args.number(a, 2)),
            TEXT,
            BIGINT,
            BIGINT),
        Define.strict("sf_array_compact", TEXT, a -> compact(Args.text(a, 0)), TEXT),
        Define.strict("sf_array_reverse", TEXT, a -> reverse(Args.text(a, 0)), TEXT),
        Define.strict("sf_array_flatten", TEXT, a -> flatten(Args.text(a, 0)), TEXT));
  }

  private static @Nullable String append(@Nullable Object array, String element) {
    return array instanceof String json
        ? Lists.map(json, items -> Lists.joined(items, List.of(element)))
        : null;
  }

  private static @Nullable String prepend(@Nullable Object array, String element) {
    return array instanceof String json
        ? Lists.map(json, items -> Lists.joined(List.of(element), items))
        : null;
  }

  private static @Nullable String insert(
      @Nullable Object array, @Nullable Object position, String element) {
    return array instanceof String json && position instanceof Long at
        ? Lists.map(json, items -> inserted(items, at, element))
        : null;
  }

  private static List<String> inserted(List<String> items, long position, String element) {
    int size = items.size();
    long at = position < 0 ? size + position : position;
    List<String> result = new ArrayList<>(items);
    if (at >= 0) {
      result.addAll(gap(at - size));
      result.add((int) at, element);
    } else {
      result.addAll(0, gap(-at - 1));
      result.addFirst(element);
    }
    return result;
  }

  private static List<String> gap(long elements) {
    return Collections.nCopies(ArrayBuilding.size(Math.max(0, elements)), Json.UNDEFINED);
  }

  private static @Nullable String remove(String array, String element) {
    String identity = JsonValues.identity(element);
    return Lists.map(
        array,
        items -> items.stream().filter(i -> !JsonValues.identity(i).equals(identity)).toList());
  }

  private static @Nullable String removeAt(String array, long position) {
    return Lists.map(
        array,
        items -> {
          long at = position < 0 ? items.size() + position : position;
          if (at >= 0 && at < items.size()) {
            items.remove((int) at);
          }
          return items;
        });
  }

  private static @Nullable String slice(String array, long from, long to) {
    return Lists.map(
        array,
        items -> {
          int begin = bounded(from, items.size());
          int end = bounded(to, items.size());
          return begin < end ? items.subList(begin, end) : List.of();
        });
  }

  private static int bounded(long position, int size) {
    long at = position < 0 ? size + position : position;
    return Math.clamp(at, 0, size);
  }

  private static @Nullable String compact(String array) {
    return Lists.map(array, items -> items.stream().filter(ArrayEdits::isPresent).toList());
  }

  private static boolean isPresent(String item) {
    return !item.equals(Json.NULL) && !item.equals(Json.UNDEFINED);
  }

  private static @Nullable String reverse(String array) {
    return Lists.map(array, List::reversed);
  }

  private static @Nullable String flatten(String array) {
    List<String> items = JsonScan.items(array);
    if (items == null) {
      return null;
    }
    List<String> flat = new ArrayList<>();
    for (String item : items) {
      if (item.equals(Json.UNDEFINED)) {
        return null;
      }
      List<String> inner = JsonScan.items(item);
      if (inner == null) {
        throw ArrayBuilding.notAnArray("Input argument to ARRAY_FLATTEN is not an array of arrays");
      }
      flat.addAll(inner);
    }
    return JsonScan.array(flat);
  }
}
