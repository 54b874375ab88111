package dev.vitrine.admin;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import org.jspecify.annotations.Nullable;

/// A member that a body must have.
final class Required {

  private Required() {}

  static String text(String member, @Nullable String value) {
    if (value == null) {
      throw new SqlError(ErrorCode.BAD_REQUEST, member + " is missing");
    }
    return value;
  }
}
