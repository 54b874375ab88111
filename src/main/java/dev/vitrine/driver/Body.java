package dev.vitrine.driver;

import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// A request's JSON. Drivers send some of it compressed, with and without saying so, and some of it
/// not at all.
final class Body {

  /// Most bytes of a compressed one.
  private static final int LARGEST = 64 << 20;

  private final JsonNode root;

  private Body(JsonNode root) {
    this.root = root;
  }

  /// @throws Refusal when it is no JSON object
  static Body of(JsonMapper json, byte @Nullable [] bytes) {
    if (bytes == null || bytes.length == 0) {
      return new Body(JsonNode.createObjectNode(Map.of()));
    }
    try {
      JsonNode node = json.readValue(plain(bytes), JsonNode.class);
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

  private static byte[] plain(byte[] bytes) throws IOException {
    boolean gzip = bytes.length > 2 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b;
    if (!gzip) {
      return bytes;
    }
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      byte[] plain = in.readNBytes(LARGEST + 1);
      if (plain.length > LARGEST) {
        throw Refusal.of("390413", "The request is larger than " + LARGEST + " bytes.");
      }
      return plain;
    }
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
