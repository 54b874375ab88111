package dev.vitrine.warehouses;

import java.time.ZoneId;

/// What a statement runs under.
///
/// @param database current database, as stored
/// @param schema current schema, as stored
/// @param timeZone of the session
/// @param upperCaseNames folds unquoted names to upper case as Snowflake does; otherwise they stay
///   as written
public record Settings(String database, String schema, ZoneId timeZone, boolean upperCaseNames) {}
