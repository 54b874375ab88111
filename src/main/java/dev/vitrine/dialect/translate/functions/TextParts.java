package dev.vitrine.dialect.translate.functions;

import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.kernel.SqlType.Kind;
import java.util.Optional;

/// Parts of texts and of binaries.
final class TextParts implements Family {

  @Override
  public void register(Registry registry) {
    registry.scalar("LEFT", 2, call -> side("left", call));
    registry.scalar("RIGHT", 2, call -> side("right", call));
    registry.scalar("SUBSTR", 2, 3, TextParts::substring);
    registry.alias("SUBSTRING", "SUBSTR");
    registry.scalar("TRIM", 1, 2, call -> trim("trim", call));
    registry.scalar("LTRIM", 1, 2, call -> trim("ltrim", call));
    registry.scalar("RTRIM", 1, 2, call -> trim("rtrim", call));
    registry.scalar("SPLIT_PART", 3, TextParts::splitPart);
    registry.scalar(
        "STRTOK",
        1,
        3,
        call ->
            Texts.same(
                call,
                "sf_strtok(%s, %s, %s)"
                    .formatted(
                        call.textSql(0),
                        call.count() > 1 ? call.textSql(1) : "' '",
                        call.count() > 2 ? call.integer(2) : "1")));
    registry.scalar("INSERT", 4, TextParts::insert);
  }

  private static Typed side(String function, FunctionCall call) {
    String count = Texts.notNegative(call, 1);
    Typed value = call.arg(0);
    return value.is(Kind.BINARY)
        ? Typed.of(
            "unhex(%s(hex(%s), 2 * %s))".formatted(function, value.sql(), count), value.type())
        : Texts.same(call, "%s(%s, %s)".formatted(function, call.textSql(0), count));
  }

  /// From 1, of which 0 is another spelling, or backwards from the end.
  private static Typed substring(FunctionCall call) {
    boolean binary = call.arg(0).is(Kind.BINARY);
    Optional<Integer> start = call.constantInteger(1).filter(at -> at >= 0);
    if (start.isPresent() && !binary) {
      String length = call.count() > 2 ? ", " + Texts.notNegative(call, 2) : "";
      return Texts.same(
          call, "substr(%s, %d%s)".formatted(call.textSql(0), Math.max(1, start.get()), length));
    }
    String length = call.count() > 2 ? call.integer(2) : String.valueOf(Integer.MAX_VALUE);
    String rest = ", " + call.integer(1) + ", " + length + ")";
    return binary
        ? Typed.of("sf_substr_binary(" + call.arg(0).sql() + rest, call.arg(0).type())
        : Texts.same(call, "sf_substr(" + call.textSql(0) + rest);
  }

  private static Typed trim(String function, FunctionCall call) {
    String set = call.count() > 1 ? ", " + call.textSql(1) : "";
    return Texts.same(call, function + "(" + call.textSql(0) + set + ")");
  }

  private static Typed splitPart(FunctionCall call) {
    boolean simple =
        call.constantText(1).filter(delimiter -> !delimiter.isEmpty()).isPresent()
            && call.constantInteger(2).filter(part -> part != 0).isPresent();
    return Texts.same(
        call,
        "%s(%s, %s, %s)"
            .formatted(
                simple ? "split_part" : "sf_split_part",
                call.textSql(0),
                call.textSql(1),
                call.integer(2)));
  }

  private static Typed insert(FunctionCall call) {
    Typed value = call.arg(0);
    return value.is(Kind.BINARY)
        ? Typed.of(
            "unhex(sf_insert(hex(%s), 2 * %s - 1, 2 * %s, hex(%s)))"
                .formatted(value.sql(), call.integer(1), call.integer(2), Bytes.of(call, 3)),
            SqlType.BINARY)
        : Typed.of(
            "sf_insert(%s, %s, %s, %s)"
                .formatted(call.textSql(0), call.integer(1), call.integer(2), call.textSql(3)),
            SqlType.TEXT);
  }
}
