package dev.vitrine.results.encode;

/// One column of one batch, written cell by cell as text.
interface Cell {

  /// How the text relates to the formats' own signs.
  enum Nature {
    /// A decimal number that JSON takes as it is.
    NUMBER,
    /// A number that may be NaN or infinite.
    REAL,
    /// `true` or `false`.
    BOOLEAN,
    /// Text of our own, of printable ASCII without quotes, backslash or comma.
    PLAIN,
    /// Text of our own that a format model may have given any sign.
    MODELLED,
    /// Text of a user: anything, perhaps not even UTF-8.
    TEXT,
    /// JSON text.
    JSON
  }

  Nature nature();

  boolean isNull(int row);

  void write(int row, Output out);
}
