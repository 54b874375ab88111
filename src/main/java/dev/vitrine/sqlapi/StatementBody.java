package dev.vitrine.sqlapi;

import dev.vitrine.dialect.BindingType;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The body of a POST as the contract shows it; [StatementRequestReader] reads it field by field,
/// since no binding of JSON to a record names what is wrong.
///
/// @param statement one statement, or several where the parameter MULTI_STATEMENT_COUNT says so
/// @param timeout seconds of run time; 0 for the longest
/// @param bindings by position, from "1"
/// @param parameters such as TIMEZONE, QUERY_TAG, DATE_OUTPUT_FORMAT, MULTI_STATEMENT_COUNT,
///   SQL_DIALECT, PRIORITY
@Schema(name = "StatementRequest")
record StatementBody(
    String statement,
    @Nullable @Schema(minimum = "0", maximum = "604800") Long timeout,
    @Nullable String warehouse,
    @Nullable String database,
    @Nullable String schema,
    @Nullable String role,
    @Nullable Map<String, BindingBody> bindings,
    @Nullable Map<String, String> parameters,
    @Nullable ResultSetMetaDataBody resultSetMetaData) {

  /// A value, or an array of values for many rows.
  @Schema(name = "Binding")
  record BindingBody(BindingType type, @Schema(oneOf = {String.class, List.class}) Object value) {}

  /// Only `jsonv2` is taken here; other formats are chosen by `Accept`.
  @Schema(name = "RequestedFormat")
  record ResultSetMetaDataBody(@Schema(pattern = "jsonv2") String format) {}
}
