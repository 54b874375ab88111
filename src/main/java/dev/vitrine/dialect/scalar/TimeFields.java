package dev.vitrine.dialect.scalar;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/// What a text said of a date and time.
///
/// @param at the wall clock; 1970-01-01 and midnight where the text told no date or no time
/// @param offset minutes east of Greenwich, null where the text told none
record TimeFields(LocalDateTime at, @Nullable Integer offset) {}
