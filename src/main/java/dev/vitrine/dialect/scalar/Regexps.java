package dev.vitrine.dialect.scalar;

import static dev.vitrine.dialect.scalar.JavaFunction.Kind.BIGINT;
import static dev.vitrine.dialect.scalar.JavaFunction.Kind.BOOLEAN;
import static dev.vitrine.dialect.scalar.JavaFunction.Kind.TEXT;

import com.google.re2j.Matcher;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Regular expressions. Positions count characters (code points) from 1; `group` is -1 where none
/// is named.
///
/// | function | gives |
/// |---|---|
/// | `sf_regexp_like(text, expression, parameters)` | whether all of the text matches |
/// | `sf_regexp_count(text, expression, position, parameters)` | matches from a position on |
/// | `sf_regexp_substr(text, expression, position, occurrence, parameters, group)` | a match or a group of it; NULL without |
/// | `sf_regexp_substr_all(…the same)` | all of them as a JSON array |
/// | `sf_regexp_instr(text, expression, position, occurrence, option, parameters, group)` | where it begins, with option 1 what comes behind it; 0 without |
/// | `sf_regexp_replace(text, expression, replacement, position, occurrence, parameters)` | occurrence 0 is all; `\1` in the replacement is a group |
final class Regexps {

  private Regexps() {}

  static List<JavaFunction> functions() {
    return List.of(
        Define.strict("sf_regexp_like", BOOLEAN, Regexps::like, TEXT, TEXT, TEXT),
        Define.strict("sf_regexp_count", BIGINT, Regexps::count, TEXT, TEXT, BIGINT, TEXT),
        Define.strict(
            "sf_regexp_substr", TEXT, Regexps::substr, TEXT, TEXT, BIGINT, BIGINT, TEXT, BIGINT),
        Define.strict(
            "sf_regexp_substr_all", TEXT, Regexps::all, TEXT, TEXT, BIGINT, BIGINT, TEXT, BIGINT),
        Define.strict(
            "sf_regexp_instr",
            BIGINT,
            Regexps::instr,
            TEXT,
            TEXT,
            BIGINT,
            BIGINT,
            BIGINT,
            TEXT,
            BIGINT),
        Define.strict(
            "sf_regexp_replace", TEXT, Regexps::replace, TEXT, TEXT, TEXT, BIGINT, BIGINT, TEXT));
  }

  private static boolean like(@Nullable Object[] a) {
    return Regex.of(Args.text(a, 1), Args.text(a, 2)).pattern().matches(Args.text(a, 0));
  }

  private static long count(@Nullable Object[] a) {
    Regex regex = Regex.of(Args.text(a, 1), Args.text(a, 3));
    Matches matches = new Matches(Args.text(a, 0), regex, Args.number(a, 2));
    return Args.text(a, 1).isEmpty() ? 0 : matches.count();
  }

  private static @Nullable String substr(@Nullable Object[] a) {
    Regex regex = Regex.of(Args.text(a, 1), Args.text(a, 4));
    Matcher match = new Matches(Args.text(a, 0), regex, Args.number(a, 2)).find(occurrence(a, 3));
    int group = group(regex, Args.number(a, 5));
    return match == null || group > match.groupCount() ? null : match.group(group);
  }

  private static String all(@Nullable Object[] a) {
    Regex regex = Regex.of(Args.text(a, 1), Args.text(a, 4));
    int group = group(regex, Args.number(a, 5));
    if (group > regex.pattern().groupCount()) {
      return "[]";
    }
    return new Matches(Args.text(a, 0), regex, Args.number(a, 2))
        .groups(occurrence(a, 3), group).stream()
            .map(found -> found == null ? Json.UNDEFINED : JsonStrings.quote(found))
            .collect(Collectors.joining(",", "[", "]"));
  }

  private static long instr(@Nullable Object[] a) {
    Regex regex = Regex.of(Args.text(a, 1), Args.text(a, 5));
    Matches matches = new Matches(Args.text(a, 0), regex, Args.number(a, 2));
    Matcher match = matches.find(occurrence(a, 3));
    int group = group(regex, Args.number(a, 6));
    if (match == null || group > match.groupCount() || match.start(group) < 0) {
      return 0;
    }
    long option = Args.number(a, 4);
    if (option != 0 && option != 1) {
      throw wrong("option", option, "0 or 1");
    }
    return matches.position(option == 0 ? match.start(group) : match.end(group));
  }

  private static String replace(@Nullable Object[] a) {
    Regex regex = Regex.of(Args.text(a, 1), Args.text(a, 5));
    long occurrence = Args.number(a, 4);
    if (occurrence < 0) {
      throw wrong("occurrence", occurrence, "0 or more");
    }
    return new Matches(Args.text(a, 0), regex, Args.number(a, 3))
        .replace(occurrence, Args.text(a, 2));
  }

  private static long occurrence(@Nullable Object[] a, int index) {
    long occurrence = Args.number(a, index);
    if (occurrence < 1) {
      throw wrong("occurrence", occurrence, "1 or more");
    }
    return occurrence;
  }

  /// With `e` the first group where there is one, else the whole match.
  private static int group(Regex regex, long asked) {
    if (asked < 0) {
      return regex.extract() && regex.pattern().groupCount() > 0 ? 1 : 0;
    }
    return (int) Math.min(asked, Integer.MAX_VALUE);
  }

  static SqlError wrong(String what, long value, String allowed) {
    return new SqlError(
        ErrorCode.INVALID_ARGUMENT_VALUE,
        "Invalid value " + value + " for the " + what + " of a regular expression: " + allowed);
  }
}
