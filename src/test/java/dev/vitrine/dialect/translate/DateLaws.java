package dev.vitrine.dialect.translate;

import static dev.vitrine.dialect.translate.FunctionLaws.date;
import static dev.vitrine.dialect.translate.FunctionLaws.dates;
import static dev.vitrine.dialect.translate.FunctionLaws.integer;
import static dev.vitrine.dialect.translate.FunctionLaws.number;
import static dev.vitrine.dialect.translate.FunctionLaws.numbers;

import dev.vitrine.dialect.translate.FunctionLaws.Argument;
import dev.vitrine.dialect.translate.FunctionLaws.Rule;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/// Functions of dates. Weeks begin on Monday.
final class DateLaws {

  private static final List<Argument> DATES =
      dates(
          "2024-02-29",
          "2023-02-28",
          "1970-01-01",
          "1969-12-31",
          "1900-03-01",
          "2000-12-31",
          "2021-01-03",
          "2024-12-30",
          "0001-01-01",
          "9999-12-31");
  private static final List<Argument> NEAR =
      dates("2024-02-29", "2023-12-31", "1970-01-01", "1969-07-20", "2000-12-31");
  private static final List<Argument> STEPS = numbers("0", "1", "-1", "13", "-25", "400");

  /// A part of a date: its first day, a step of it, and how many of it lie behind a day.
  private record Part(
      String names,
      Function<LocalDate, LocalDate> first,
      ChronoUnit unit,
      int units,
      ToLongFunction<LocalDate> ordinal) {}

  private static final List<Part> PARTS =
      List.of(
          new Part("year,yy", day -> day.withDayOfYear(1), ChronoUnit.YEARS, 1, LocalDate::getYear),
          new Part(
              "quarter",
              day -> day.with(IsoFields.DAY_OF_QUARTER, 1),
              ChronoUnit.MONTHS,
              3,
              day -> 4L * day.getYear() + (day.getMonthValue() - 1) / 3),
          new Part(
              "month,mon",
              day -> day.withDayOfMonth(1),
              ChronoUnit.MONTHS,
              1,
              day -> 12L * day.getYear() + day.getMonthValue()),
          new Part(
              "week",
              DateLaws::monday,
              ChronoUnit.WEEKS,
              1,
              day -> Math.floorDiv(day.toEpochDay() + 3, 7L)),
          new Part("day,d", day -> day, ChronoUnit.DAYS, 1, LocalDate::toEpochDay));

  private DateLaws() {}

  static void define(FunctionLaws laws) {
    fields(laws);
    PARTS.forEach(part -> arithmetic(laws, part));
    others(laws);
  }

  private static void fields(FunctionLaws laws) {
    field(laws, "YEAR", LocalDate::getYear);
    field(laws, "QUARTER", day -> day.get(IsoFields.QUARTER_OF_YEAR));
    field(laws, "MONTH", LocalDate::getMonthValue);
    field(laws, "DAY,DAYOFMONTH", LocalDate::getDayOfMonth);
    field(laws, "DAYOFYEAR", LocalDate::getDayOfYear);
    field(laws, "DAYOFWEEK", day -> day.getDayOfWeek().getValue() % 7);
    field(laws, "DAYOFWEEKISO", day -> day.getDayOfWeek().getValue());
    field(laws, "WEEK,WEEKOFYEAR,WEEKISO", day -> day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    field(laws, "YEAROFWEEK,YEAROFWEEKISO", day -> day.get(IsoFields.WEEK_BASED_YEAR));
    laws.of("DAYNAME", a -> day(date(a[0]).getDayOfWeek()), DATES);
    laws.of(
        "MONTHNAME",
        a -> date(a[0]).getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH),
        DATES);
  }

  private static void field(FunctionLaws laws, String names, ToLongFunction<LocalDate> rule) {
    laws.of(names, a -> number(rule.applyAsLong(date(a[0]))), DATES);
  }

  private static String day(DayOfWeek day) {
    return day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
  }

  private static void arithmetic(FunctionLaws laws, Part part) {
    List<Argument> words =
        Stream.of(part.names.split(",")).map(word -> new Argument(word, word)).toList();
    for (Argument word : words) {
      withPart(
          laws,
          "DATEADD,TIMEADD,TIMESTAMPADD",
          word,
          a -> date(a[1]).plus((long) part.units * integer(a[0]), part.unit),
          STEPS,
          NEAR);
      withPart(
          laws,
          "DATEDIFF,TIMEDIFF,TIMESTAMPDIFF",
          word,
          a -> number(part.ordinal.applyAsLong(date(a[1])) - part.ordinal.applyAsLong(date(a[0]))),
          NEAR,
          DATES);
      withPart(laws, "DATE_TRUNC", word, a -> part.first.apply(date(a[0])), NEAR);
    }
    if (part.unit != ChronoUnit.DAYS) {
      laws.suffixed("LAST_DAY", ", " + words.getFirst().sql(), a -> last(part, date(a[0])), NEAR);
    }
  }

  private static LocalDate last(Part part, LocalDate day) {
    return part.first.apply(day).plus(part.units, part.unit).minusDays(1);
  }

  /// The part is no value: it is never NULL.
  @SafeVarargs
  private static void withPart(
      FunctionLaws laws, String names, Argument part, Rule rule, List<Argument>... domains) {
    for (String name : names.split(",")) {
      laws.prefixed(name, part.sql() + ", ", rule, domains);
    }
  }

  private static void others(FunctionLaws laws) {
    laws.of("LAST_DAY", a -> YearMonth.from(date(a[0])).atEndOfMonth(), DATES);
    laws.of("ADD_MONTHS", a -> addMonths(date(a[0]), integer(a[1])), NEAR, STEPS);
    for (DayOfWeek day : DayOfWeek.values()) {
      List<Argument> word = FunctionLaws.texts(day(day).toLowerCase(Locale.ROOT));
      laws.of("NEXT_DAY", a -> date(a[0]).with(TemporalAdjusters.next(day)), NEAR, word);
      laws.of("PREVIOUS_DAY", a -> date(a[0]).with(TemporalAdjusters.previous(day)), NEAR, word);
    }
    laws.of(
        "DATE_FROM_PARTS,DATEFROMPARTS",
        a ->
            LocalDate.of(integer(a[0]), 1, 1)
                .plusMonths(integer(a[1]) - 1L)
                .plusDays(integer(a[2]) - 1L),
        numbers("2024", "1970"),
        numbers("1", "2", "12", "0", "-1", "14"),
        numbers("1", "29", "0", "-5", "100"));
  }

  /// The last day of a month stays the last day.
  private static LocalDate addMonths(LocalDate day, int months) {
    LocalDate moved = day.plusMonths(months);
    boolean last = day.equals(YearMonth.from(day).atEndOfMonth());
    return last ? YearMonth.from(moved).atEndOfMonth() : moved;
  }

  private static LocalDate monday(LocalDate day) {
    return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }
}
