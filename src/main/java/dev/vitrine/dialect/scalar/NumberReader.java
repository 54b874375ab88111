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
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads one text by a model, as printed or laxer: without the blanks, the separators of groups and
/// the zeros that a `9` need not have.
final class NumberReader {

  private static final int MAX_LENGTH = 400;
  private static final Pattern EXPONENT = Pattern.compile("[eE]([+-]?[0-9]{1,3})");
  private static final Pattern PLAIN = Pattern.compile("[0-9]+\\.?[0-9]*|\\.[0-9]+");
  private static final Pattern SCIENTIFIC =
      Pattern.compile("([0-9]+\\.?[0-9]*|\\.[0-9]+)[eE][+-]?[0-9]{1,3}");
  private static final Pattern EITHER =
      Pattern.compile("([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]{1,3})?");

  private final String text;
  private final NumberModel model;
  private final StringBuilder integer = new StringBuilder();
  private final StringBuilder fraction = new StringBuilder();
  private int at;
  private int exponent;
  private boolean negative;
  private boolean signRead;
  private boolean integerRead;
  private boolean pointRead;
  private @Nullable BigDecimal minimal;

  NumberReader(String text, NumberModel model) {
    this.text = text.length() > MAX_LENGTH ? "" : text.strip();
    this.model = model;
  }

  /// Null where the text is not of the model.
  @Nullable BigDecimal read() {
    List<NumberElement> elements = model.elements();
    for (int i = 0; i < elements.size(); i++) {
      if (!element(elements.get(i), i)) {
        return null;
      }
    }
    return at == text.length() ? number() : null;
  }

  private @Nullable BigDecimal number() {
    BigDecimal read = minimal;
    if (read == null) {
      if (integer.isEmpty() && (fraction.isEmpty() || !model.has(Blank.class))) {
        return null;
      }
      read = model.hex().isPresent() ? hex() : decimal();
    }
    BigDecimal signed = negative ? read.negate() : read;
    return model.percent() ? signed.movePointLeft(2) : signed;
  }

  private BigDecimal hex() {
    return new BigDecimal(new BigInteger(integer.toString(), 16));
  }

  private BigDecimal decimal() {
    return new BigDecimal("0" + integer + (fraction.isEmpty() ? "" : "." + fraction))
        .scaleByPowerOfTen(exponent);
  }

  private boolean element(NumberElement element, int index) {
    return switch (element) {
      case Literal(String literal) -> literal(literal);
      case Digit(boolean zero) -> implicitSign() && (pointRead ? digit(zero) : integers(index));
      case Hex _ -> implicitSign() && integers(index);
      case Group() -> integers(index);
      case Point() -> implicitSign() && point();
      case Dollar() -> implicitSign() && took("$");
      case Percent() -> took("%");
      case Sign _ -> sign();
      case Exponent _ -> exponent();
      case Minimal(Minimal.Form form, int _, int group, boolean _) ->
          implicitSign() && minimal(form, group);
      case Space() -> {
        skipBlanks();
        yield true;
      }
      case Blank(), Fill(), Exact() -> true;
    };
  }

  private boolean literal(String literal) {
    if (literal.isBlank()) {
      boolean any = at < text.length() && text.charAt(at) == ' ';
      skipBlanks();
      return any;
    }
    return took(literal);
  }

  private boolean took(String wanted) {
    boolean here = text.regionMatches(true, at, wanted, 0, wanted.length());
    at += here ? wanted.length() : 0;
    return here;
  }

  private void skipBlanks() {
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
  }

  private boolean implicitSign() {
    return signRead || model.signed() || sign();
  }

  /// A missing sign is a plus.
  private boolean sign() {
    skipBlanks();
    negative = took("-");
    if (!negative) {
      took("+");
    }
    signRead = true;
    skipBlanks();
    return true;
  }

  /// All places before the point at once, from the right: where the text has fewer digits, none of
  /// the places left may be a `0`.
  private boolean integers(int index) {
    if (integerRead) {
      return true;
    }
    integerRead = true;
    skipBlanks();
    int start = at;
    while (at < text.length() && isOfInteger(text.charAt(at))) {
      at++;
    }
    return fits(text.substring(start, at), places(index));
  }

  private List<NumberElement> places(int index) {
    List<NumberElement> elements = model.elements();
    int end = index;
    while (end < elements.size() && NumberModel.isInteger(elements.get(end))) {
      end++;
    }
    return elements.subList(index, end);
  }

  private boolean isOfInteger(char c) {
    boolean hex = model.hex().isPresent();
    return c == ',' || (c < 128 && Character.digit(c, hex ? 16 : 10) >= 0);
  }

  private boolean fits(String digits, List<NumberElement> places) {
    int left = digits.length() - 1;
    for (NumberElement place : places.reversed()) {
      boolean comma = left >= 0 && digits.charAt(left) == ',';
      if (place instanceof Group) {
        left -= comma ? 1 : 0;
      } else if (comma || (left < 0 && place.equals(new Digit(true)))) {
        return false;
      } else if (left >= 0) {
        integer.append(digits.charAt(left--));
      }
    }
    integer.reverse();
    return left < 0;
  }

  private boolean point() {
    pointRead = true;
    return took(".") || model.fractions() == 0 || model.lastZero() < 0;
  }

  private boolean digit(boolean zero) {
    boolean here = at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    if (here) {
      fraction.append(text.charAt(at++));
    }
    return here || !zero;
  }

  private boolean exponent() {
    Matcher written = EXPONENT.matcher(text).region(at, text.length());
    if (!written.lookingAt()) {
      return false;
    }
    exponent = Integer.parseInt(written.group(1));
    at = written.end();
    return true;
  }

  private boolean minimal(Minimal.Form form, int group) {
    Pattern pattern =
        switch (form) {
          case PLAIN -> PLAIN;
          case SCIENTIFIC -> SCIENTIFIC;
          case SHORTER -> EITHER;
        };
    String rest = group > 0 ? text.substring(at).replace(",", "") : text.substring(at);
    Matcher number = pattern.matcher(rest);
    if (!number.lookingAt()) {
      return false;
    }
    minimal = new BigDecimal(number.group());
    at += number.end() + (text.length() - at - rest.length());
    return true;
  }
}
