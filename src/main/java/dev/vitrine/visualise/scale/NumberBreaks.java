package dev.vitrine.visualise.scale;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// Breaks of scales over numbers, by transform.
final class NumberBreaks {

  private static final double[] IN_DECADE = {1, 2, 5};

  private NumberBreaks() {}

  /// @param count how many are wanted
  /// @param pretty round numbers instead of equal parts
  static List<Double> of(Transform transform, double min, double max, int count, boolean pretty) {
    return switch (transform) {
      case LOG10, LOG2, LN -> thin(logarithm(transform, min, max, pretty), count);
      case SQRT -> squares(Math.max(min, 0), max, count, pretty);
      case SQUARE, EXP -> equal(min, max, count);
      case ASINH, PSEUDO_LOG10, PSEUDO_LOG2, PSEUDO_LN -> symmetric(min, max, count, pretty);
      case EXP10, EXP2 ->
          pretty ? thin(exponents(transform, min, max), count) : equal(min, max, count);
      case INTEGER -> whole(min, max, count, pretty);
      default -> pretty ? Wilkinson.breaks(min, max, count) : equal(min, max, count);
    };
  }

  static List<Double> equal(double min, double max, int count) {
    if (count == 1) {
      return List.of((min + max) / 2);
    }
    double step = (max - min) / (count - 1);
    return IntStream.range(0, count).mapToObj(i -> min + step * i).toList();
  }

  /// Powers of the base within [min, max], with their double and fivefold when pretty.
  private static List<Double> logarithm(
      Transform transform, double min, double max, boolean pretty) {
    return max <= 0
        ? List.of()
        : decades(min <= 0 ? transform.lowest() : min, max, transform.base(), pretty);
  }

  private static List<Double> decades(double min, double max, double base, boolean pretty) {
    double[] factors = pretty ? IN_DECADE : new double[] {1};
    int first = (int) Math.floor(Math.log(min) / Math.log(base));
    int last = (int) Math.ceil(Math.log(max) / Math.log(base));
    TreeSet<Double> breaks = new TreeSet<>();
    for (int exponent = first; exponent <= last; exponent++) {
      for (double factor : factors) {
        double at = power(base, exponent) * factor;
        if (at >= min && at <= max) {
          breaks.add(at);
        }
      }
    }
    return distinct(breaks);
  }

  /// By repeated squaring, whose last digits labels of natural logarithms show.
  private static double power(double base, int exponent) {
    double result = 1;
    double square = base;
    for (int rest = Math.abs(exponent); rest > 0; rest /= 2) {
      result *= rest % 2 == 1 ? square : 1;
      square *= square;
    }
    return exponent < 0 ? 1 / result : result;
  }

  private static List<Double> distinct(Iterable<Double> sorted) {
    List<Double> kept = new ArrayList<>();
    for (double at : sorted) {
      boolean same =
          !kept.isEmpty() && Math.abs(at - kept.getLast()) <= Math.ulp(1.0) * Math.abs(at);
      if (!same) {
        kept.add(at);
      }
    }
    return kept;
  }

  /// At most `count` of a list, evenly spread, its ends included.
  static List<Double> thin(List<Double> list, int count) {
    if (list.size() <= count) {
      return list;
    }
    if (count == 1) {
      return List.of(list.get(list.size() / 2));
    }
    return IntStream.range(0, count)
        .map(i -> (int) Math.round(i * (list.size() - 1) / (double) (count - 1)))
        .distinct()
        .mapToObj(list::get)
        .toList();
  }

  private static List<Double> squares(double min, double max, int count, boolean pretty) {
    double low = Math.sqrt(min);
    double high = Math.sqrt(max);
    List<Double> roots = pretty ? Wilkinson.breaks(low, high, count) : equal(low, high, count);
    return roots.stream().map(root -> root * root).filter(at -> at >= min && at <= max).toList();
  }

  private static List<Double> symmetric(double min, double max, int count, boolean pretty) {
    int half = count / 2 + 1;
    List<Double> breaks = new ArrayList<>();
    if (min < 0) {
      double nearest = max < 0 ? Math.abs(max) : 1;
      thin(decades(nearest, Math.abs(min), 10, pretty), half).forEach(at -> breaks.add(-at));
      Collections.reverse(breaks);
    }
    if (min <= 0 && max >= 0) {
      breaks.add(0.0);
    }
    if (max > 0) {
      breaks.addAll(thin(decades(min > 0 ? min : 1, max, 10, pretty), half));
    }
    return breaks;
  }

  private static List<Double> exponents(Transform transform, double min, double max) {
    if (!(max - min < Breaks.MOST)) {
      return equal(min, max, 2);
    }
    List<Double> breaks = new ArrayList<>();
    for (double whole = Math.floor(min); whole <= Math.ceil(max); whole++) {
      for (double factor : IN_DECADE) {
        double at = whole + Math.log(factor) / Math.log(transform.base());
        if (at >= min && at <= max) {
          breaks.add(at);
        }
      }
    }
    return breaks;
  }

  private static List<Double> whole(double min, double max, int count, boolean pretty) {
    double low = Math.floor(min);
    double high = Math.ceil(max);
    if (high - low <= count) {
      return counting(low, high, 1);
    }
    if (!pretty) {
      double step = Math.max(1, Math.ceil((high - low) / Math.max(1, count - 1)));
      return counting(low - step, high + step, step);
    }
    double rough = (max - min) / count;
    double step = rough < 1 ? 1 : roundStep(rough);
    double start = (low / step < 0 ? Math.ceil(low / step) : Math.floor(low / step)) * step;
    return counting(start, high, step);
  }

  private static double roundStep(double rough) {
    double magnitude = Math.pow(10, Math.floor(Math.log10(rough)));
    double residual = rough / magnitude;
    return magnitude * (residual <= 1 ? 1 : residual <= 2 ? 2 : residual <= 5 ? 5 : 10);
  }

  private static List<Double> counting(double from, double to, double step) {
    List<Double> breaks = new ArrayList<>();
    for (double at = from; at <= to && breaks.size() < Breaks.MOST; at += step) {
      breaks.add(at);
    }
    return breaks;
  }
}
