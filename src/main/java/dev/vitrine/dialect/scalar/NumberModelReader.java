package dev.vitrine.dialect.scalar;

import dev.vitrine.dialect.scalar.NumberElement.Blank;
import dev.vitrine.dialect.scalar.NumberElement.Digit;
import dev.vitrine.dialect.scalar.NumberElement.Dollar;
import dev.vitrine.dialect.scalar.NumberElement.Exact;
import dev.vitrine.dialect.scalar.NumberElement.Exponent;
import dev.vitrine.dialect.scalar.NumberElement.Fill;
import dev.vitrine.dialect.scalar.NumberElement.Group;
import dev.vitrine.dialect.scalar.NumberElement.Hex;
import dev.vitrine.dialect.scalar.NumberElement.Literal;
import dev.vitrine.dialect.scalar.NumberElement.Minimal;
import dev.vitrine.dialect.scalar.NumberElement.Percent;
import dev.vitrine.dialect.scalar.NumberElement.Point;
import dev.vitrine.dialect.scalar.NumberElement.Sign;
import dev.vitrine.dialect.scalar.NumberElement.Space;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the elements of one number format.
final class NumberModelReader {

  private static final Pattern PARAMETERS =
      Pattern.compile("\\((ALL|[0-9]{1,2}),([0-9]{1,2})\\)", Pattern.CASE_INSENSITIVE);
  private static final Pattern EXPONENT = Pattern.compile("E{2,7}", Pattern.CASE_INSENSITIVE);

  private final String model;
  private final String whole;
  private final List<NumberElement> elements = new ArrayList<>();
  private int at;

  /// @param whole the format with all its alternatives, for messages
  NumberModelReader(String model, String whole) {
    this.model = model;
    this.whole = whole;
  }

  NumberModel read() {
    while (at < model.length()) {
      elements.add(next());
    }
    NumberModel read = new NumberModel(elements);
    boolean fixed = elements.stream().anyMatch(NumberModel::isDigit);
    if (fixed == read.minimal().isPresent()) {
      throw NumberFormat.invalid(whole, "it needs digits (0, 9, X), or one of TM, TM9, TME");
    }
    return read;
  }

  private NumberElement next() {
    if (took("TM")) {
      return minimal(Character.isUpperCase(model.charAt(at - 2)));
    }
    if (took("FM")) {
      return new Fill();
    }
    if (took("FX")) {
      return new Exact();
    }
    if (took("MI")) {
      return new Sign(false);
    }
    Matcher exponent = EXPONENT.matcher(model).region(at, model.length());
    if (exponent.lookingAt()) {
      boolean upper = model.charAt(at) == 'E';
      int width = exponent.end() - at;
      at = exponent.end();
      return new Exponent(width == 2 ? 0 : width - 2, upper);
    }
    return one(model.charAt(at++));
  }

  private NumberElement one(char c) {
    return switch (c) {
      case '0' -> new Digit(true);
      case '9' -> new Digit(false);
      case 'X', 'x' -> new Hex(c == 'X');
      case 'D', 'd' -> new Point();
      case 'G', 'g' -> new Group();
      case 'S', 's' -> new Sign(true);
      case 'B', 'b' -> new Blank();
      case '$' -> new Dollar();
      case '%' -> new Percent();
      case '_' -> new Space();
      case '.' -> isPoint() ? new Point() : new Literal(".");
      case ',' -> followsDigit() ? new Group() : new Literal(",");
      case ';', ':', '-', '=', '/', '(', ')', ' ' -> new Literal(String.valueOf(c));
      case '"' -> quoted();
      default ->
          throw NumberFormat.invalid(whole, "'" + c + "' is no element; write literals in \"\"");
    };
  }

  private boolean isPoint() {
    boolean precedes = at < model.length() && "09".indexOf(model.charAt(at)) >= 0;
    return !elements.contains(new Point()) && (followsDigit() || precedes);
  }

  private boolean followsDigit() {
    return !elements.isEmpty() && NumberModel.isInteger(elements.getLast());
  }

  private Literal quoted() {
    StringBuilder literal = new StringBuilder();
    while (at < model.length()) {
      char c = model.charAt(at++);
      boolean quote = c == '"';
      if (quote && (at >= model.length() || model.charAt(at) != '"')) {
        return new Literal(literal.toString());
      }
      literal.append(c);
      at += quote ? 1 : 0;
    }
    throw NumberFormat.invalid(whole, "a double quote is not closed");
  }

  private Minimal minimal(boolean upper) {
    if (took("E")) {
      return new Minimal(Minimal.Form.SCIENTIFIC, -1, 0, upper);
    }
    if (!took("9")) {
      return new Minimal(Minimal.Form.SHORTER, -1, 0, upper);
    }
    Matcher parameters = PARAMETERS.matcher(model).region(at, model.length());
    if (!parameters.lookingAt()) {
      return new Minimal(Minimal.Form.PLAIN, -1, 0, upper);
    }
    at = parameters.end();
    String most = parameters.group(1);
    int decimals = most.equalsIgnoreCase("ALL") ? -1 : Integer.parseInt(most);
    return new Minimal(Minimal.Form.PLAIN, decimals, Integer.parseInt(parameters.group(2)), upper);
  }

  private boolean took(String element) {
    boolean here = model.regionMatches(true, at, element, 0, element.length());
    at += here ? element.length() : 0;
    return here;
  }
}
