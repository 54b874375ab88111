package dev.vitrine.visualise.geo;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKTReader;

/// Geometry as columns bring it: WKB (also EWKB) as bytes or hex digits, GeoJSON and WKT as text.
public final class Geometries {

  /// Characters of one geometry's text; WKB is twice as long in hex digits.
  static final int MOST_CHARACTERS = 64 << 20;

  private static final Pattern HEX = Pattern.compile("(?:\\\\x)?((?:[0-9a-fA-F]{2})+)");

  private Geometries() {}

  /// What the text says: hex digits are WKB, a brace begins GeoJSON, a word WKT.
  ///
  /// @throws SqlError `VISUALISE_INVALID`
  public static Geometry read(String text) {
    String trimmed = text.strip();
    if (trimmed.length() > MOST_CHARACTERS) {
      throw invalid("it is longer than " + MOST_CHARACTERS + " characters");
    }
    if (trimmed.startsWith("{")) {
      return guarded(() -> GeoJsonReader.read(trimmed));
    }
    var hex = HEX.matcher(trimmed);
    if (hex.matches()) {
      return wkb(HexFormat.of().parseHex(hex.group(1)));
    }
    return guarded(() -> new WKTReader().read(withoutSrid(trimmed)));
  }

  /// @throws SqlError `VISUALISE_INVALID`
  public static Geometry wkb(byte[] bytes) {
    return guarded(() -> new WKBReader().read(bytes));
  }

  /// A GeoJSON geometry object (RFC 7946) of numbers alone.
  ///
  /// @param decimals digits behind the point; negative rounds to tens, hundreds …
  public static String geoJson(Geometry geometry, int decimals) {
    return GeoJsonWriter.write(geometry, decimals);
  }

  private static String withoutSrid(String text) {
    boolean extended = text.toUpperCase(Locale.ROOT).startsWith("SRID=");
    return extended ? text.substring(text.indexOf(';') + 1) : text;
  }

  private interface Source {
    Geometry read() throws ParseException;
  }

  private static Geometry guarded(Source source) {
    try {
      Geometry geometry = source.read();
      if (!Finite.isFinite(geometry)) {
        throw invalid("a coordinate is not a finite number");
      }
      return geometry;
    } catch (ParseException | IllegalArgumentException failed) {
      throw SqlError.because(
          ErrorCode.VISUALISE_INVALID, message(String.valueOf(failed.getMessage())), failed);
    } catch (StackOverflowError deep) { // the readers recurse into collections of collections
      throw SqlError.because(
          ErrorCode.VISUALISE_INVALID, message("its collections nest too deeply"), deep);
    }
  }

  static SqlError invalid(String why) {
    return new SqlError(ErrorCode.VISUALISE_INVALID, message(why));
  }

  static SqlError outside(Envelope range) {
    return new SqlError(
        ErrorCode.VISUALISE_INVALID,
        "the longitudes from "
            + range.getMinX()
            + " to "
            + range.getMaxX()
            + " are not degrees; name the coordinate system of the data: PROJECT TO … SETTING"
            + " source => 'EPSG:3857'");
  }

  private static String message(String why) {
    return "a value of the geometry column is neither WKB, GeoJSON nor WKT that can be read: "
        + why.lines().findFirst().orElse("")
        + "; give WKB (ST_AsWKB), GeoJSON or WKT";
  }
}
