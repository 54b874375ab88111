package dev.vitrine.dialect.translate.functions;

import dev.vitrine.dialect.translate.Casts;
import dev.vitrine.dialect.translate.Nanos;
import dev.vitrine.dialect.translate.Operators;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.dialect.translate.Types;
import dev.vitrine.kernel.SqlType;
import java.util.ArrayList;
import java.util.List;

/// `IFF`, `NVL`, `COALESCE`, `DECODE` and their like.
final class Conditionals implements Family {

  @Override
  public void register(Registry registry) {
    registry.scalar("COALESCE", 2, Registry.ANY, Conditionals::coalesce);
    registry.scalar("NVL", 2, Conditionals::coalesce);
    registry.scalar("IFNULL", 2, Conditionals::coalesce);
    registry.scalar(
        "NVL2",
        3,
        call -> choose("(" + call.arg(0).sql() + " IS NOT NULL)", call.arg(1), call.arg(2)));
    registry.scalar(
        "IFF",
        3,
        call ->
            choose(Casts.implicit(call.arg(0), SqlType.BOOLEAN).sql(), call.arg(1), call.arg(2)));
    registry.scalar("NULLIF", 2, Conditionals::nullIf);
    registry.scalar(
        "EQUAL_NULL",
        2,
        call ->
            Typed.of(
                Operators.compare("IS NOT DISTINCT FROM", call.arg(0), call.arg(1)),
                SqlType.BOOLEAN));
    registry.scalar(
        "ZEROIFNULL",
        1,
        call -> {
          Typed value = call.number(0);
          return Typed.of("coalesce(" + value.exactly().sql() + ", 0)", value.type());
        });
    registry.scalar(
        "NULLIFZERO",
        1,
        call -> {
          Typed value = call.number(0);
          return Typed.of("nullif(" + value.exactly().sql() + ", 0)", value.type());
        });
    registry.scalar("DECODE", 3, Registry.ANY, Conditionals::decode);
  }

  private static Typed coalesce(FunctionCall call) {
    SqlType type = Types.common(call.args());
    return Nanos.one(
        converted(call.args(), type), type, sql -> "coalesce(" + String.join(", ", sql) + ")");
  }

  private static List<Typed> converted(List<Typed> values, SqlType type) {
    return values.stream().map(value -> Casts.implicit(value, type).exactly()).toList();
  }

  private static Typed choose(String condition, Typed yes, Typed no) {
    SqlType type = Types.common(List.of(yes, no));
    return Nanos.one(
        converted(List.of(yes, no), type),
        type,
        sql ->
            "(CASE WHEN "
                + condition
                + " THEN "
                + sql.getFirst()
                + " ELSE "
                + sql.getLast()
                + " END)");
  }

  private static Typed nullIf(FunctionCall call) {
    Typed value = call.arg(0);
    String equal = Operators.compare("=", value, call.arg(1));
    return Typed.of(
        "(CASE WHEN " + equal + " THEN NULL ELSE " + value.exactly().sql() + " END)", value.type());
  }

  /// Pairs of what is sought and what it becomes, then what all else becomes; NULL finds NULL.
  private static Typed decode(FunctionCall call) {
    List<Typed> args = call.args();
    List<Typed> results = new ArrayList<>();
    for (int i = 2; i < args.size(); i += 2) {
      results.add(args.get(i));
    }
    boolean otherwise = args.size() % 2 == 0;
    if (otherwise) {
      results.add(args.getLast());
    }
    SqlType type = Types.common(results);
    StringBuilder sql = new StringBuilder("(CASE");
    for (int i = 1; i + 1 < args.size(); i += 2) {
      sql.append(" WHEN ")
          .append(Operators.compare("IS NOT DISTINCT FROM", args.getFirst(), args.get(i)))
          .append(" THEN ")
          .append(Casts.implicit(args.get(i + 1), type).exactly().sql());
    }
    if (otherwise) {
      sql.append(" ELSE ").append(Casts.implicit(args.getLast(), type).exactly().sql());
    }
    return Typed.of(sql.append(" END)").toString(), type);
  }
}
