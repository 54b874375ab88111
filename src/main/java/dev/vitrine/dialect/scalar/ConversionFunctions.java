package dev.vitrine.dialect.scalar;

import static dev.vitrine.dialect.scalar.JavaFunction.Kind.BIGINT;
import static dev.vitrine.dialect.scalar.JavaFunction.Kind.BINARY;
import static dev.vitrine.dialect.scalar.JavaFunction.Kind.BOOLEAN;
import static dev.vitrine.dialect.scalar.JavaFunction.Kind.DOUBLE;
import static dev.vitrine.dialect.scalar.JavaFunction.Kind.TEXT;

import dev.vitrine.dialect.scalar.JavaFunction.Body;
import dev.vitrine.dialect.scalar.JavaFunction.Kind;
import dev.vitrine.kernel.SqlError;
import java.util.List;
import java.util.stream.Stream;

/// Conversions between texts, numbers, booleans and binaries, and hash sums. Each that reads a text
/// has a twin `sf_try_…` that gives NULL where the other raises an error.
///
/// | function | |
/// |---|---|
/// | `sf_decimal(text, precision, scale)` | plain digits of a NUMBER, to be cast |
/// | `sf_real(text)`, `sf_real_text(double)`, `sf_real_unloaded(double)` | FLOAT |
/// | `sf_boolean(text)` | |
/// | `sf_to_binary(text, format)`, `sf_binary_text(binary, format)` | by HEX, BASE64 or UTF-8 |
/// | `sf_from_base64(text, alphabet)`, `sf_to_base64(binary, line, alphabet)` | alphabet empty: the usual one |
/// | `sf_hex_decoded(text)`, `sf_base64_decoded(text, alphabet)` | the text whose UTF-8 was so written |
/// | `sf_sha2(binary, bits)`, `sf_uuid(space, name)`, `sf_hash(tagged text …)` | see [Hashing] |
final class ConversionFunctions {

  private ConversionFunctions() {}

  static List<JavaFunction> functions() {
    return Stream.of(
            reading(
                "decimal",
                TEXT,
                a -> Readings.decimal(Args.text(a, 0), Args.number(a, 1), Args.number(a, 2)),
                TEXT,
                BIGINT,
                BIGINT),
            reading("real", DOUBLE, a -> Readings.real(Args.text(a, 0)), TEXT),
            reading("boolean", BOOLEAN, a -> Readings.truth(Args.text(a, 0)), TEXT),
            reading(
                "to_binary",
                BINARY,
                a -> Encodings.binary(Args.text(a, 0), Args.text(a, 1)),
                TEXT,
                TEXT),
            reading(
                "from_base64",
                BINARY,
                a -> Encodings.fromBase64(Args.text(a, 0), Args.text(a, 1)),
                TEXT,
                TEXT),
            reading(
                "hex_decoded",
                TEXT,
                a -> Encodings.decoded(Encodings.fromHex(Args.text(a, 0)), Args.text(a, 0)),
                TEXT),
            reading(
                "base64_decoded",
                TEXT,
                a ->
                    Encodings.decoded(
                        Encodings.fromBase64(Args.text(a, 0), Args.text(a, 1)), Args.text(a, 0)),
                TEXT,
                TEXT),
            writing())
        .flatMap(List::stream)
        .toList();
  }

  private static List<JavaFunction> writing() {
    return List.of(
        Define.strict("sf_real_text", TEXT, a -> Readings.text(Args.real(a, 0)), DOUBLE),
        Define.strict("sf_real_unloaded", TEXT, a -> Readings.unloaded(Args.real(a, 0)), DOUBLE),
        Define.strict(
            "sf_binary_text",
            TEXT,
            a -> Encodings.text(Args.bytes(a, 0), Args.text(a, 1)),
            BINARY,
            TEXT),
        Define.strict(
            "sf_to_base64",
            TEXT,
            a -> Encodings.base64(Args.bytes(a, 0), Args.number(a, 1), Args.text(a, 2)),
            BINARY,
            BIGINT,
            TEXT),
        Define.strict(
            "sf_sha2",
            BINARY,
            a -> Digests.sha2(Args.bytes(a, 0), Args.number(a, 1)),
            BINARY,
            BIGINT),
        Define.strict(
            "sf_uuid", TEXT, a -> Digests.uuid(Args.text(a, 0), Args.text(a, 1)), TEXT, TEXT),
        Define.variadic("sf_hash", BIGINT, Hashing::hash, TEXT));
  }

  private static List<JavaFunction> reading(
      String name, Kind result, Body body, Kind... parameters) {
    return List.of(
        Define.strict("sf_" + name, result, body, parameters),
        Define.strict("sf_try_" + name, result, attempt(body), parameters));
  }

  private static Body attempt(Body body) {
    return arguments -> {
      try {
        return body.apply(arguments);
      } catch (SqlError unreadable) {
        return null;
      }
    };
  }
}
