package dev.vitrine.dialect.translate.functions;

import static dev.vitrine.dialect.translate.functions.JsonArguments.container;
import static dev.vitrine.dialect.translate.functions.JsonArguments.made;

import dev.vitrine.dialect.translate.SemiStructured;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.kernel.SqlType;

/// `GET` and its kin.
final class VariantAccess implements Family {

  @Override
  public void register(Registry registry) {
    registry.scalar(
        "GET",
        2,
        call -> Typed.of(SemiStructured.get(container(call, 0), call.arg(1)), SqlType.VARIANT));
    registry.scalar(
        "GET_PATH",
        2,
        call -> made(SqlType.VARIANT, "sf_get_path", container(call, 0), call.textSql(1)));
    registry.scalar("GET_IGNORE_CASE", 2, VariantAccess::ignoringCase);
  }

  private static Typed ignoringCase(FunctionCall call) {
    return call.arg(1).isNumeric()
        ? Typed.of(SemiStructured.get(container(call, 0), call.arg(1)), SqlType.VARIANT)
        : made(SqlType.VARIANT, "sf_get_ignore_case", container(call, 0), call.textSql(1));
  }
}
