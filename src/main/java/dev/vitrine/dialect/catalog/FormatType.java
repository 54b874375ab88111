package dev.vitrine.dialect.catalog;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// Kinds of files that can be read and written.
public enum FormatType {
  CSV,
  JSON,
  PARQUET;

  private static final Set<String> REFUSED = Set.of("AVRO", "ORC", "XML", "CUSTOM");

  /// Types that Snowflake has and that are refused by name, sorted.
  public static Set<String> refused() {
    return new TreeSet<>(REFUSED);
  }

  /// @throws SqlError `NOT_SUPPORTED` for a type that exists and is not read here, `INVALID_VALUE`
  ///   for none
  static FormatType of(OptionValue value) {
    String name = value.plain().toUpperCase(Locale.ROOT);
    if (REFUSED.contains(name)) {
      throw new SqlError(
          ErrorCode.NOT_SUPPORTED,
          "Unsupported feature 'file format type " + name + "': there are CSV, JSON and PARQUET.");
    }
    for (FormatType type : values()) {
      if (type.name().equals(name)) {
        return type;
      }
    }
    throw FormatOption.invalid(value, "TYPE");
  }
}
