package dev.vitrine.snowflake.transactions;

import java.util.Locale;
import java.util.regex.Pattern;

/// One key for a table, whether it is named as Snowflake's `DB.SCHEMA.T` or as the engine's
/// `"DB.SCHEMA"."T"`. Names that differ in case alone, which the engine tells apart by a number,
/// share a key: at worst they wait for each other.
final class TableKey {

  private static final Pattern NUMBER = Pattern.compile("~[0-9]+(?=\\.|$)");

  private TableKey() {}

  static String of(String name) {
    String plain = name.replace("\"", "").toLowerCase(Locale.ROOT);
    return plain.indexOf('~') < 0 ? plain : NUMBER.matcher(plain).replaceAll("");
  }
}
