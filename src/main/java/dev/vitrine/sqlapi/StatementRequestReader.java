package dev.vitrine.sqlapi;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.statements.Parameters;
import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Reads the body of a POST as the service documents it: known fields must have their types,
/// unknown ones are ignored, null counts as absent.
@Singleton
final class StatementRequestReader {

  private static final BigInteger LONGEST_TIMEOUT = BigInteger.valueOf(604_800);

  private final JsonMapper json;
  private final SqlApiConfig config;

  StatementRequestReader(JsonMapper json, SqlApiConfig config) {
    this.json = json;
    this.config = config;
  }

  /// @throws SqlError `BAD_PAYLOAD` naming the field, or `TOO_LARGE`
  StatementRequest read(byte[] body) {
    JsonFields fields = JsonFields.of(parse(body), "");
    fields.object("resultSetMetaData").ifPresent(StatementRequestReader::checkFormat);
    return new StatementRequest(
        statement(fields),
        names(fields),
        timeout(fields),
        fields.object("bindings").map(BindingsReader::read).orElseGet(TreeMap::new),
        fields
            .object("parameters")
            .map(StatementRequestReader::parameters)
            .orElse(Parameters.NONE));
  }

  private JsonNode parse(byte[] body) {
    if (body.length == 0) {
      throw new SqlError(ErrorCode.BAD_PAYLOAD, "the body is empty: it must be a JSON object");
    }
    try {
      JsonNode node = json.readValue(body, Argument.of(JsonNode.class));
      return node == null ? JsonNode.nullNode() : node;
    } catch (IOException malformed) {
      throw SqlError.because(
          ErrorCode.BAD_PAYLOAD,
          "Incoming request does not contain a valid payload: the body is not well-formed JSON",
          malformed);
    }
  }

  private String statement(JsonFields fields) {
    String text =
        fields
            .text("statement")
            .orElseThrow(() -> new SqlError(ErrorCode.BAD_PAYLOAD, "statement is missing"));
    int bytes = text.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > config.maxStatementBytes()) {
      throw new SqlError(
          ErrorCode.TOO_LARGE,
          "statement has %d bytes, the limit is %d".formatted(bytes, config.maxStatementBytes()));
    }
    return text;
  }

  private static StatementRequest.Names names(JsonFields fields) {
    return new StatementRequest.Names(
        given(fields, "warehouse"),
        given(fields, "database"),
        given(fields, "schema"),
        given(fields, "role"));
  }

  /// Clients send empty names for "my default".
  private static Optional<String> given(JsonFields fields, String field) {
    return fields.text(field).filter(name -> !name.isEmpty());
  }

  private static Optional<Duration> timeout(JsonFields fields) {
    return fields
        .wholeNumber("timeout")
        .map(seconds -> {
          if (seconds.signum() < 0 || seconds.compareTo(LONGEST_TIMEOUT) > 0) {
            throw new SqlError(
                ErrorCode.BAD_PAYLOAD,
                "timeout must be 0 to 604800 seconds, not " + seconds.toString());
          }
          return Duration.ofSeconds(seconds.longValueExact());
        });
  }

  private static void checkFormat(JsonFields metaData) {
    metaData
        .text("format")
        .filter(format -> !format.matches("(?i)jsonv2|json"))
        .ifPresent(format -> {
          throw new SqlError(
              ErrorCode.BAD_PAYLOAD,
              "resultSetMetaData.format must be jsonv2, not '"
                  + format
                  + "': other formats are chosen by the Accept header");
        });
  }

  private static Parameters parameters(JsonFields fields) {
    Map<String, String> given = new HashMap<>();
    for (Map.Entry<String, JsonNode> entry : fields.object().entries()) {
      JsonNode value = entry.getValue();
      if (value.isContainerNode()) {
        throw JsonFields.wrong(
            fields.name(entry.getKey()), "a string, a number or a boolean", value);
      }
      if (!value.isNull()) {
        given.put(entry.getKey(), value.coerceStringValue());
      }
    }
    return Parameters.of(given);
  }
}
