/// Dates, times and timestamps in the engine's SQL: the calendar's rules of Snowflake, on values
/// that are typed already. The functions of SQL are thin names for them.
@NullMarked
package dev.vitrine.dialect.translate.times;

import org.jspecify.annotations.NullMarked;
