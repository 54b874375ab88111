package dev.vitrine.stages;

import dev.vitrine.dialect.catalog.FileFormat;
import dev.vitrine.dialect.catalog.FormatOption;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes rows as CSV, so that they can be read with the same format.
final class CsvWriter implements RowText {

  private final CsvRules rules;
  private final List<Boolean> quotes;
  private final String nullText;
  private final String records;

  /// @param quotes for each column whether its values are put in quotes where the format has some
  CsvWriter(FileFormat format, List<Boolean> quotes) {
    this.rules = CsvRules.of(format);
    this.quotes = quotes;
    this.records = rules.records();
    List<String> nulls = format.texts(FormatOption.NULL_IF);
    this.nullText = nulls.isEmpty() ? "" : nulls.getFirst();
  }

  @Override
  public void header(List<String> names, StringBuilder out) {
    for (int i = 0; i < names.size(); i++) {
      delimit(i, out);
      write(names.get(i), true, out);
    }
    out.append(records);
  }

  @Override
  public void row(List<@Nullable String> values, StringBuilder out) {
    for (int i = 0; i < values.size(); i++) {
      delimit(i, out);
      String value = values.get(i);
      if (value == null) {
        out.append(nullText);
      } else {
        write(value, quotes.get(i), out);
      }
    }
    out.append(records);
  }

  private void delimit(int column, StringBuilder out) {
    if (column > 0) {
      out.append(rules.fields());
    }
  }

  private void write(String value, boolean quoted, StringBuilder out) {
    if (rules.quote() == CsvRules.NONE) {
      bare(value, out);
    } else if (quoted || needsQuotes(value)) {
      quoted(value, out);
    } else {
      out.append(value);
    }
  }

  private boolean needsQuotes(String value) {
    return value.indexOf(rules.quote()) >= 0
        || (!rules.fields().isEmpty() && value.contains(rules.fields()))
        || (!records.isEmpty() && value.contains(records));
  }

  private void quoted(String value, StringBuilder out) {
    out.append((char) rules.quote());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == rules.quote()) {
        out.append(c);
      } else if (c == rules.escape()) {
        out.append((char) rules.escape());
      }
      out.append(c);
    }
    out.append((char) rules.quote());
  }

  private void bare(String value, StringBuilder out) {
    if (value.isEmpty() && rules.emptyIsNull()) {
      throw new SqlError(
          ErrorCode.CONVERSION,
          "Cannot unload empty string without file format option field_optionally_enclosed_by being"
              + " specified.");
    }
    if (rules.bareEscape() == CsvRules.NONE) {
      out.append(value);
      return;
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean special =
          c == rules.bareEscape()
              || startsAt(value, i, rules.fields())
              || startsAt(value, i, records);
      if (special) {
        out.append((char) rules.bareEscape());
      }
      out.append(c);
    }
  }

  private static boolean startsAt(String value, int at, String delimiter) {
    return !delimiter.isEmpty() && value.startsWith(delimiter, at);
  }
}
