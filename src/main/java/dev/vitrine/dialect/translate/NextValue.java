package dev.vitrine.dialect.translate;

/// The next number of an engine's sequence.
public final class NextValue {

  /// How its SQL begins.
  public static final String CALL = "nextval(";

  private NextValue() {}

  /// @param sequence in the engine, quoted, with its schema
  public static String of(String sequence) {
    return CALL + "'" + sequence.replace("'", "''") + "')";
  }
}
