package dev.vitrine.ggsqlrest;

import io.micronaut.http.HttpRequest;
import java.util.Locale;
import java.util.Set;

/// Boolean parameters of a request, in the words that the peer's framework takes.
final class Flags {

  private static final Set<String> YES = Set.of("1", "true", "t", "yes", "y", "on");
  private static final Set<String> NO = Set.of("0", "false", "f", "no", "n", "off");

  private Flags() {}

  /// False where it is not given.
  ///
  /// @throws Unprocessable for anything that is neither yes nor no
  static boolean isSet(HttpRequest<?> request, String name) {
    String value = request.getParameters().get(name);
    String word = value == null ? "false" : value.strip().toLowerCase(Locale.ROOT);
    if (!YES.contains(word) && !NO.contains(word)) {
      throw Unprocessable.noBoolean(name, String.valueOf(value));
    }
    return YES.contains(word);
  }
}
