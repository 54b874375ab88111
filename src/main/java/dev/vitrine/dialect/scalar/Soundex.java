package dev.vitrine.dialect.scalar;

import java.util.Locale;

/// A letter and three digits for how an English word sounds.
final class Soundex {

  /// For `a` to `z`; vowels part equal codes, `h` and `w` do not.
  private static final String CODES = "01230120022455012623010202";

  private static final int DIGITS = 3;

  private Soundex() {}

  /// @param deep SOUNDEX_P123: the second letter counts also where it sounds as the first does
  static String of(String text, boolean deep) {
    String word = letters(text);
    if (word.isEmpty()) {
      return "";
    }
    StringBuilder code = new StringBuilder().append(word.charAt(0));
    char last = deep ? '0' : code(word.charAt(0));
    for (int i = 1; i < word.length() && code.length() <= DIGITS; i++) {
      char c = word.charAt(i);
      char digit = code(c);
      if (digit != '0' && digit != last) {
        code.append(digit);
      }
      last = c == 'H' || c == 'W' ? last : digit;
    }
    return code.append("0".repeat(DIGITS + 1 - code.length())).toString();
  }

  private static char code(char letter) {
    return CODES.charAt(letter - 'A');
  }

  private static String letters(String text) {
    StringBuilder letters = new StringBuilder();
    String upper = text.toUpperCase(Locale.ROOT);
    for (int i = 0; i < upper.length(); i++) {
      char c = upper.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        letters.append(c);
      }
    }
    return letters.toString();
  }
}
