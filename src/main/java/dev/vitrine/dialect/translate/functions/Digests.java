package dev.vitrine.dialect.translate.functions;

import dev.vitrine.dialect.translate.Casts;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.kernel.SqlType;
import java.util.stream.Collectors;

/// Hash sums and names that no two things share.
final class Digests implements Family {

  @Override
  public void register(Registry registry) {
    text(registry, "MD5", "md5");
    registry.alias("MD5_HEX", "MD5");
    registry.scalar("MD5_BINARY", 1, call -> binary("unhex(md5(" + Bytes.of(call, 0) + "))"));
    registry.scalar("MD5_NUMBER_LOWER64", 1, call -> half(call, "right"));
    registry.scalar("MD5_NUMBER_UPPER64", 1, call -> half(call, "left"));
    text(registry, "SHA1", "sha1");
    registry.alias("SHA1_HEX", "SHA1");
    registry.scalar("SHA1_BINARY", 1, call -> binary("unhex(sha1(" + Bytes.of(call, 0) + "))"));
    registry.scalar(
        "SHA2",
        1,
        2,
        call ->
            Typed.of(
                is256(call)
                    ? "sha256(" + Bytes.of(call, 0) + ")"
                    : "lower(hex(" + sha2(call) + "))",
                SqlType.text(128)));
    registry.alias("SHA2_HEX", "SHA2");
    registry.scalar("SHA2_BINARY", 1, 2, call -> binary(sha2(call)));
    registry.scalar("HASH", 1, Registry.ANY, Digests::hash);
    registry.scalar("UUID_STRING", 0, 2, Digests::uuid);
  }

  private static void text(Registry registry, String name, String engine) {
    registry.scalar(
        name,
        1,
        call ->
            Typed.of(
                engine + "(" + Bytes.of(call, 0) + ")",
                SqlType.text(engine.equals("md5") ? 32 : 40)));
  }

  private static Typed binary(String sql) {
    return Typed.of(sql, SqlType.BINARY);
  }

  /// Half of the sum as a whole number without sign.
  private static Typed half(FunctionCall call, String side) {
    String digits = side + "(md5(" + Bytes.of(call, 0) + "), 16)";
    return Typed.loose("CAST(('0x' || " + digits + ") AS UBIGINT)", SqlType.fixed(20, 0));
  }

  /// The size that the engine has itself.
  private static boolean is256(FunctionCall call) {
    return call.count() == 1
        || call.constantInteger(1).filter(size -> size == 0 || size == 256).isPresent();
  }

  private static String sha2(FunctionCall call) {
    if (is256(call)) {
      return "unhex(sha256(" + Bytes.of(call, 0) + "))";
    }
    return "sf_sha2("
        + Bytes.of(call, 0)
        + ", "
        + (call.count() > 1 ? call.integer(1) : "256")
        + ")";
  }

  private static Typed hash(FunctionCall call) {
    return Typed.loose(
        call.args().stream()
            .map(Digests::tagged)
            .collect(Collectors.joining(", ", "sf_hash(", ")")),
        SqlType.fixed(19, 0));
  }

  /// The value as text behind a letter for its type, as `sf_hash` reads it; NULL stays NULL.
  static String tagged(Typed value) {
    if (value.isNull()) {
      return "CAST(NULL AS VARCHAR)";
    }
    String sql = value.comparable();
    return switch (value.kind()) {
      case FIXED, REAL -> "('n' || CAST(" + value.exactly().sql() + " AS VARCHAR))";
      case TEXT -> "('s' || " + sql + ")";
      case BOOLEAN -> "('b' || CAST(" + sql + " AS VARCHAR))";
      case DATE -> "('d' || CAST(" + sql + " AS VARCHAR))";
      case TIME -> "('t' || CAST(" + sql + " AS VARCHAR))";
      case TIMESTAMP_NTZ -> "('m' || CAST(epoch_us(" + sql + ") AS VARCHAR))";
      case TIMESTAMP_LTZ, TIMESTAMP_TZ -> "('z' || CAST(epoch_us(" + sql + ") AS VARCHAR))";
      case BINARY -> "('x' || hex(" + sql + "))";
      case VARIANT, OBJECT, ARRAY -> "('j' || CAST(" + value.sql() + " AS VARCHAR))";
    };
  }

  private static Typed uuid(FunctionCall call) {
    if (call.count() == 1) {
      throw Arity.tooFew(call, 2);
    }
    return Typed.of(
        call.count() == 0
            ? "CAST(uuid() AS VARCHAR)"
            : "sf_uuid("
                + Casts.implicit(call.arg(0), SqlType.TEXT).sql()
                + ", "
                + call.textSql(1)
                + ")",
        SqlType.text(36));
  }
}
