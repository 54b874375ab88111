package dev.vitrine.dialect.syntax;

import dev.vitrine.kernel.SqlType;

/// What session parameters change about reading a text.
///
/// @param quotedIdentifiersIgnoreCase `QUOTED_IDENTIFIERS_IGNORE_CASE`: quoted names are folded too
/// @param timestamp `TIMESTAMP_TYPE_MAPPING`: what the type `TIMESTAMP` is
/// @param ordered `NOORDER_SEQUENCE_AS_DEFAULT` is false: a sequence is `ORDER` where it does not
///   say
public record ParseOptions(
    boolean quotedIdentifiersIgnoreCase, SqlType timestamp, boolean ordered) {

  public static final ParseOptions DEFAULT = new ParseOptions(false, SqlType.TIMESTAMP_NTZ, false);

  /// For the text of a view or function, whose names were not read under this session's parameters.
  public ParseOptions ofStored() {
    return new ParseOptions(DEFAULT.quotedIdentifiersIgnoreCase(), timestamp, ordered);
  }
}
