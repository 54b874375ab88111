package dev.vitrine.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// JSON as maps, lists, texts, `Long`, `BigDecimal`, booleans and null; numbers are exact.
public final class Json {

  /// Text that is JSON already.
  public static final class Raw {
    private final byte[] bytes;

    public Raw(byte[] bytes) {
      this.bytes = bytes;
    }

    /// The JSON.
    public byte[] bytes() {
      return bytes;
    }
  }

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(64).maxNumberLength(400).build())
          .build();

  private Json() {}

  /// Empty when it is no JSON; `Optional` cannot hold null, which therefore is none either.
  public static Optional<Object> find(byte[] bytes) {
    try {
      return Optional.ofNullable(read(bytes));
    } catch (Malformed none) {
      return Optional.empty();
    }
  }

  /// @throws Malformed when it is none
  public static @Nullable Object read(byte[] bytes) {
    try (JsonParser parser = FACTORY.createParser(bytes)) {
      if (parser.nextToken() == null) {
        throw new Malformed("Expecting value", 0);
      }
      Object value = value(parser);
      if (parser.nextToken() != null) {
        throw new Malformed("Extra data", parser.currentTokenLocation().getByteOffset());
      }
      return value;
    } catch (JsonProcessingException wrong) {
      long at = wrong.getLocation() == null ? 0 : wrong.getLocation().getByteOffset();
      throw new Malformed(wrong.getOriginalMessage(), at);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static @Nullable Object value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT -> whole(parser.getBigIntegerValue());
      case VALUE_NUMBER_FLOAT -> decimal(parser);
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> null;
    };
  }

  /// An exponent may be beyond all numbers.
  private static BigDecimal decimal(JsonParser parser) throws IOException {
    try {
      return parser.getDecimalValue();
    } catch (NumberFormatException | ArithmeticException beyond) {
      throw new Malformed(
          "a number is too large to be one", parser.currentTokenLocation().getByteOffset());
    }
  }

  private static Object whole(BigInteger number) {
    return number.bitLength() < 64 ? (Object) number.longValueExact() : new BigDecimal(number);
  }

  private static Map<String, @Nullable Object> object(JsonParser parser) throws IOException {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      map.put(name, value(parser));
    }
    return map;
  }

  private static List<@Nullable Object> array(JsonParser parser) throws IOException {
    List<@Nullable Object> list = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      list.add(value(parser));
    }
    return list;
  }

  public static byte[] write(@Nullable Object value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (JsonGenerator out = FACTORY.createGenerator(bytes)) {
      write(value, out);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  public static String text(@Nullable Object value) {
    return new String(write(value), StandardCharsets.UTF_8);
  }

  private static void write(@Nullable Object value, JsonGenerator out) throws IOException {
    switch (value) {
      case null -> out.writeNull();
      case Raw raw -> out.writeRawValue(new String(raw.bytes(), StandardCharsets.UTF_8));
      case String text -> out.writeString(text);
      case Boolean truth -> out.writeBoolean(truth);
      case Integer number -> out.writeNumber(number);
      case Long number -> out.writeNumber(number);
      case BigInteger number -> out.writeNumber(number);
      case BigDecimal number -> out.writeNumber(number);
      case Double number when Double.isFinite(number) -> out.writeNumber(number);
      case Double _ -> out.writeNull();
      case Map<?, ?> map -> {
        out.writeStartObject();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          out.writeFieldName(String.valueOf(entry.getKey()));
          write(entry.getValue(), out);
        }
        out.writeEndObject();
      }
      case Iterable<?> list -> {
        out.writeStartArray();
        for (Object one : list) {
          write(one, out);
        }
        out.writeEndArray();
      }
      default -> out.writeString(value.toString());
    }
  }

  /// An object whose members are in this order.
  ///
  /// @param pairs names and values in turn
  public static Map<String, @Nullable Object> object(@Nullable Object... pairs) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put(String.valueOf(pairs[i]), pairs[i + 1]);
    }
    return map;
  }

  /// Bytes that are no JSON.
  public static final class Malformed extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final long at;

    Malformed(String message, long at) {
      super(message, null, false, false);
      this.at = Math.max(0, at);
    }

    /// The offset of the byte that is wrong.
    public long at() {
      return at;
    }
  }
}
