package dev.vitrine.dialect.translate.functions;

import dev.vitrine.dialect.translate.Collations;
import dev.vitrine.dialect.translate.Let;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.kernel.SqlType.Kind;
import java.util.List;

/// What texts are: how long, what is in them, how near to one another.
final class TextSearch implements Family {

  private static final SqlType COUNT = SqlType.fixed(18, 0);

  @Override
  public void register(Registry registry) {
    registry.scalar("LENGTH", 1, TextSearch::length);
    registry.alias("LEN", "LENGTH");
    registry.alias("CHAR_LENGTH", "LENGTH");
    registry.alias("CHARACTER_LENGTH", "LENGTH");
    registry.scalar("RTRIMMED_LENGTH", 1, call -> number("length(rtrim(" + call.textSql(0) + "))"));
    registry.scalar("OCTET_LENGTH", 1, call -> number("octet_length(" + Bytes.of(call, 0) + ")"));
    registry.scalar(
        "BIT_LENGTH", 1, call -> number("(8 * octet_length(" + Bytes.of(call, 0) + "))"));
    registry.scalar("ASCII", 1, TextSearch::firstByte);
    registry.scalar("UNICODE", 1, call -> number("ascii(" + call.textSql(0) + ")"));
    registry.scalar("CHARINDEX", 2, 3, TextSearch::position);
    registry.alias("POSITION", "CHARINDEX");
    registry.scalar("CONTAINS", 2, TextSearch::contains);
    registry.scalar("STARTSWITH", 2, call -> side("starts_with", call));
    registry.scalar("ENDSWITH", 2, call -> side("suffix", call));
    registry.scalar("LIKE", 2, 3, call -> like("LIKE", call));
    registry.scalar("ILIKE", 2, 3, call -> like("ILIKE", call));
    registry.scalar(
        "EDITDISTANCE",
        2,
        3,
        call ->
            number(
                "sf_edit_distance(%s, %s, %s)"
                    .formatted(
                        call.textSql(0),
                        call.textSql(1),
                        call.count() > 2 ? call.integer(2) : String.valueOf(Integer.MAX_VALUE))));
    registry.scalar(
        "JAROWINKLER_SIMILARITY",
        2,
        call -> number("sf_jaro_winkler(" + call.textSql(0) + ", " + call.textSql(1) + ")"));
    registry.scalar("SOUNDEX", 1, call -> sound("sf_soundex", call));
    registry.scalar("SOUNDEX_P123", 1, call -> sound("sf_soundex_p123", call));
  }

  /// Of the first character in UTF-8, which tells how many more follow.
  private static Typed firstByte(FunctionCall call) {
    return number(
        Let.one(
            "ascii(" + call.textSql(0) + ")",
            code ->
                ("CASE WHEN %1$s < 128 THEN %1$s WHEN %1$s < 2048 THEN 192 + (%1$s >> 6)"
                        + " WHEN %1$s < 65536 THEN 224 + (%1$s >> 12) ELSE 240 + (%1$s >> 18) END")
                    .formatted(code)));
  }

  private static Typed number(String sql) {
    return Typed.loose(sql, COUNT);
  }

  private static Typed bool(String sql) {
    return Typed.of(sql, SqlType.BOOLEAN);
  }

  private static Typed sound(String function, FunctionCall call) {
    return Typed.of(function + "(" + call.textSql(0) + ")", SqlType.text(4));
  }

  private static Typed length(FunctionCall call) {
    return call.arg(0).is(Kind.BINARY)
        ? number("octet_length(" + call.arg(0).sql() + ")")
        : number("length(" + call.textSql(0) + ")");
  }

  private static Typed position(FunctionCall call) {
    String start = call.count() > 2 ? call.integer(2) : "1";
    if (Bytes.binaries(call)) {
      return number(
          "sf_binary_position(%s, %s, %s)".formatted(call.arg(0).sql(), call.arg(1).sql(), start));
    }
    List<String> texts = sought(call);
    return number(
        call.count() > 2
            ? "sf_position(%s, %s, %s)".formatted(texts.getFirst(), texts.getLast(), start)
            : "instr(%s, %s)".formatted(texts.getLast(), texts.getFirst()));
  }

  private static Typed contains(FunctionCall call) {
    return Bytes.binaries(call)
        ? bool(
            "(sf_binary_position(%s, %s, 1) > 0)".formatted(call.arg(1).sql(), call.arg(0).sql()))
        : bool("contains(%s, %s)".formatted(sought(call).toArray()));
  }

  private static Typed side(String function, FunctionCall call) {
    return Bytes.binaries(call)
        ? bool("%s(hex(%s), hex(%s))".formatted(function, call.arg(0).sql(), call.arg(1).sql()))
        : bool(function + "(" + String.join(", ", sought(call)) + ")");
  }

  /// The two texts as a search by their collation reads them.
  private static List<String> sought(FunctionCall call) {
    List<Typed> texts = List.of(call.text(0), call.text(1));
    String collation = Collations.sought(call.name(), texts);
    return texts.stream().map(text -> text.folded(collation)).toList();
  }

  private static Typed like(String operator, FunctionCall call) {
    String escape = call.count() > 2 ? " ESCAPE " + call.textSql(2) : "";
    List<Typed> texts = List.of(call.text(0), call.text(1));
    String collation = Collations.matched(call.name(), texts);
    return bool(
        "(%s %s %s%s)"
            .formatted(
                texts.getFirst().folded(collation),
                operator,
                texts.getLast().folded(collation),
                escape));
  }
}
