package dev.vitrine.dialect.translate.functions;

import dev.vitrine.dialect.StringLiterals;
import dev.vitrine.dialect.translate.Operators;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.kernel.SqlType.Kind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Texts made of texts.
final class Texts implements Family {

  /// How many times as long a replacement may make a text without a bound of its own.
  private static final int GROWTH = 8;

  @Override
  public void register(Registry registry) {
    registry.scalar("UPPER", 1, call -> same(call, "upper(" + call.textSql(0) + ")"));
    registry.scalar("LOWER", 1, call -> same(call, "lower(" + call.textSql(0) + ")"));
    registry.scalar("INITCAP", 1, 2, Texts::initcap);
    registry.scalar("CONCAT", 1, Registry.ANY, Texts::concat);
    registry.scalar("CONCAT_WS", 2, Registry.ANY, Texts::concatWith);
    registry.scalar("REPEAT", 2, Texts::repeat);
    registry.scalar(
        "SPACE", 1, call -> Typed.of("repeat(' ', " + notNegative(call, 0) + ")", SqlType.TEXT));
    registry.scalar("REVERSE", 1, Texts::reverse);
    registry.scalar("REPLACE", 2, 3, Texts::replace);
    registry.scalar(
        "TRANSLATE",
        3,
        call ->
            Typed.of(
                "sf_translate(%s, %s, %s)"
                    .formatted(call.textSql(0), call.textSql(1), call.textSql(2)),
                call.text(0).type()));
    registry.scalar("LPAD", 2, 3, call -> pad("lpad", call));
    registry.scalar("RPAD", 2, 3, call -> pad("rpad", call));
    registry.scalar("CHR", 1, call -> Typed.of("sf_chr(" + call.integer(0) + ")", SqlType.text(1)));
    registry.alias("CHAR", "CHR");
    registry.scalar(
        "RANDSTR",
        2,
        call ->
            Typed.of(
                "sf_random_text(" + call.integer(0) + ", " + seed(call.arg(1)) + ")",
                SqlType.TEXT));
  }

  static Typed same(FunctionCall call, String sql) {
    return Typed.of(sql, call.text(0).type());
  }

  /// A count that is 0 where it is less.
  static String notNegative(FunctionCall call, int index) {
    return call.constantInteger(index)
        .map(value -> String.valueOf(Math.max(0, value)))
        .orElseGet(() -> Nulls.strict("greatest", call.integer(index), "0"));
  }

  private static String seed(Typed value) {
    return value.constant() instanceof BigDecimal
        ? value.sql()
        : "CAST(hash(" + value.sql() + ") >> 1 AS BIGINT)";
  }

  private static Typed initcap(FunctionCall call) {
    return same(
        call,
        call.count() == 1
            ? "sf_initcap(" + call.textSql(0) + ")"
            : "sf_initcap_by(" + call.textSql(0) + ", " + call.textSql(1) + ")");
  }

  private static Typed concat(FunctionCall call) {
    if (call.args().stream().anyMatch(Operators::isContainer)) {
      throw call.invalidTypes();
    }
    return call.args().stream()
        .reduce(Operators::concatenation)
        .map(value -> call.count() == 1 ? call.text(0).opaque() : value)
        .orElseThrow();
  }

  private static Typed concatWith(FunctionCall call) {
    if (call.arg(0).is(Kind.BINARY)) {
      return Typed.of(
          "unhex(" + joined(call, i -> "hex(" + call.arg(i).sql() + ")") + ")", SqlType.BINARY);
    }
    List<Typed> texts = IntStream.range(0, call.count()).mapToObj(call::text).toList();
    long length = texts.stream().mapToLong(text -> text.type().length()).sum();
    long separators = (long) texts.getFirst().type().length() * Math.max(0, texts.size() - 3);
    return Typed.of(
        joined(call, call::textSql),
        SqlType.text((int) Math.max(1, Math.min(SqlType.MAX_TEXT, length + separators))));
  }

  private static String joined(FunctionCall call, java.util.function.IntFunction<String> argument) {
    return "sf_concat_ws("
        + IntStream.range(0, call.count()).mapToObj(argument).collect(Collectors.joining(", "))
        + ")";
  }

  /// A replacement that is hardly longer than what it replaces cannot fill the memory; any other
  /// goes through the engine's guard.
  private static Typed replace(FunctionCall call) {
    Optional<Integer> from = call.constantText(1).map(String::length).filter(length -> length > 0);
    Optional<Integer> to =
        call.count() > 2 ? call.constantText(2).map(String::length) : Optional.of(0);
    boolean bounded = from.isPresent() && to.isPresent() && to.get() <= GROWTH * from.get();
    return Typed.of(
        "%sreplace(%s, %s, %s)"
            .formatted(
                bounded ? "system.main." : "",
                call.textSql(0),
                call.textSql(1),
                call.count() > 2 ? call.textSql(2) : "''"),
        SqlType.TEXT);
  }

  private static Typed repeat(FunctionCall call) {
    String count = notNegative(call, 1);
    return call.arg(0).is(Kind.BINARY)
        ? Typed.of("unhex(repeat(hex(" + call.arg(0).sql() + "), " + count + "))", SqlType.BINARY)
        : Typed.of("repeat(" + call.textSql(0) + ", " + count + ")", SqlType.TEXT);
  }

  private static Typed reverse(FunctionCall call) {
    Typed value = call.arg(0);
    return value.is(Kind.BINARY)
        ? Typed.of("sf_reverse_binary(" + value.sql() + ")", value.type())
        : same(call, "reverse(" + call.textSql(0) + ")");
  }

  /// Nothing to pad with leaves the text as it is, cut to the length.
  private static Typed pad(String function, FunctionCall call) {
    String length = notNegative(call, 1);
    if (call.arg(0).is(Kind.BINARY)) {
      return binaryPad(function, call, length);
    }
    String text = call.textSql(0);
    String pad = call.count() > 2 ? call.textSql(2) : "' '";
    boolean surely =
        call.count() == 2 || call.constantText(2).filter(p -> !p.isEmpty()).isPresent();
    String padded = "%s(%s, CAST(%s AS INTEGER), %s)";
    return Typed.of(
        surely
            ? padded.formatted(function, text, length, pad)
            : "(CASE WHEN %s = '' THEN left(%s, %s) ELSE %s END)"
                .formatted(
                    pad,
                    text,
                    length,
                    padded.formatted(function, text, length, "nullif(" + pad + ", '')")),
        SqlType.TEXT);
  }

  private static Typed binaryPad(String function, FunctionCall call, String length) {
    if (call.count() < 3 || !call.arg(2).is(Kind.BINARY)) {
      throw call.invalidTypes();
    }
    return Typed.of(
        "unhex(%s(hex(%s), CAST(2 * %s AS INTEGER), hex(%s)))"
            .formatted(function, call.arg(0).sql(), length, call.arg(2).sql()),
        SqlType.BINARY);
  }

  static String quoted(String text) {
    return StringLiterals.quoted(text);
  }
}
