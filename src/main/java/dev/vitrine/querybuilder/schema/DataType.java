package dev.vitrine.querybuilder.schema;

import java.util.Locale;
import java.util.Map;

/// A column's type in PostgreSQL's words, whatever the warehouse calls it: clients know those.
public record DataType(String name, Family family) {

  private static final Map<String, DataType> KNOWN =
      Map.ofEntries(
          entry("tinyint", "smallint", Family.NUMBER),
          entry("utinyint", "smallint", Family.NUMBER),
          entry("smallint", "smallint", Family.NUMBER),
          entry("int2", "smallint", Family.NUMBER),
          entry("usmallint", "integer", Family.NUMBER),
          entry("int", "integer", Family.NUMBER),
          entry("int4", "integer", Family.NUMBER),
          entry("integer", "integer", Family.NUMBER),
          entry("mediumint", "integer", Family.NUMBER),
          entry("uinteger", "bigint", Family.NUMBER),
          entry("bigint", "bigint", Family.NUMBER),
          entry("int8", "bigint", Family.NUMBER),
          entry("ubigint", "numeric", Family.NUMBER),
          entry("hugeint", "numeric", Family.NUMBER),
          entry("uhugeint", "numeric", Family.NUMBER),
          entry("decimal", "numeric", Family.NUMBER),
          entry("number", "numeric", Family.NUMBER),
          entry("numeric", "numeric", Family.NUMBER),
          entry("money", "money", Family.OTHER),
          entry("real", "real", Family.NUMBER),
          entry("float4", "real", Family.NUMBER),
          entry("float", "double precision", Family.NUMBER),
          entry("float8", "double precision", Family.NUMBER),
          entry("double", "double precision", Family.NUMBER),
          entry("double precision", "double precision", Family.NUMBER),
          entry("varchar", "character varying", Family.TEXT),
          entry("nvarchar", "character varying", Family.TEXT),
          entry("character varying", "character varying", Family.TEXT),
          entry("string", "character varying", Family.TEXT),
          entry("char", "character", Family.TEXT),
          entry("bpchar", "character", Family.TEXT),
          entry("character", "character", Family.TEXT),
          entry("text", "text", Family.TEXT),
          entry("tinytext", "text", Family.TEXT),
          entry("mediumtext", "text", Family.TEXT),
          entry("longtext", "text", Family.TEXT),
          entry("name", "name", Family.TEXT),
          entry("boolean", "boolean", Family.BOOLEAN),
          entry("bool", "boolean", Family.BOOLEAN),
          entry("date", "date", Family.DATE),
          entry("datetime", "timestamp without time zone", Family.TIMESTAMP),
          entry("timestamp", "timestamp without time zone", Family.TIMESTAMP),
          entry("timestamp_s", "timestamp without time zone", Family.TIMESTAMP),
          entry("timestamp_ms", "timestamp without time zone", Family.TIMESTAMP),
          entry("timestamp_ns", "timestamp without time zone", Family.TIMESTAMP),
          entry("timestamp_ntz", "timestamp without time zone", Family.TIMESTAMP),
          entry("timestamp without time zone", "timestamp without time zone", Family.TIMESTAMP),
          entry("timestamptz", "timestamp with time zone", Family.TIMESTAMP),
          entry("timestamp_ltz", "timestamp with time zone", Family.TIMESTAMP),
          entry("timestamp_tz", "timestamp with time zone", Family.TIMESTAMP),
          entry("datetimeoffset", "timestamp with time zone", Family.TIMESTAMP),
          entry("timestamp with time zone", "timestamp with time zone", Family.TIMESTAMP),
          entry("time", "time without time zone", Family.TIME),
          entry("time without time zone", "time without time zone", Family.TIME),
          entry("time with time zone", "time with time zone", Family.OTHER),
          entry("uuid", "uuid", Family.UUID),
          entry("uniqueidentifier", "uuid", Family.UUID),
          entry("blob", "bytea", Family.OTHER),
          entry("varbinary", "bytea", Family.OTHER),
          entry("binary", "bytea", Family.OTHER),
          entry("bytea", "bytea", Family.OTHER));

  private static Map.Entry<String, DataType> entry(String given, String name, Family family) {
    return Map.entry(given, new DataType(name, family));
  }

  /// @param given as the warehouse writes it, lengths in brackets included
  public static DataType of(String given) {
    String lower = given.strip().toLowerCase(Locale.ROOT);
    String bare = lower.replaceAll("\\s*\\([^)]*\\)", "").replaceFirst(" unsigned$", "").strip();
    DataType known = KNOWN.get(bare);
    return known == null ? new DataType(lower, Family.OTHER) : known;
  }

  public boolean hasZone() {
    return name.equals("timestamp with time zone");
  }
}
