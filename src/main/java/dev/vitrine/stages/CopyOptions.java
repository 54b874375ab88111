package dev.vitrine.stages;

import dev.vitrine.dialect.catalog.OptionValue;
import dev.vitrine.dialect.catalog.OptionValue.Texts;
import dev.vitrine.dialect.catalog.OptionValue.Word;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Options of a statement by upper-case name, read as what they must be.
///
/// @param said by upper-case name
record CopyOptions(Map<String, OptionValue> said) {

  /// Refuses what is none of these names.
  void requireOnly(Set<String> names) {
    for (String name : said.keySet()) {
      if (!names.contains(name)) {
        throw new SqlError(
            ErrorCode.INVALID_PARAMETER,
            "SQL compilation error:\ninvalid parameter '" + name + "'");
      }
    }
  }

  Optional<OptionValue> value(String name) {
    return Optional.ofNullable(said.get(name));
  }

  boolean flag(String name, boolean standard) {
    OptionValue value = said.get(name);
    if (value == null) {
      return standard;
    }
    if (value instanceof Word(String text)) {
      if (text.equalsIgnoreCase("TRUE")) {
        return true;
      }
      if (text.equalsIgnoreCase("FALSE")) {
        return false;
      }
    }
    throw invalid(value, name);
  }

  long count(String name, long standard) {
    OptionValue value = said.get(name);
    if (value == null || value.plain().equalsIgnoreCase("NULL")) {
      return standard;
    }
    if (value instanceof Word(String text) && text.matches("[0-9]{1,18}")) {
      return Long.parseLong(text);
    }
    throw invalid(value, name);
  }

  List<String> texts(String name) {
    return switch (said.get(name)) {
      case null -> List.of();
      case Texts(List<String> texts) -> texts;
      case OptionValue.Text(String text) -> List.of(text);
      case OptionValue other -> throw invalid(other, name);
    };
  }

  /// A word among these, in upper case.
  String oneOf(String name, String standard, Set<String> allowed) {
    OptionValue value = said.get(name);
    String text = value == null ? standard : value.plain().toUpperCase(Locale.ROOT);
    if (value != null && !allowed.contains(text)) {
      throw invalid(value, name);
    }
    return text;
  }

  Optional<Pattern> pattern() {
    OptionValue value = said.get("PATTERN");
    return value == null ? Optional.empty() : Optional.of(pattern(value.plain()));
  }

  static Pattern pattern(String text) {
    try {
      return Pattern.compile(text, Pattern.DOTALL);
    } catch (PatternSyntaxException bad) {
      throw new SqlError(
          ErrorCode.INVALID_VALUE,
          "SQL compilation error:\nInvalid regular expression: '"
              + text
              + "': "
              + bad.getDescription());
    }
  }

  static SqlError invalid(OptionValue value, String name) {
    return new SqlError(
        ErrorCode.INVALID_VALUE,
        "SQL compilation error:\ninvalid value [%s] for parameter '%s'"
            .formatted(value.shown(), name));
  }
}
