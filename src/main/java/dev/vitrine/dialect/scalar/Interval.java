package dev.vitrine.dialect.scalar;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What an interval literal says: amounts of parts in the order in which they are written, since
/// they are added in that order (`'1 month, 1 day'` is not `'1 day, 1 month'`).
public record Interval(List<Term> terms) {

  private static final Pattern TERM =
      Pattern.compile("\\s*([+-]?)\\s*([0-9]{1,18})\\s*([A-Za-z_]*)\\s*");
  private static final Pattern YEARS_AND_MONTHS =
      Pattern.compile("([+-]?)([0-9]{1,9})-([0-9]{1,2})");
  private static final Pattern DAYS_AND_TIME =
      Pattern.compile(
          "([+-]?)(?:([0-9]{1,9})\\s+)?([0-9]{1,9})(?::([0-9]{1,2}))?(?::([0-9]{1,2}))?"
              + "(?:\\.([0-9]{1,9}))?");

  public Interval {
    terms = List.copyOf(terms);
  }

  /// So many of a part; an amount may be negative.
  public record Term(DatePart part, long amount) {}

  /// Reads `'1 year, 3 quarters, -2 days, 5'`; a number without a part counts seconds. Empty where
  /// the text is not such a list.
  public static Optional<Interval> parse(String text) {
    List<Term> terms = new ArrayList<>();
    Matcher term = TERM.matcher(text);
    int at = 0;
    while (at < text.length() && term.region(at, text.length()).lookingAt()) {
      Optional<DatePart> part = part(term.group(3));
      if (part.isEmpty()) {
        return Optional.empty();
      }
      terms.add(new Term(part.get(), signed(term.group(1), term.group(2))));
      at = term.end();
      if (at < text.length() && text.charAt(at) == ',') {
        at++;
      }
    }
    return at < text.length() || terms.isEmpty() || text.stripTrailing().endsWith(",")
        ? Optional.empty()
        : Optional.of(new Interval(terms));
  }

  /// Reads the amount of a literal whose unit stands behind it: `INTERVAL '2' DAY`.
  public static Optional<Interval> parse(String text, DatePart unit) {
    Matcher term = TERM.matcher(text);
    return unit.isSpan() && term.matches() && term.group(3).isEmpty()
        ? Optional.of(new Interval(List.of(new Term(unit, signed(term.group(1), term.group(2))))))
        : Optional.empty();
  }

  /// Reads a literal of two units: `INTERVAL '1-2' YEAR TO MONTH`, `INTERVAL '4 05:06:07.8' DAY TO
  /// SECOND` and those between.
  public static Optional<Interval> parse(String text, DatePart from, DatePart to) {
    String stripped = text.strip();
    return from == DatePart.YEAR && to == DatePart.MONTH
        ? yearsAndMonths(stripped)
        : daysAndTime(stripped, from, to);
  }

  private static Optional<Interval> yearsAndMonths(String text) {
    Matcher parts = YEARS_AND_MONTHS.matcher(text);
    return parts.matches() && Integer.parseInt(parts.group(3)) < 12
        ? Optional.of(
            new Interval(
                List.of(
                    new Term(DatePart.YEAR, signed(parts.group(1), parts.group(2))),
                    new Term(DatePart.MONTH, signed(parts.group(1), parts.group(3))))))
        : Optional.empty();
  }

  private static Optional<Interval> daysAndTime(String text, DatePart from, DatePart to) {
    List<DatePart> units = List.of(DatePart.DAY, DatePart.HOUR, DatePart.MINUTE, DatePart.SECOND);
    int first = units.indexOf(from);
    int last = units.indexOf(to);
    Matcher parts = DAYS_AND_TIME.matcher(text);
    if (first < 0 || last <= first || !parts.matches()) {
      return Optional.empty();
    }
    List<String> amounts = new ArrayList<>();
    for (int group = 2; group <= 5; group++) {
      if (parts.group(group) != null) {
        amounts.add(parts.group(group));
      }
    }
    boolean dayIsWritten = parts.group(2) != null;
    if (amounts.size() != last - first + 1 || dayIsWritten != (first == 0)) {
      return Optional.empty();
    }
    List<Term> terms = new ArrayList<>();
    for (int i = 0; i < amounts.size(); i++) {
      terms.add(new Term(units.get(first + i), signed(parts.group(1), amounts.get(i))));
    }
    if (parts.group(6) != null) {
      String nanos = (parts.group(6) + "00000000").substring(0, 9);
      terms.add(new Term(DatePart.NANOSECOND, signed(parts.group(1), nanos)));
    }
    return Optional.of(new Interval(terms));
  }

  private static Optional<DatePart> part(String name) {
    return name.isEmpty()
        ? Optional.of(DatePart.SECOND)
        : DatePart.of(name)
            .map(part -> part == DatePart.WEEKOFYEAR ? DatePart.WEEK : part)
            .filter(DatePart::isSpan);
  }

  private static long signed(String sign, String digits) {
    long amount = Long.parseLong(digits);
    return sign.equals("-") ? -amount : amount;
  }
}
