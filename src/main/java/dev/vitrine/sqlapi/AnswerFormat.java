package dev.vitrine.sqlapi;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.results.encode.Format;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The formats in which a result can be had, chosen by the `Accept` header. Everything that is not
/// a result is JSON, whatever was asked for.
enum AnswerFormat {
  JSON(Format.JSON_ROWS, "application/json"),
  /// Rows as objects in `resultSet`.
  JSON_OBJECTS(Format.JSON_OBJECTS, "application/json; rows=objects"),
  CSV(Format.CSV, "text/csv"),
  NDJSON(Format.NDJSON, "application/x-ndjson"),
  ARROW(Format.ARROW_STREAM, "application/vnd.apache.arrow.stream"),
  PARQUET(Format.PARQUET, "application/vnd.apache.parquet");

  /// One entry of the header.
  private record Range(String type, boolean objects, double quality) {}

  private final Format encoded;
  private final String asked;

  AnswerFormat(Format encoded, String asked) {
    this.encoded = encoded;
    this.asked = asked;
  }

  Format encoded() {
    return encoded;
  }

  /// As an answer's `Content-Type`.
  String mediaType() {
    return encoded.mediaType();
  }

  /// Of a file's name.
  String extension() {
    return encoded.extension();
  }

  boolean isFile() {
    return this != JSON && this != JSON_OBJECTS;
  }

  /// The format that the client likes best; of equals, the one named first.
  ///
  /// @throws SqlError `UNSUPPORTED_ACCEPT` when the header is missing or admits none of them
  static AnswerFormat of(HttpRequest<?> request) {
    List<String> headers = request.getHeaders().getAll(HttpHeaders.ACCEPT);
    AnswerFormat best = null;
    double bestQuality = 0;
    for (String entry : String.join(",", headers).split(",", 100)) {
      Range range = range(entry);
      Optional<AnswerFormat> format = matching(range);
      if (format.isPresent() && range.quality() > bestQuality) {
        best = format.get();
        bestQuality = range.quality();
      }
    }
    if (best == null) {
      throw new SqlError(
          ErrorCode.UNSUPPORTED_ACCEPT,
          "Unsupported Accept header %s is specified."
              .formatted(headers.isEmpty() ? null : String.join(", ", headers)));
    }
    return best;
  }

  private static Optional<AnswerFormat> matching(Range range) {
    if (range.objects()) {
      return Optional.of(JSON_OBJECTS);
    }
    return switch (range.type()) {
      case "*/*", "application/*" -> Optional.of(JSON);
      case "text/*" -> Optional.of(CSV);
      default ->
          Arrays.stream(values()).filter(format -> format.asked.equals(range.type())).findFirst();
    };
  }

  private static Range range(String entry) {
    String[] parts = entry.toLowerCase(Locale.ROOT).split(";", 20);
    double quality = 1;
    boolean objects = false;
    for (int i = 1; i < parts.length; i++) {
      String parameter = parts[i].replace(" ", "").replace("\"", "");
      if (parameter.startsWith("q=")) {
        quality = quality(parameter.substring(2));
      }
      objects |= parameter.equals("rows=objects");
    }
    String type = parts[0].strip();
    return new Range(type, objects && type.equals("application/json"), quality);
  }

  private static double quality(String text) {
    return text.matches("[01](\\.[0-9]{0,3})?") ? Double.parseDouble(text) : 1;
  }
}
