package dev.vitrine.dialect.scalar;

import static dev.vitrine.dialect.scalar.JavaFunction.Kind.BIGINT;
import static dev.vitrine.dialect.scalar.JavaFunction.Kind.BOOLEAN;
import static dev.vitrine.dialect.scalar.JavaFunction.Kind.TEXT;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Arrays by the order of their elements (see [JsonValues]).
///
/// | function | |
/// |---|---|
/// | `sf_array_min(array)`, `sf_array_max(array)` | `undefined` does not count; NULL if nothing else is there |
/// | `sf_array_sort(array, ascending, nulls_first)` | both may be NULL: ascending; `undefined` first if descending. JSON null is a value, above all others |
/// | `sf_variant_greatest(json, …)`, `sf_variant_least(json, …)` | NULL if one is NULL; the `…_ignore_nulls` twins leave those out |
/// | `sf_variant_compare(a, b)` | -1, 0 or 1 |
/// | `sf_variant_sort_key(json)` | a text to order, group and compare values by in SQL |
final class ArrayOrder {

  private static final Comparator<String> LATEST = JsonValues.ORDER.reversed();

  private ArrayOrder() {}

  static List<JavaFunction> functions() {
    return List.of(
        Define.strict("sf_array_min", TEXT, a -> first(Args.text(a, 0), JsonValues.ORDER), TEXT),
        Define.strict(
            "sf_array_max", TEXT, a -> first(Args.text(a, 0), JsonValues.ORDER.reversed()), TEXT),
        Define.nullable("sf_array_sort", TEXT, ArrayOrder::sort, TEXT, BOOLEAN, BOOLEAN),
        Define.variadic("sf_variant_greatest", TEXT, a -> extreme(a, LATEST, false), TEXT),
        Define.variadic("sf_variant_least", TEXT, a -> extreme(a, JsonValues.ORDER, false), TEXT),
        Define.variadic(
            "sf_variant_greatest_ignore_nulls", TEXT, a -> extreme(a, LATEST, true), TEXT),
        Define.variadic(
            "sf_variant_least_ignore_nulls", TEXT, a -> extreme(a, JsonValues.ORDER, true), TEXT),
        Define.strict("sf_variant_sort_key", TEXT, a -> JsonSortKey.of(Args.text(a, 0)), TEXT),
        Define.strict(
            "sf_variant_compare",
            BIGINT,
            a -> (long) Integer.signum(JsonValues.ORDER.compare(Args.text(a, 0), Args.text(a, 1))),
            TEXT,
            TEXT));
  }

  private static @Nullable String first(String array, Comparator<String> order) {
    List<String> items = JsonScan.items(array);
    return items == null ? null : defined(items).stream().min(order).orElse(null);
  }

  private static @Nullable String extreme(
      @Nullable Object[] values, Comparator<String> order, boolean ignoringNulls) {
    return !ignoringNulls && Args.anyNull(values)
        ? null
        : Args.texts(values, 0).stream().min(order).orElse(null);
  }

  private static @Nullable String sort(@Nullable Object[] arguments) {
    boolean ascending = !Boolean.FALSE.equals(arguments[1]);
    boolean nullsFirst = arguments[2] instanceof Boolean first ? first : !ascending;
    return arguments[0] instanceof String json
        ? Lists.map(json, items -> sorted(items, ascending, nullsFirst))
        : null;
  }

  private static List<String> sorted(List<String> items, boolean ascending, boolean nullsFirst) {
    List<String> sorted = new ArrayList<>(defined(items));
    sorted.sort(ascending ? JsonValues.ORDER : JsonValues.ORDER.reversed());
    List<String> undefined = Collections.nCopies(items.size() - sorted.size(), Json.UNDEFINED);
    return nullsFirst ? Lists.joined(undefined, sorted) : Lists.joined(sorted, undefined);
  }

  private static List<String> defined(List<String> items) {
    return items.stream().filter(item -> !item.equals(Json.UNDEFINED)).toList();
  }
}
