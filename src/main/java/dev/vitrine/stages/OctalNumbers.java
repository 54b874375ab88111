package dev.vitrine.stages;

import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Whole numbers in JSON that begin with a zero, which `ENABLE_OCTAL` reads as octal ones.
final class OctalNumbers {

  /// A string, which stays as it is, or a number with a leading zero.
  private static final Pattern WORD =
      Pattern.compile(
          "\"(?:[^\"\\\\]|\\\\.)*+\"|(?<![\\w.+-])(-?)0([0-7]+)(?![\\w.+-])", Pattern.DOTALL);

  private OctalNumbers() {}

  /// The text with decimal numbers in their places.
  static String decimal(String json) {
    return WORD.matcher(json).replaceAll(OctalNumbers::replacement);
  }

  private static String replacement(java.util.regex.MatchResult found) {
    String digits = found.group(2);
    return Matcher.quoteReplacement(
        digits == null ? found.group() : found.group(1) + new BigInteger(digits, 8));
  }
}
