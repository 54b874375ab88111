package dev.vitrine.dialect.translate.functions;

import dev.vitrine.dialect.translate.Let;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.kernel.SqlType.Kind;

/// Counting distinct whole numbers by bitmaps: a number has a bucket and a position there.
final class Bitmaps implements Family {

  private static final SqlType WHOLE = SqlType.fixed(38, 0);

  @Override
  public void register(Registry registry) {
    registry.scalar(
        "BITMAP_BUCKET_NUMBER",
        1,
        call ->
            of(call, "(CASE WHEN %1$s > 0 THEN (%1$s - 1) // 32768 + 1 ELSE %1$s // 32768 END)"));
    registry.scalar(
        "BITMAP_BIT_POSITION",
        1,
        call -> of(call, "(CASE WHEN %1$s > 0 THEN %1$s - 1 ELSE -%1$s END %% 32768)"));
    registry.scalar(
        "BITMAP_COUNT",
        1,
        call -> Typed.loose("sf_bitmap_count(" + bitmap(call) + ")", SqlType.fixed(18, 0)));
    registry.aggregate("BITMAP_CONSTRUCT_AGG", 1, 1, Bitmaps::construct);
    registry.aggregate(
        "BITMAP_OR_AGG",
        1,
        1,
        call ->
            shown(call.aggregate("bit_or", "CAST(sf_bitmap_bits(" + bitmap(call) + ") AS BIT)")));
  }

  private static Typed of(FunctionCall call, String sql) {
    return Typed.loose(Let.one(call.integer(0), number -> sql.formatted(number)), WHOLE);
  }

  private static Typed construct(FunctionCall call) {
    String position = "CAST(sf_bitmap_position(" + call.integer(0) + ") AS INTEGER)";
    return shown(call.aggregate("bitstring_agg", position + ", 0, 32767"));
  }

  private static Typed shown(String bits) {
    return Typed.of("sf_bitmap(CAST(" + bits + " AS BLOB))", SqlType.BINARY);
  }

  private static String bitmap(FunctionCall call) {
    Typed value = call.arg(0);
    if (!value.is(Kind.BINARY) && !value.isNull()) {
      throw call.invalidTypes();
    }
    return value.isNull() ? "CAST(NULL AS BLOB)" : value.sql();
  }
}
