package dev.vitrine.driver;

import dev.vitrine.kernel.ErrorCode;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// A request's JSON. Drivers send some of it compressed, with and without saying so, and some of it
/// not at all.
final class Body {

  private final JsonNode root;

  private Body(JsonNode root) {
    this.root = root;
  }

  /// @param largest most bytes of it, packed and unpacked
  /// @throws Refusal when it is neither empty nor a JSON object, or larger
  static Body of(JsonMapper json, byte @Nullable [] bytes, int largest) {
    return of(
        json,
        bytes == null ? InputStream.nullInputStream() : new ByteArrayInputStream(bytes),
        largest);
  }

  /// @param largest most bytes of it, packed and unpacked
  /// @throws Refusal when it is neither empty nor a JSON object, or larger
  static Body of(JsonMapper json, InputStream in, int largest) {
    try {
      byte[] bytes = plain(in, largest);
      JsonNode node =
          bytes.length == 0
              ? JsonNode.createObjectNode(Map.of())
              : json.readValue(bytes, JsonNode.class);
      if (node != null && node.isObject()) {
        return new Body(node);
      }
    } catch (IOException unreadable) {
      // told below
    }
    throw Refusal.of("390142", "Incoming request does not contain a valid payload.");
  }

  /// @param object or anything else, which counts as an empty one
  static Body of(JsonNode object) {
    return new Body(object.isObject() ? object : JsonNode.createObjectNode(Map.of()));
  }

  private static byte[] plain(InputStream in, int largest) throws IOException {
    byte[] bytes = bounded(in, largest);
    boolean gzip = bytes.length > 2 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b;
    if (!gzip) {
      return bytes;
    }
    try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return bounded(unpacked, largest);
    }
  }

  private static byte[] bounded(InputStream in, int largest) throws IOException {
    byte[] bytes = in.readNBytes(largest + 1);
    if (bytes.length > largest) {
      throw Refusal.of(
          ErrorCode.TOO_LARGE.code(), "The request is larger than " + largest + " bytes.");
    }
    return bytes;
  }

  /// An object in it; an empty one where there is none.
  Body in(String name) {
    JsonNode node = root.get(name);
    return new Body(node != null && node.isObject() ? node : JsonNode.createObjectNode(Map.of()));
  }

  /// A value as text; empty when absent, null, an empty text, an object or an array.
  Optional<String> text(String name) {
    JsonNode node = root.get(name);
    return node == null || !node.isValueNode() || node.isNull()
        ? Optional.empty()
        : Optional.of(node.coerceStringValue()).filter(text -> !text.isEmpty());
  }

  boolean yes(String name) {
    return text(name).filter("true"::equalsIgnoreCase).isPresent();
  }

  JsonNode node() {
    return root;
  }
}
