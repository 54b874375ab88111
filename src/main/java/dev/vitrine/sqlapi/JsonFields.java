package dev.vitrine.sqlapi;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import io.micronaut.json.tree.JsonNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/// Reads the fields of a JSON object by their types. A wrong type is refused with the field's full
/// name; null is as good as absent; unknown fields are nobody's business.
record JsonFields(JsonNode object, String path) {

  /// Written out, 1e999999999 would take all memory.
  private static final int LONGEST = 30;

  static JsonFields of(JsonNode node, String path) {
    if (!node.isObject()) {
      throw wrong(path.isEmpty() ? "the body" : path, "an object", node);
    }
    return new JsonFields(node, path);
  }

  String name(String field) {
    return path.isEmpty() ? field : path + "." + field;
  }

  Optional<JsonNode> find(String field) {
    return Optional.ofNullable(object.get(field)).filter(node -> !node.isNull());
  }

  Optional<String> text(String field) {
    return find(field).map(node -> text(node, name(field)));
  }

  /// A whole number written as a JSON number.
  Optional<BigInteger> wholeNumber(String field) {
    return find(field).map(node -> wholeNumber(node, name(field)));
  }

  Optional<JsonFields> object(String field) {
    return find(field).map(node -> of(node, name(field)));
  }

  static String text(JsonNode node, String name) {
    if (!node.isString()) {
      throw wrong(name, "a string", node);
    }
    return node.getStringValue();
  }

  private static BigInteger wholeNumber(JsonNode node, String name) {
    if (!node.isNumber()) {
      throw wrong(name, "a whole number", node);
    }
    try {
      BigDecimal number = new BigDecimal(node.getNumberValue().toString());
      if (number.scale() < -LONGEST) {
        throw wrong(name, "a whole number", node);
      }
      return number.toBigIntegerExact();
    } catch (ArithmeticException | NumberFormatException fraction) {
      throw wrong(name, "a whole number", node);
    }
  }

  static SqlError wrong(String name, String wanted, JsonNode got) {
    return new SqlError(
        ErrorCode.BAD_PAYLOAD, "%s must be %s, not %s".formatted(name, wanted, kind(got)));
  }

  private static String kind(JsonNode node) {
    if (node.isObject()) {
      return "an object";
    }
    if (node.isArray()) {
      return "an array";
    }
    if (node.isString()) {
      return "a string";
    }
    return node.isNull() ? "null" : node.coerceStringValue();
  }
}
