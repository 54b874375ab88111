package dev.vitrine.stages;

import dev.vitrine.dialect.catalog.FileFormat;
import dev.vitrine.dialect.catalog.FormatOption;
import java.util.Set;

/// A CSV format in the form in which its reader and writer use it.
///
/// @param fields between values; empty for none
/// @param records between records; empty for none
/// @param quote around values, or [#NONE]
/// @param escape inside quotes, or [#NONE]
/// @param bareEscape outside quotes, or [#NONE]
/// @param nulls texts that stand for NULL
record CsvRules(
    String fields,
    String records,
    int quote,
    int escape,
    int bareEscape,
    Set<String> nulls,
    boolean trims,
    boolean emptyIsNull,
    boolean skipsBlankLines,
    boolean multiLine,
    boolean replacesInvalid) {

  static final int NONE = -2;

  static CsvRules of(FileFormat format) {
    int escape = character(format, FormatOption.ESCAPE);
    return new CsvRules(
        format.text(FormatOption.FIELD_DELIMITER).orElse(""),
        format.text(FormatOption.RECORD_DELIMITER).orElse(""),
        character(format, FormatOption.FIELD_OPTIONALLY_ENCLOSED_BY),
        escape,
        escape == NONE ? character(format, FormatOption.ESCAPE_UNENCLOSED_FIELD) : escape,
        Set.copyOf(format.texts(FormatOption.NULL_IF)),
        format.flag(FormatOption.TRIM_SPACE),
        format.flag(FormatOption.EMPTY_FIELD_AS_NULL),
        format.flag(FormatOption.SKIP_BLANK_LINES),
        format.flag(FormatOption.MULTI_LINE),
        format.flag(FormatOption.REPLACE_INVALID_CHARACTERS)
            || !format.flag(FormatOption.VALIDATE_UTF8));
  }

  private static int character(FileFormat format, FormatOption option) {
    return format.text(option).map(text -> (int) text.charAt(0)).orElse(NONE);
  }

  /// Whether records end with the end of a line, however that is written.
  boolean endsWithLine() {
    return records.equals("\n") || records.equals("\r\n");
  }
}
