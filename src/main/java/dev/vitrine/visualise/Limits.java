package dev.vitrine.visualise;

/// How large a chart may become.
///
/// @param rows in all layers
/// @param bytes of the document
public record Limits(int rows, long bytes) {

  public static final Limits DEFAULT = new Limits(50_000, 32L << 20);

  public Limits {
    if (rows < 1 || bytes < 1) {
      throw new IllegalArgumentException(rows + " rows, " + bytes + " bytes");
    }
  }
}
