package dev.vitrine.dialect.scalar;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Arguments as what their declaration says they are.
final class Args {

  private Args() {}

  static String text(@Nullable Object[] arguments, int index) {
    return (String) present(arguments, index);
  }

  static @Nullable String textOrNull(@Nullable Object[] arguments, int index) {
    return (String) arguments[index];
  }

  static long number(@Nullable Object[] arguments, int index) {
    return (Long) present(arguments, index);
  }

  static double real(@Nullable Object[] arguments, int index) {
    return (Double) present(arguments, index);
  }

  static byte[] bytes(@Nullable Object[] arguments, int index) {
    return (byte[]) present(arguments, index);
  }

  /// Bytes as characters of the same numbers.
  static String latin(@Nullable Object[] arguments, int index) {
    return new String(bytes(arguments, index), StandardCharsets.ISO_8859_1);
  }

  static boolean flag(@Nullable Object[] arguments, int index) {
    return (Boolean) present(arguments, index);
  }

  /// A semi-structured element: SQL NULL is `undefined`.
  static String element(@Nullable Object[] arguments, int index) {
    String json = textOrNull(arguments, index);
    return json == null ? Json.UNDEFINED : json;
  }

  /// The texts from an index on that are not NULL.
  static List<String> texts(@Nullable Object[] arguments, int from) {
    List<String> texts = new ArrayList<>();
    for (int i = from; i < arguments.length; i++) {
      if (arguments[i] instanceof String text) {
        texts.add(text);
      }
    }
    return texts;
  }

  static boolean anyNull(@Nullable Object[] arguments) {
    for (Object argument : arguments) {
      if (argument == null) {
        return true;
      }
    }
    return false;
  }

  private static Object present(@Nullable Object[] arguments, int index) {
    return Objects.requireNonNull(arguments[index]);
  }
}
