package dev.vitrine.dialect.scalar;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.Supplier;

/// Binaries as text and back.
final class Encodings {

  private static final String ALPHABET = "+/=";

  private Encodings() {}

  /// @param format HEX, BASE64 or UTF-8
  static byte[] binary(String text, String format) {
    return switch (format.toUpperCase(Locale.ROOT)) {
      case "HEX" -> fromHex(text);
      case "BASE64" -> fromBase64(text, "");
      case "UTF-8", "UTF8" -> text.getBytes(StandardCharsets.UTF_8);
      default -> throw unknown(format);
    };
  }

  static String text(byte[] bytes, String format) {
    return switch (format.toUpperCase(Locale.ROOT)) {
      case "HEX" -> HexFormat.of().withUpperCase().formatHex(bytes);
      case "BASE64" -> Base64.getEncoder().encodeToString(bytes);
      case "UTF-8", "UTF8" -> utf8(bytes);
      default -> throw unknown(format);
    };
  }

  private static SqlError unknown(String format) {
    return new SqlError(
        ErrorCode.INVALID_ARGUMENT_VALUE,
        "Invalid binary format '" + format + "': it is HEX, BASE64 or UTF-8");
  }

  static byte[] fromHex(String text) {
    try {
      return HexFormat.of().parseHex(text);
    } catch (IllegalArgumentException wrong) {
      throw new SqlError(
          ErrorCode.NOT_HEX,
          "The following string is not a legal hex-encoded value: '" + shown(text) + "'");
    }
  }

  /// @param line longest line; 0 for one line
  /// @param alphabet for `+`, `/` and `=`, as many of them as are given
  static String base64(byte[] bytes, long line, String alphabet) {
    String plain = Base64.getEncoder().encodeToString(bytes);
    String own = swapped(plain, ALPHABET, alphabet);
    if (line <= 0) {
      return own;
    }
    StringBuilder out = new StringBuilder();
    for (int at = 0; at < own.length(); at += (int) Math.min(line, Integer.MAX_VALUE / 2)) {
      out.append(at == 0 ? "" : "\n");
      out.append(own, at, (int) Math.min(own.length(), at + line));
    }
    return out.toString();
  }

  static byte[] fromBase64(String text, String alphabet) {
    try {
      String packed = text.replace("\n", "").replace("\r", "");
      return Base64.getDecoder().decode(swapped(packed, alphabet, ALPHABET));
    } catch (IllegalArgumentException wrong) {
      throw new SqlError(
          ErrorCode.NOT_BASE64,
          "The following string is not a legal base64-encoded value: '" + shown(text) + "'");
    }
  }

  private static String swapped(String text, String from, String to) {
    if (from.length() > ALPHABET.length() || to.length() > ALPHABET.length()) {
      throw new SqlError(
          ErrorCode.INVALID_ARGUMENT_VALUE,
          "Invalid base64 alphabet: it has three characters, for index 62, index 63 and padding");
    }
    String out = text;
    for (int i = 0; i < Math.min(from.length(), to.length()); i++) {
      out = out.replace(from.charAt(i), to.charAt(i));
    }
    return out;
  }

  private static String utf8(byte[] bytes) {
    return utf8(
        bytes,
        () -> "in string '0x" + shown(HexFormat.of().withUpperCase().formatHex(bytes)) + "'");
  }

  /// @param written what the bytes were read from
  static String decoded(byte[] bytes, String written) {
    return utf8(bytes, () -> "while decoding '" + shown(written) + "'");
  }

  private static String utf8(byte[] bytes, Supplier<String> where) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException wrong) {
      throw new SqlError(ErrorCode.NOT_UTF8, "Invalid UTF8 detected " + where.get());
    }
  }

  private static String shown(String text) {
    return text.length() > 200 ? text.substring(0, 200) + "…" : text;
  }
}
