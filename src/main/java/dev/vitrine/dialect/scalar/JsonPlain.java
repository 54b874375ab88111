package dev.vitrine.dialect.scalar;

/// Finds scalars that are in normal form as they stand, which most are; they need no reading.
final class JsonPlain {

  private static final int MOST_DIGITS = 38;

  private JsonPlain() {}

  /// Behind a number without idle zeros, sign or exponent; -1 if it is no such.
  static int endOfNumber(String text, int from) {
    int first = text.charAt(from) == '-' ? from + 1 : from;
    int at = digits(text, first);
    boolean zero = at - first == 1 && text.charAt(first) == '0';
    if (at == first || (text.charAt(first) == '0' && !zero)) {
      return -1;
    }
    int point = at;
    if (at < text.length() && text.charAt(at) == '.') {
      at = digits(text, at + 1);
      if (at == point + 1 || text.charAt(at - 1) == '0') {
        return -1;
      }
    }
    boolean minusZero = zero && point == at && first > from;
    return minusZero || at - first > MOST_DIGITS || goesOn(text, at) ? -1 : at;
  }

  private static int digits(String text, int from) {
    int at = from;
    while (at < text.length() && JsonScalars.isDigit(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean goesOn(String text, int at) {
    return at < text.length() && JsonScalars.isNumberPart(text.charAt(at));
  }

  /// Behind a text in double quotes that has no escapes, breaks or surrogates; -1 if it is no such.
  static int endOfText(String text, int from) {
    if (text.charAt(from) != '"') {
      return -1;
    }
    for (int at = from + 1; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '"') {
        return at + 1;
      }
      if (c < ' ' || c == '\\' || Character.isSurrogate(c)) {
        return -1;
      }
    }
    return -1;
  }
}
