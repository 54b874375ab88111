package dev.vitrine.visualise;

/// How large a chart may become.
///
/// @param rows in all layers
/// @param bytes of the document
/// @param loaded rows of one layer that may be fetched to work on, where the engine that has them
///   cannot
public record Limits(int rows, long bytes, long loaded) {

  private static final long LOADED = 5_000_000;

  public static final Limits DEFAULT = new Limits(50_000, 32L << 20);

  public Limits(int rows, long bytes) {
    this(rows, bytes, LOADED);
  }

  public Limits {
    if (rows < 1 || bytes < 1 || loaded < 1) {
      throw new IllegalArgumentException(
          rows + " rows, " + bytes + " bytes, " + loaded + " loaded");
    }
  }
}
