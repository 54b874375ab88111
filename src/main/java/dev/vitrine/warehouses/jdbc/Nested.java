package dev.vitrine.warehouses.jdbc;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.trino.jdbc.Row;
import io.trino.jdbc.RowField;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Struct;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Arrays, maps and rows of a database as JSON.
final class Nested {

  private static final JsonFactory JSON = new JsonFactory();

  private Nested() {}

  static Cell cell() {
    return Cell.of(
        ResultSet::getObject, (value, into, row) -> Cell.putText(written(value), into, row));
  }

  private static String written(Object value) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      write(json, value);
    } catch (IOException | SQLException failure) {
      throw new UncheckedIOException(new IOException(failure));
    }
    return text.toString();
  }

  private static void write(JsonGenerator json, @Nullable Object value)
      throws IOException, SQLException {
    switch (value) {
      case null -> json.writeNull();
      case java.sql.Array array -> write(json, array.getArray());
      case Struct struct -> write(json, struct.getAttributes());
      case List<?> list -> write(json, list.toArray());
      case Map<?, ?> map -> writeMap(json, map);
      case Row row -> writeRow(json, row);
      case Boolean flag -> json.writeBoolean(flag);
      case BigDecimal number -> json.writeNumber(number);
      case Double number when Double.isFinite(number) -> json.writeNumber(number);
      case Float number when Float.isFinite(number) -> json.writeNumber(number);
      case Long number -> json.writeNumber(number);
      case Integer number -> json.writeNumber(number);
      case Short number -> json.writeNumber(number);
      case Byte number -> json.writeNumber(number);
      case Timestamp moment -> json.writeString(moment.toLocalDateTime().toString());
      default -> writeOther(json, value);
    }
  }

  private static void writeOther(JsonGenerator json, Object value)
      throws IOException, SQLException {
    if (!value.getClass().isArray()) {
      json.writeString(value.toString());
      return;
    }
    json.writeStartArray();
    for (int i = 0; i < Array.getLength(value); i++) {
      write(json, Array.get(value, i));
    }
    json.writeEndArray();
  }

  /// A row of Trino's as an object of its fields; those without a name are `field0`, `field1` …
  private static void writeRow(JsonGenerator json, Row row) throws IOException, SQLException {
    json.writeStartObject();
    for (RowField field : row.getFields()) {
      json.writeFieldName(field.getName().orElse("field" + field.getOrdinal()));
      write(json, field.getValue());
    }
    json.writeEndObject();
  }

  private static void writeMap(JsonGenerator json, Map<?, ?> map) throws IOException, SQLException {
    json.writeStartObject();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      json.writeFieldName(String.valueOf(entry.getKey()));
      write(json, entry.getValue());
    }
    json.writeEndObject();
  }
}
