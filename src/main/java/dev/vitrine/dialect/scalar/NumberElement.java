package dev.vitrine.dialect.scalar;

/// A piece of a number format.
sealed interface NumberElement {

  /// @param text printed, and wanted when reading
  record Literal(String text) implements NumberElement {}

  /// @param zero true for `0`, which is always a digit; false for `9`, which is blank where the
  ///   number has none
  record Digit(boolean zero) implements NumberElement {}

  /// @param upper whether its letters are capitals
  record Hex(boolean upper) implements NumberElement {}

  /// The decimal point, `.` or `D`.
  record Point() implements NumberElement {}

  /// Between groups of digits, `,` or `G`.
  record Group() implements NumberElement {}

  record Dollar() implements NumberElement {}

  record Percent() implements NumberElement {}

  /// `B`: zero is blank.
  record Blank() implements NumberElement {}

  /// `S`, or `MI` where a plus is a blank.
  record Sign(boolean plus) implements NumberElement {}

  /// @param digits of the exponent; 0 for as many as it has
  record Exponent(int digits, boolean upper) implements NumberElement {}

  /// `FM`: from here on without (or again with) blanks that fill.
  record Fill() implements NumberElement {}

  /// `FX`: from here on blanks, separators and exponents must be exactly as printed (or need not
  /// any more).
  record Exact() implements NumberElement {}

  /// `_`: nothing, or a blank when reading.
  record Space() implements NumberElement {}

  /// `TM`, `TM9` and `TME`.
  ///
  /// @param form which of the three
  /// @param decimals most digits behind the point; negative for all
  /// @param group digits of a group; 0 for none
  record Minimal(Form form, int decimals, int group, boolean upper) implements NumberElement {
    enum Form {
      SHORTER,
      PLAIN,
      SCIENTIFIC
    }
  }
}
