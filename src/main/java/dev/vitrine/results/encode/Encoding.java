package dev.vitrine.results.encode;

/// A format with all that decides on its bytes.
///
/// @param csvSafe text cells of CSV that a spreadsheet would take for a formula get a leading `'`
/// @param gzip compressed
public record Encoding(Format format, CellFormat cells, boolean csvSafe, boolean gzip) {

  public static Encoding of(Format format) {
    return of(format, CellFormat.defaults());
  }

  public static Encoding of(Format format, CellFormat cells) {
    return new Encoding(format, cells, false, false);
  }

  public Encoding withCsvSafe(boolean safe) {
    return new Encoding(format, cells, safe, gzip);
  }

  public Encoding withGzip(boolean compressed) {
    return new Encoding(format, cells, csvSafe, compressed);
  }
}
