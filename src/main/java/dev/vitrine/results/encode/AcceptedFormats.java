package dev.vitrine.results.encode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Which format an `Accept` header value asks for (RFC 9110, section 12.5.1).
final class AcceptedFormats {

  /// One media range: `type/subtype` in lower case, its parameters, its weight in thousandths.
  private record Range(String type, Map<String, String> parameters, int weight) {

    /// How closely this range names the format: 0 when it does not.
    int precision(Format format, String mediaType) {
      if (format == Format.JSON_OBJECTS) {
        return type.equals(mediaType) && wantsObjects() ? 4 : 0; // never by a wildcard
      }
      if (type.equals("*/*")) {
        return 1;
      }
      if (type.endsWith("/*")) {
        return mediaType.startsWith(type.substring(0, type.length() - 1)) ? 2 : 0;
      }
      if (!type.equals(mediaType)) {
        return 0;
      }
      return format == Format.JSON_ROWS && wantsObjects() ? 0 : 3;
    }

    private boolean wantsObjects() {
      return "objects".equalsIgnoreCase(parameters.get("rows"));
    }
  }

  private static final Map<String, Format> TYPES =
      Map.of(
          "text/csv", Format.CSV,
          "application/csv", Format.CSV,
          "application/x-ndjson", Format.NDJSON,
          "application/jsonl", Format.NDJSON,
          "application/vnd.apache.arrow.stream", Format.ARROW_STREAM,
          "application/vnd.apache.parquet", Format.PARQUET);

  private AcceptedFormats() {}

  /// The format with the greatest weight; among equals the one named first, a wildcard meaning
  /// Snowflake's rows. A missing header is the caller's to judge.
  static Optional<Format> of(String accept) {
    if (accept.equals("application/json")) {
      return Optional.of(Format.JSON_ROWS); // what nearly every request says
    }
    List<Range> ranges = ranges(accept);
    Format best = null;
    long bestRank = 0;
    for (Format format : Format.values()) {
      long rank = rank(format, ranges);
      if (rank > bestRank) {
        best = format;
        bestRank = rank;
      }
    }
    return Optional.ofNullable(best);
  }

  /// Weight, then how closely it is named, then how early; 0 when it is not accepted.
  private static long rank(Format format, List<Range> ranges) {
    long best = 0;
    int bestPrecision = 0;
    for (int i = 0; i < ranges.size(); i++) {
      Range range = ranges.get(i);
      for (String type : typesOf(format)) {
        int precision = range.precision(format, type);
        if (precision > bestPrecision) {
          bestPrecision = precision;
          best = range.weight() == 0 ? 0 : rank(range.weight(), precision, ranges.size() - i);
        }
      }
    }
    return best;
  }

  private static long rank(int weight, int precision, int earliness) {
    boolean named = precision > 2;
    return weight * 1_000_000L + (named ? 500_000 : 0) + earliness;
  }

  private static List<String> typesOf(Format format) {
    return switch (format) {
      case JSON_ROWS, JSON_OBJECTS -> List.of("application/json");
      case CSV, NDJSON, ARROW_STREAM, PARQUET ->
          TYPES.entrySet().stream()
              .filter(entry -> entry.getValue() == format)
              .map(Map.Entry::getKey)
              .toList();
      case JSON_ARRAYS, SNOWFLAKE_ARROW, SNOWFLAKE_JSON_CHUNK -> List.of();
    };
  }

  private static List<Range> ranges(String accept) {
    List<Range> ranges = new ArrayList<>();
    for (String part : accept.split(",", -1)) {
      if (!part.isBlank()) {
        ranges.add(range(part));
      }
    }
    return ranges;
  }

  private static Range range(String text) {
    String[] parts = text.split(";", -1);
    Map<String, String> parameters = new HashMap<>();
    for (int i = 1; i < parts.length; i++) {
      String[] pair = parts[i].split("=", 2);
      if (pair.length == 2) {
        parameters.put(pair[0].strip().toLowerCase(Locale.ROOT), unquoted(pair[1].strip()));
      }
    }
    String type = parts[0].strip().toLowerCase(Locale.ROOT);
    return new Range(type, parameters, weight(parameters.getOrDefault("q", "1")));
  }

  private static String unquoted(String value) {
    boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
    return quoted ? value.substring(1, value.length() - 1) : value;
  }

  /// A weight that cannot be read counts as none given.
  private static int weight(String q) {
    return q.matches("[01](\\.[0-9]{0,3})?")
        ? (int) Math.min(1000, Math.round(Double.parseDouble(q) * 1000))
        : 1000;
  }
}
