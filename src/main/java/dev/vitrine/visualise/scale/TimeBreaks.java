package dev.vitrine.visualise.scale;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/// Breaks of temporal scales at the calendar's own marks.
final class TimeBreaks {

  private enum Unit {
    YEAR,
    QUARTER,
    MONTH,
    WEEK,
    /// Any unit of a fixed length.
    FIXED
  }

  /// @param days its length
  /// @param rule from "how many of it per break" to the step
  private record Candidate(Unit unit, double days, DoubleUnaryOperator rule) {}

  private static final double HOUR = 1.0 / 24;
  private static final double MINUTE = HOUR / 60;
  private static final double SECOND = MINUTE / 60;

  private static final Candidate YEAR = new Candidate(Unit.YEAR, 365.25, TimeBreaks::nice);
  private static final Candidate MONTH =
      new Candidate(Unit.MONTH, 30.4375, steps(1, 1, 2, 2, 4, 3, 8, 6, 12));
  private static final Candidate DAY = new Candidate(Unit.FIXED, 1, TimeBreaks::nice);

  private static final List<Candidate> DATE =
      List.of(
          YEAR,
          new Candidate(Unit.QUARTER, 91.3125, steps(1.5, 1, 3, 2, 4)),
          MONTH,
          new Candidate(Unit.WEEK, 7, steps(1.5, 1, 3, 2, 4)),
          DAY);
  private static final List<Candidate> DATETIME =
      List.of(
          YEAR,
          MONTH,
          DAY,
          new Candidate(Unit.FIXED, HOUR, ladder(1, 2, 3, 4, 6, 12, 24)),
          new Candidate(Unit.FIXED, MINUTE, ladder(1, 2, 5, 10, 15, 30, 60)),
          new Candidate(Unit.FIXED, SECOND, TimeBreaks::nice));
  private static final List<Candidate> TIME =
      List.of(
          new Candidate(Unit.FIXED, HOUR, ladder(1, 2, 3, 4, 6, 12)),
          new Candidate(Unit.FIXED, MINUTE, ladder(1, 2, 5, 10, 15, 30)),
          new Candidate(Unit.FIXED, SECOND, ladder(1, 2, 5, 10, 15, 30)),
          new Candidate(Unit.FIXED, SECOND / 1000, TimeBreaks::nice));

  private final Transform transform;
  private final Calendar calendar;
  private final double min;
  private final double max;

  private TimeBreaks(Transform transform, double min, double max) {
    this.transform = transform;
    this.calendar = Calendar.of(transform);
    this.min = min;
    this.max = max;
  }

  /// Marks from at or before `min` to at or behind `max`.
  static List<Double> around(Transform transform, double min, double max, int count) {
    return new TimeBreaks(transform, min, max).run(count);
  }

  private List<Double> run(int count) {
    List<Candidate> candidates =
        switch (transform) {
          case DATETIME -> DATETIME;
          case TIME -> TIME;
          default -> DATE;
        };
    for (Candidate candidate : candidates) {
      double fitting = (max - min) / (candidate.days * calendar.perDay());
      double step = fitting > 1.2 * count ? candidate.rule.applyAsDouble(fitting / count) : 1;
      boolean close = fitting >= 0.8 * count && fitting <= 1.2 * count;
      boolean many = fitting > 1.2 * count && fitting / Math.max(1, step) >= 1;
      if (fitting >= 1 && (close || many)) {
        return marks(candidate, Math.max(1, (long) step));
      }
    }
    Candidate smallest = candidates.getLast();
    double fitting = (max - min) / (smallest.days * calendar.perDay());
    return marks(smallest, Math.max(1, (long) nice(fitting / count)));
  }

  private List<Double> marks(Candidate candidate, long step) {
    return switch (candidate.unit) {
      case YEAR -> years(step);
      case QUARTER -> months(step * 3);
      case MONTH -> months(step);
      case WEEK -> weeks(step);
      case FIXED -> fixed(Math.rint(candidate.days * calendar.perDay()), step);
    };
  }

  private List<Double> years(long step) {
    int first = Math.toIntExact(Math.floorDiv(calendar.at(min).getYear(), step) * step);
    List<Double> marks = new ArrayList<>();
    for (long year = first; year <= calendar.at(max).getYear() + step; year += step) {
      marks.add(calendar.position(LocalDate.of((int) year, 1, 1).atStartOfDay()));
    }
    return marks;
  }

  private List<Double> months(long step) {
    LocalDateTime start = calendar.at(min);
    int month = (int) ((start.getMonthValue() - 1) / step * step) + 1;
    LocalDateTime mark = LocalDate.of(start.getYear(), month, 1).atStartOfDay();
    List<Double> marks = new ArrayList<>();
    marks.add(calendar.position(mark));
    while (marks.getLast() < max) {
      mark = mark.plusMonths(step);
      marks.add(calendar.position(mark));
    }
    return marks;
  }

  private List<Double> weeks(long step) {
    double first = calendar.position(Calendar.monday(calendar.at(min)));
    return every(first, 7 * step * calendar.perDay());
  }

  /// Days of a date scale are counted from 1970, all others from the first whole one.
  ///
  /// @param size a whole number, so that no mark is a bit before its minute
  private List<Double> fixed(double size, long step) {
    double align = transform == Transform.DATE ? size * step : size;
    return every(Math.floor(min / align) * align, size * step);
  }

  private List<Double> every(double first, double step) {
    List<Double> marks = new ArrayList<>();
    marks.add(first);
    while (marks.getLast() < max && marks.size() < Breaks.MOST) {
      marks.add(marks.getLast() + step);
    }
    return marks;
  }

  private static double nice(double per) {
    double magnitude = Math.pow(10, Math.floor(Math.log10(per)));
    double residual = per / magnitude;
    double step = residual <= 1.5 ? 1 : residual <= 3 ? 2 : residual <= 7 ? 5 : 10;
    return Math.floor(step * magnitude);
  }

  /// Pairs of (up to, step), then the step for all above.
  private static DoubleUnaryOperator steps(double... table) {
    return per -> {
      for (int i = 0; i + 1 < table.length; i += 2) {
        if (per <= table[i]) {
          return table[i + 1];
        }
      }
      return table[table.length - 1];
    };
  }

  /// The first step that is large enough, else the last.
  private static DoubleUnaryOperator ladder(double... allowed) {
    return per -> {
      for (double step : allowed) {
        if (per <= step) {
          return step;
        }
      }
      return allowed[allowed.length - 1];
    };
  }
}
