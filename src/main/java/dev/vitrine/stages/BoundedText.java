package dev.vitrine.stages;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import java.util.regex.Pattern;

/// A text that ends a search in it that takes too many steps: a client's pattern may try to run for
/// ever.
final class BoundedText implements CharSequence {

  private static final int STEPS = 5_000_000;

  private final String text;
  private final int[] steps;

  private BoundedText(String text, int[] steps) {
    this.text = text;
    this.steps = steps;
  }

  /// Whether the pattern is the whole text.
  static boolean matches(Pattern pattern, String text) {
    try {
      return pattern.matcher(new BoundedText(text, new int[] {STEPS})).matches();
    } catch (StackOverflowError deep) {
      throw tooMuch();
    }
  }

  private static SqlError tooMuch() {
    return new SqlError(
        ErrorCode.ARGUMENT_LIMIT,
        "the PATTERN takes too many steps: write it without nested repeats");
  }

  @Override
  public char charAt(int index) {
    if (--steps[0] < 0) {
      throw tooMuch();
    }
    return text.charAt(index);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return new BoundedText(text.substring(start, end), steps);
  }

  @Override
  public String toString() {
    return text;
  }
}
