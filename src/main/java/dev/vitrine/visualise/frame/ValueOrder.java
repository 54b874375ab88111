package dev.vitrine.visualise.frame;

import dev.vitrine.visualise.frame.Value.Missing;
import dev.vitrine.visualise.frame.Value.Text;
import java.util.Comparator;

/// The order of levels.
public final class ValueOrder {

  /// Numbers ascending, texts by code point, false before true, NULL last.
  public static final Comparator<Value> NATURAL =
      Comparator.comparing((Value value) -> value == Missing.NULL)
          .thenComparingDouble(value -> value instanceof Text ? 0 : value.position())
          .thenComparing(Value::key, ValueOrder::compareCodePoints);

  private ValueOrder() {}

  private static int compareCodePoints(String a, String b) {
    int shared = Math.min(a.length(), b.length());
    for (int i = 0; i < shared; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        boolean surrogates = Character.isSurrogate(x) != Character.isSurrogate(y);
        return surrogates ? (Character.isSurrogate(x) ? 1 : -1) : Character.compare(x, y);
      }
    }
    return Integer.compare(a.length(), b.length());
  }
}
