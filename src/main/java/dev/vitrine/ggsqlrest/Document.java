package dev.vitrine.ggsqlrest;

import io.micronaut.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A JSON object that is written member by member, so that what is JSON already (rows, a chart) is
/// not read and written again.
final class Document {

  private final JsonMapper json;
  private final Map<String, byte[]> members = new LinkedHashMap<>();

  Document(JsonMapper json) {
    this.json = json;
  }

  Document put(String name, @Nullable Object value) {
    return raw(name, value == null ? ascii("null") : written(value));
  }

  /// @param value JSON text
  Document raw(String name, byte[] value) {
    members.put(name, value);
    return this;
  }

  Document put(String name, Document inner) {
    return raw(name, inner.bytes());
  }

  byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] between = ascii("{");
    for (Map.Entry<String, byte[]> member : members.entrySet()) {
      out.writeBytes(between);
      out.writeBytes(written(member.getKey()));
      out.writeBytes(ascii(":"));
      out.writeBytes(member.getValue());
      between = ascii(",");
    }
    out.writeBytes(ascii(members.isEmpty() ? "{}" : "}"));
    return out.toByteArray();
  }

  private byte[] written(Object value) {
    try {
      return json.writeValueAsBytes(value);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
