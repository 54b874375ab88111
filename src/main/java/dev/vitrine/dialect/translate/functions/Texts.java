package dev.vitrine.dialect.translate.functions;

import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.kernel.SqlType;

/// Functions of texts.
final class Texts implements Family {

  @Override
  public void register(Registry registry) {
    registry.scalar("UPPER", 1, call -> same(call, "upper(" + call.textSql(0) + ")"));
    registry.scalar("LOWER", 1, call -> same(call, "lower(" + call.textSql(0) + ")"));
  }

  private static Typed same(FunctionCall call, String sql) {
    return Typed.of(sql, call.text(0).type().length() == 0 ? SqlType.TEXT : call.text(0).type());
  }
}
