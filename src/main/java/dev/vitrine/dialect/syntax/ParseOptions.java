package dev.vitrine.dialect.syntax;

/// What session parameters change about reading a text.
///
/// @param quotedIdentifiersIgnoreCase `QUOTED_IDENTIFIERS_IGNORE_CASE`: quoted names are folded too
public record ParseOptions(boolean quotedIdentifiersIgnoreCase) {

  public static final ParseOptions DEFAULT = new ParseOptions(false);
}
