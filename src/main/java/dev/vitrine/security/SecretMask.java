package dev.vitrine.security;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes secrets out of statements and messages before anyone but their author sees them: in logs,
/// the history and errors. Rather one word too many is masked than one too few.
///
/// Works in linear time on any input: the patterns cannot backtrack far, literals are scanned.
public final class SecretMask {

  /// What stands in place of a secret.
  public static final String MASK = "****";

  /// A name whose value is secret, where no identifier goes on after it.
  private static final Pattern NAME =
      Pattern.compile(
          "(?:password|passwd|passphrase|pwd|secret|token|rsa_public_key|private_key|api_?key"
              + "|master_key|aws_key_id|aws_secret_key|access_key|account_key|credential"
              + "|identified\\s{1,8}by|connection_string)"
              + "(?:_2|_key|_string|_value|_id|_access_key|_hash|_passphrase|s)?(?![a-z0-9_])",
          Pattern.CASE_INSENSITIVE);

  /// Each name has one of these in it: a text without them, as most are, needs no search.
  private static final List<String> IN_NAMES =
      List.of("pass", "pwd", "secret", "token", "key", "credential", "identified", "connection_");

  private static final Pattern BY_FORM =
      Pattern.compile(
          // scheme://user:password@host
          "(?<=[a-z0-9+.-]://)(?<user>[^\\s/:@'\"]{0,256}):[^\\s'\"]{1,256}@"
              // Amazon's access key ids
              + "|\\b(?:AKIA|ASIA)[0-9A-Z]{16}\\b"
              // our own keys
              + "|\\bvk_[0-9a-f]{16}_[A-Za-z0-9_-]{8,}+"
              // signed tokens
              + "|(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{8,}+\\.[A-Za-z0-9_-]++\\.[A-Za-z0-9_-]*+");

  /// The same of the forms.
  private static final List<String> IN_FORMS = List.of("://", "AKIA", "ASIA", "vk_", "eyJ");

  private static final Pattern PRIVATE_KEY =
      Pattern.compile("-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----");

  private static final String KEY_BEGIN = "-----BEGIN";
  private static final String KEY_END = "-----END";

  private SecretMask() {}

  /// The text without its secrets; everything else stays as it is.
  public static String mask(String text) {
    return maskForms(maskNamed(maskPrivateKeys(text)));
  }

  /// Masked, capped, and without characters that end a line or steer a terminal: for messages.
  public static String oneLine(String text, int longest) {
    String masked = mask(beginning(text, longest * 4));
    StringBuilder out = new StringBuilder(Math.min(masked.length(), longest));
    beginning(masked, longest)
        .chars()
        .forEach(c -> out.append(isControl((char) c) ? ' ' : (char) c));
    return out.toString();
  }

  /// The first characters, with a sign that more followed.
  static String beginning(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
    return text.substring(0, end) + "…";
  }

  /// Whether it ends a line, steers a terminal or turns the direction of text.
  static boolean isControl(char c) {
    return c < ' '
        || (c >= 0x7f && c < 0xa0)
        || (c >= 0x2028 && c <= 0x202e)
        || (c >= 0x2066 && c <= 0x2069)
        || c == 0xfeff;
  }

  private static boolean hasAny(List<String> parts, String text) {
    for (String part : parts) {
      if (text.contains(part)) {
        return true;
      }
    }
    return false;
  }

  private static String maskPrivateKeys(String text) {
    if (!text.contains(KEY_BEGIN)) {
      return text;
    }
    Matcher begin = PRIVATE_KEY.matcher(text);
    StringBuilder out = new StringBuilder();
    int copied = 0;
    while (begin.find(copied)) {
      out.append(text, copied, begin.end()).append(MASK);
      int end = text.indexOf(KEY_END, begin.end());
      copied = end < 0 ? text.length() : end;
    }
    return out.append(text, copied, text.length()).toString();
  }

  private static String maskNamed(String text) {
    if (!hasAny(IN_NAMES, text.toLowerCase(Locale.ROOT))) {
      return text;
    }
    Matcher name = NAME.matcher(text);
    StringBuilder out = new StringBuilder();
    int copied = 0;
    while (name.find(copied)) {
      SecretValue value = SecretValue.after(text, name.end());
      out.append(text, copied, value.start());
      if (value.start() < value.end()) {
        out.append(value.masked(text));
      }
      copied = value.end();
    }
    return out.append(text, copied, text.length()).toString();
  }

  private static String maskForms(String text) {
    if (!hasAny(IN_FORMS, text)) {
      return text;
    }
    return BY_FORM
        .matcher(text)
        .replaceAll(found ->
            found.group().endsWith("@")
                ? Matcher.quoteReplacement(found.group(1) + ":" + MASK + "@")
                : MASK);
  }
}
