package dev.vitrine.notebooks.live;

import dev.vitrine.notebooks.book.NotebookFault;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A connection string as clients write it, `postgresql://user:password@host:port/database`, with
/// its password taken out.
///
/// @param shown with [#REFERENCE] in the password's place
/// @param bare without any password
/// @param password empty where it had none, or only the reference
record Dsn(String shown, String bare, Optional<String> password, boolean refers) {

  /// Stands for the password that the server keeps.
  static final String REFERENCE = "{password}";

  private static final int LONGEST = 2_000;
  private static final Pattern WITH_PASSWORD =
      Pattern.compile("([A-Za-z][A-Za-z0-9+._-]*://[^:@/?#\\s]*):([^@/?#\\s]*)@([^@\\s]*)");
  private static final Pattern WITHOUT =
      Pattern.compile(
          "[A-Za-z][A-Za-z0-9+._-]*://[^@\\s]*|[A-Za-z][A-Za-z0-9+._-]*://[^:@/?#\\s]*@[^@\\s]*");

  static boolean looksLikeOne(String text) {
    return text.contains("://");
  }

  /// @throws NotebookFault for what has another form; it never repeats the text
  static Dsn of(String written) {
    String text = written.strip();
    Matcher with = WITH_PASSWORD.matcher(text);
    if (text.length() <= LONGEST && with.matches()) {
      boolean refers = with.group(2).equals(REFERENCE);
      return new Dsn(
          with.group(1) + ":" + REFERENCE + "@" + with.group(3),
          with.group(1) + "@" + with.group(3),
          refers ? Optional.empty() : Optional.of(decoded(with.group(2))),
          refers);
    }
    if (text.length() <= LONGEST && WITHOUT.matcher(text).matches()) {
      return new Dsn(text, text, Optional.empty(), false);
    }
    throw NotebookFault.invalid(
        "The connection string is not of the form type://user:password@host:port/database; signs"
            + " such as @, : and / in a password are written %40, %3A and %2F");
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException wrong) {
      throw NotebookFault.invalid(
          "The password of the connection string has a % that means nothing");
    }
  }
}
