package dev.vitrine.dialect.scalar;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Functions on arrays as functions on the lists of their elements; a value that is no array gives
/// NULL, as NULL does.
final class Lists {

  private Lists() {}

  static @Nullable String map(String array, UnaryOperator<List<String>> change) {
    List<String> items = JsonScan.items(array);
    return items == null ? null : JsonScan.array(change.apply(items));
  }

  static @Nullable String merge(String a, String b, BinaryOperator<List<String>> merge) {
    List<String> left = JsonScan.items(a);
    List<String> right = JsonScan.items(b);
    return (left == null || right == null) ? null : JsonScan.array(merge.apply(left, right));
  }

  static List<String> joined(List<String> a, List<String> b) {
    List<String> all = new ArrayList<>(a.size() + b.size());
    all.addAll(a);
    all.addAll(b);
    return all;
  }
}
