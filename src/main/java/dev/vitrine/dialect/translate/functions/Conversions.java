package dev.vitrine.dialect.translate.functions;

import dev.vitrine.dialect.translate.Casts;
import dev.vitrine.kernel.SqlType;

/// `TO_…` and `TRY_TO_…`.
final class Conversions implements Family {

  @Override
  public void register(Registry registry) {
    registry.scalar(
        "TO_BOOLEAN", 1, call -> Casts.explicit(call.arg(0), SqlType.BOOLEAN, call.environment()));
    registry.scalar(
        "TRY_TO_BOOLEAN",
        1,
        call -> Casts.attempted(call.arg(0), SqlType.BOOLEAN, call.environment()));
  }
}
