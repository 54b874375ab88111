package dev.vitrine.results.encode;

import java.util.Optional;

/// What a result can be read as.
public enum Format {
  /// Arrays of strings, as Snowflake's `jsonv2`.
  JSON_ROWS("application/json", "json"),
  /// One array of objects with typed values.
  JSON_OBJECTS("application/json; rows=objects", "json"),
  /// One array of arrays with typed values. Never asked for by `Accept`.
  JSON_ARRAYS("application/json; rows=arrays", "json"),
  /// RFC 4180 with a header row.
  CSV("text/csv; charset=utf-8; header=present", "csv"),
  /// One JSON object a line.
  NDJSON("application/x-ndjson", "ndjson"),
  /// An Arrow IPC stream.
  ARROW_STREAM("application/vnd.apache.arrow.stream", "arrows"),
  /// An Apache Parquet file.
  PARQUET("application/vnd.apache.parquet", "parquet"),
  /// An Arrow IPC stream with the field types and metadata that Snowflake's drivers read. Never
  /// asked for by `Accept`. Without rows it has no batch, which the Python driver's version 4
  /// cannot take as a table: to a driver, a result of no rows is no bytes.
  SNOWFLAKE_ARROW("application/octet-stream", "arrows"),
  /// As [#JSON_ROWS] without the outer brackets: what Snowflake's drivers read as a chunk. Never
  /// asked for by `Accept`; the type is no JSON because the Node.js driver then never ends.
  SNOWFLAKE_JSON_CHUNK("application/octet-stream", "json");

  private final String mediaType;
  private final String extension;

  Format(String mediaType, String extension) {
    this.mediaType = mediaType;
    this.extension = extension;
  }

  /// The format that an `Accept` header value asks for, weights and wildcards considered; empty
  /// when it names none of ours. `*/*` means [#JSON_ROWS].
  public static Optional<Format> accepted(String accept) {
    return AcceptedFormats.of(accept);
  }

  /// As an answer's `Content-Type`.
  public String mediaType() {
    return mediaType;
  }

  /// Of a file, without a point.
  public String extension() {
    return extension;
  }
}
