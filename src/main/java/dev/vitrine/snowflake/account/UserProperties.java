package dev.vitrine.snowflake.account;

import dev.vitrine.dialect.translate.Problems;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What may be said of a user.
final class UserProperties {

  private static final Set<String> TEXTS =
      Set.of("DISPLAY_NAME", "FIRST_NAME", "MIDDLE_NAME", "LAST_NAME", "EMAIL", "COMMENT");
  private static final Set<String> NAMES =
      Set.of("DEFAULT_ROLE", "DEFAULT_WAREHOUSE", "DEFAULT_NAMESPACE", "LOGIN_NAME");
  private static final Set<String> SECRETS =
      Set.of("PASSWORD", "RSA_PUBLIC_KEY", "RSA_PUBLIC_KEY_2");
  private static final Set<String> FLAGS = Set.of("DISABLED", "MUST_CHANGE_PASSWORD");
  private static final Set<String> NUMBERS =
      Set.of("DAYS_TO_EXPIRY", "MINS_TO_UNLOCK", "MINS_TO_BYPASS_MFA");
  private static final Set<String> TYPES = Set.of("PERSON", "SERVICE", "LEGACY_SERVICE");
  private static final Set<String> OTHERS =
      Set.of(
          "NETWORK_POLICY",
          "DISABLE_MFA",
          "WORKLOAD_IDENTITY",
          "ENABLE_UNREDACTED_QUERY_SYNTAX_ERROR",
          "ALLOWED_INTERFACES",
          "TAG");

  private static final Pattern PART = Pattern.compile("\"([^\"]*)\"|[^\".]+");

  private UserProperties() {}

  /// As they are kept.
  ///
  /// @param given by upper-case name, as written
  /// @throws SqlError for a name or a value that cannot be
  static Map<String, String> checked(Map<String, String> given) {
    Map<String, String> checked = new LinkedHashMap<>();
    given.forEach((name, value) -> checked.put(name, checked(name, value)));
    if ("SERVICE".equals(checked.get("TYPE")) && checked.containsKey("PASSWORD")) {
      throw invalid("PASSWORD", "a user of type SERVICE has none");
    }
    return checked;
  }

  static void checkName(String name) {
    if (OTHERS.contains(name)) {
      throw Problems.unsupported("USER property " + name);
    }
    boolean known =
        TEXTS.contains(name)
            || NAMES.contains(name)
            || SECRETS.contains(name)
            || FLAGS.contains(name)
            || NUMBERS.contains(name)
            || List.of("TYPE", "DEFAULT_SECONDARY_ROLES").contains(name);
    if (!known) {
      throw Problems.plain(
          ErrorCode.INVALID_PROPERTY, "invalid property '" + name + "' for 'USER'");
    }
  }

  private static String checked(String name, String value) {
    checkName(name);
    if (NAMES.contains(name)) {
      return name.equals("LOGIN_NAME") ? value.toUpperCase(Locale.ROOT) : stored(value);
    }
    if (FLAGS.contains(name) && !Set.of("true", "false").contains(value)) {
      throw invalid(name, "TRUE or FALSE");
    }
    if (NUMBERS.contains(name) && !value.matches("[0-9]{0,5}")) {
      throw invalid(name, "a whole number of at most five digits");
    }
    if (name.equals("TYPE") && !value.isEmpty()) {
      return type(value.toUpperCase(Locale.ROOT));
    }
    return value;
  }

  /// Names with points between, each in upper case unless it is in quotes.
  static String stored(String written) {
    return PART.matcher(written)
        .replaceAll(part ->
            Matcher.quoteReplacement(
                part.group(1) == null ? part.group().toUpperCase(Locale.ROOT) : part.group(1)));
  }

  private static String type(String value) {
    if (!TYPES.contains(value)) {
      throw invalid("TYPE", "one of PERSON, SERVICE, LEGACY_SERVICE");
    }
    return value;
  }

  private static SqlError invalid(String name, String expected) {
    return Problems.plain(
        ErrorCode.INVALID_PROPERTY, "invalid value for property '" + name + "': " + expected);
  }
}
