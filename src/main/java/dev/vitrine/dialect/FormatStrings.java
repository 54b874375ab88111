package dev.vitrine.dialect;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.Position;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.kernel.lex.Token;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `printf` and `format` take any number of arguments, so no macro can stand before them; instead
/// their format must be a constant whose widths and precisions are small in sum.
final class FormatStrings {

  private static final Pattern PRINTF = Pattern.compile("%[^a-zA-Z%]*");
  private static final Pattern FORMAT = Pattern.compile("\\{[^}]*}?");
  private static final Pattern DIGITS = Pattern.compile("[0-9]+");

  private FormatStrings() {}

  /// @param call index of the function's name
  static void check(String text, List<Token> tokens, int call, String function, int valueLimit) {
    Token format = tokens.get(Math.min(call + 2, tokens.size() - 1));
    Token behind = tokens.get(Math.min(call + 3, tokens.size() - 1));
    boolean constant =
        (format.kind() == Token.Kind.STRING && format.text().startsWith("'"))
            || format.kind() == Token.Kind.DOLLAR_STRING;
    if (!constant || !(behind.isSymbol(",") || behind.isSymbol(")"))) {
      throw Syntax.notAllowed(
          text, format, "the format of " + function + " must be one constant string");
    }
    boolean printf = function.equalsIgnoreCase("printf");
    if (widths(printf ? PRINTF : FORMAT, printf ? "*" : "{", format.text()) > valueLimit) {
      throw new SqlError(
          ErrorCode.ARGUMENT_LIMIT,
          "argument limit exceeded: the format of "
              + function
              + " has a variable width, or widths of more than "
              + valueLimit
              + " characters",
          Position.at(text, format.start()));
    }
  }

  /// The sum of all widths and precisions; huge when one of them is an argument itself.
  private static long widths(Pattern places, String variable, String format) {
    long sum = 0;
    Matcher place = places.matcher(format);
    while (place.find()) {
      if (place.group().indexOf(variable, 1) >= 0) {
        return Long.MAX_VALUE;
      }
      Matcher digits = DIGITS.matcher(place.group());
      while (digits.find()) {
        sum += digits.group().length() > 9 ? Integer.MAX_VALUE : Long.parseLong(digits.group());
      }
    }
    return sum;
  }
}
