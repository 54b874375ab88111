package dev.vitrine.visualise.engines;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Compares documents; numbers may differ in their last digits.
public final class Same {

  private static final double TOLERANCE = 1e-9;

  private Same() {}

  /// The path and the values of the first difference.
  public static Optional<String> difference(String path, @Nullable Object a, @Nullable Object b) {
    if (a instanceof Map<?, ?> left && b instanceof Map<?, ?> right) {
      return left.keySet().equals(right.keySet())
          ? left.keySet().stream()
              .flatMap(key -> difference(path + "." + key, left.get(key), right.get(key)).stream())
              .findFirst()
          : Optional.of(path + ": " + left.keySet() + " and " + right.keySet());
    }
    if (a instanceof List<?> left && b instanceof List<?> right) {
      return lists(path, left, right);
    }
    boolean same =
        a instanceof Number left && b instanceof Number right
            ? isNear(left.doubleValue(), right.doubleValue())
            : String.valueOf(a).equals(String.valueOf(b));
    return same ? Optional.empty() : Optional.of(path + ": " + a + " and " + b);
  }

  private static Optional<String> lists(String path, List<?> left, List<?> right) {
    if (left.size() != right.size()) {
      return Optional.of(path + ": " + left.size() + " and " + right.size() + " entries");
    }
    for (int i = 0; i < left.size(); i++) {
      Optional<String> found = difference(path + "." + i, left.get(i), right.get(i));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static boolean isNear(double a, double b) {
    double size = Math.max(1, Math.max(Math.abs(a), Math.abs(b)));
    return Math.abs(a - b) <= TOLERANCE * size;
  }
}
