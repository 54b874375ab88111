package dev.vitrine.visualise.plan;

import dev.vitrine.visualise.syntax.Invalid;
import dev.vitrine.visualise.syntax.Literal;
import java.util.List;
import java.util.Optional;

/// What a setting of a geom or a position may be.
sealed interface Parameter {

  /// The largest whole number up to which a double holds all.
  double MOST_WHOLE = 9_007_199_254_740_991.0;

  /// @param above whether the least value itself is refused
  record Amount(double least, boolean above, double most, boolean whole, boolean optional)
      implements Parameter {

    Optional<String> check(String name, Literal value) {
      if (value == Literal.Null.NULL && optional) {
        return Optional.empty();
      }
      if (!(value instanceof Literal.Numeric(double number, String text))) {
        return complain(name, "a number", value.kind());
      }
      if (whole && number != Math.rint(number)) {
        return complain(name, "a whole number", text);
      }
      if (above ? number <= least : number < least) {
        return complain(name, (above ? "> " : ">= ") + (long) least, text);
      }
      return number > most ? complain(name, "<= " + (long) most, text) : Optional.empty();
    }
  }

  record Word(List<String> words) implements Parameter {}

  record Flag() implements Parameter {}

  record AnyText(boolean optional) implements Parameter {}

  /// A number or an array of so many.
  record Numbers(int count, boolean optional) implements Parameter {

    Optional<String> check(String name, Literal value) {
      boolean fits =
          value instanceof Literal.Numeric
              || (value == Literal.Null.NULL && optional)
              || (value instanceof Literal.Array(List<Literal> elements)
                  && elements.size() == count
                  && elements.stream().allMatch(element -> element instanceof Literal.Numeric));
      return fits
          ? Optional.empty()
          : complain(name, "a number or an array of " + count + " numbers", value.shown());
    }
  }

  /// Functions of an aggregate; whether their targets are there is known with the layer.
  record Functions() implements Parameter {}

  /// Checked where it is used.
  record Any() implements Parameter {}

  /// From 0 to 1.
  static Parameter share() {
    return new Amount(0, false, 1, false, false);
  }

  /// A number above another.
  static Parameter above(double least, boolean optional) {
    return new Amount(least, true, Double.MAX_VALUE, false, optional);
  }

  static Parameter atLeast(double least, boolean optional) {
    return new Amount(least, false, Double.MAX_VALUE, false, optional);
  }

  /// Of a sequence of random numbers: any whole number that a double holds exactly, or NULL for the
  /// standard one.
  static Parameter seed() {
    return new Amount(-MOST_WHOLE, false, MOST_WHOLE, true, true);
  }

  /// What is wrong with a value; empty when nothing is.
  default Optional<String> complaint(String name, Literal value) {
    return switch (this) {
      case Amount amount -> amount.check(name, value);
      case Word(List<String> words) ->
          value instanceof Literal.Text(String text) && words.contains(text)
              ? Optional.empty()
              : complain(name, Invalid.oneOf(words), "'" + value.shown() + "'");
      case Flag _ ->
          value instanceof Literal.Flag
              ? Optional.empty()
              : complain(name, "true or false", value.shown());
      case AnyText(boolean optional) ->
          value instanceof Literal.Text || (value == Literal.Null.NULL && optional)
              ? Optional.empty()
              : complain(name, "a string", value.kind());
      case Numbers numbers -> numbers.check(name, value);
      case Functions _ -> Aggregates.complaint(value);
      case Any _ -> Optional.empty();
    };
  }

  private static Optional<String> complain(String name, String should, String not) {
    return Optional.of("'" + name + "' should be " + should + ", not " + not);
  }
}
