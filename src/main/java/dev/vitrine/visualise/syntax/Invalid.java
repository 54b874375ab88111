package dev.vitrine.visualise.syntax;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.Position;
import dev.vitrine.kernel.SqlError;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/// Errors of charts that can be read but not drawn.
public final class Invalid {

  private Invalid() {}

  public static SqlError at(Position at, String message) {
    return new SqlError(ErrorCode.VISUALISE_INVALID, message, at);
  }

  /// `'a', 'b', or 'c'`.
  public static String oneOf(Collection<String> words) {
    List<String> quoted = words.stream().map(word -> "'" + word + "'").toList();
    if (quoted.size() < 2) {
      return String.join("", quoted);
    }
    String all = quoted.stream().limit(quoted.size() - 1L).collect(Collectors.joining(", "));
    return all + (quoted.size() > 2 ? ", or " : " or ") + quoted.getLast();
  }
}
