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
import org.jspecify.annotations.Nullable;

/// Writes a number by a model. In a fixed model the sign and the dollar wait until the number
/// begins, so that the blanks which fill its width stand before them.
final class NumberPrinter {

  /// What `EE` may take at most; filled up to it.
  private static final int EXPONENT_WIDTH = 7;

  private final NumberModel model;
  private final StringBuilder out = new StringBuilder();
  private boolean fill = true;
  private boolean blank;
  private boolean dollar;
  private boolean begun;
  private int blanks;
  private @Nullable String sign;
  private int place;

  NumberPrinter(NumberModel model) {
    this.model = model;
  }

  String print(@Nullable BigDecimal number) {
    BigDecimal scaled = number == null ? null : model.percent() ? number.movePointRight(2) : number;
    NumberDigits digits = NumberDigits.of(scaled, model);
    for (NumberElement element : model.elements()) {
      element(element, digits);
    }
    if (!begun && blanks > 0) {
      begin();
    }
    return out.toString();
  }

  private void element(NumberElement element, NumberDigits digits) {
    switch (element) {
      case Literal(String text) -> literal(text);
      case Digit _, Hex _ -> digit(digits);
      case Group() -> group();
      case Point() -> {
        implicitSign(digits);
        begin();
        out.append('.');
      }
      case Dollar() -> {
        implicitSign(digits);
        dollar = true;
      }
      case Percent() -> literal("%");
      case Blank() -> blank = true;
      case Sign(boolean plus) -> sign(plus, digits.negative());
      case Exponent exponent -> exponent(exponent, digits.exponent());
      case Minimal minimal -> minimal(minimal, digits);
      case Fill() -> fill = !fill;
      case Exact(), Space() -> {}
    }
  }

  private void literal(String text) {
    if (!begun) {
      fillUp();
    }
    out.append(text);
  }

  /// A place is reserved for it where no element gives it one.
  private void implicitSign(NumberDigits digits) {
    boolean unsignedHex = model.hex().isPresent();
    if (sign == null && !begun && !model.signed() && !unsignedHex) {
      sign = digits.negative() ? "-" : fill && model.minimal().isEmpty() ? " " : "";
    }
  }

  private void sign(boolean plus, boolean negative) {
    String text = negative ? "-" : plus ? "+" : fill ? " " : "";
    if (plus && place == 0) {
      sign = text;
    } else {
      out.append(text);
    }
  }

  private void begin() {
    if (begun) {
      return;
    }
    begun = true;
    fillUp();
    if (sign != null) {
      out.append(sign);
    }
    if (dollar) {
      out.append('$');
    }
  }

  private void fillUp() {
    out.append(" ".repeat(fill ? blanks : 0));
    blanks = 0;
  }

  private void digit(NumberDigits digits) {
    implicitSign(digits);
    int integers = model.integers();
    if (place < integers) {
      integer(digits, integers);
    } else {
      fraction(digits, place - integers);
    }
    place++;
  }

  private void integer(NumberDigits digits, int integers) {
    String text = digits.integer();
    int index = place - (integers - text.length());
    boolean lastOfZero = text.isEmpty() && place == integers - 1 && !blank;
    if (digits.overflow()) {
      append('#');
    } else if (index >= 0) {
      append(text.charAt(index));
    } else if (place >= model.firstZero() || lastOfZero) {
      append('0');
    } else {
      blanks++;
    }
  }

  private void fraction(NumberDigits digits, int index) {
    boolean shown = index <= Math.max(model.lastZero(), digits.lastOfFraction());
    if (digits.overflow()) {
      append('#');
    } else if (shown) {
      append(digits.fraction().charAt(index));
    } else if (fill) {
      append(' ');
    }
  }

  private void append(char c) {
    begin();
    out.append(c);
  }

  private void group() {
    if (begun) {
      out.append(',');
    } else {
      blanks++;
    }
  }

  private void exponent(Exponent element, int exponent) {
    char letter = element.upper() ? 'E' : 'e';
    String digits = String.valueOf(Math.abs(exponent));
    if (element.digits() == 0) {
      String text = letter + String.valueOf(exponent);
      out.append(text).append(" ".repeat(fill ? Math.max(0, EXPONENT_WIDTH - text.length()) : 0));
      return;
    }
    int missing = element.digits() - digits.length();
    out.append(letter)
        .append(exponent < 0 ? '-' : '+')
        .append("0".repeat(Math.max(0, missing)))
        .append(missing < 0 ? "#".repeat(element.digits()) : digits);
  }

  private void minimal(Minimal minimal, NumberDigits digits) {
    implicitSign(digits);
    begin();
    out.append(blank && digits.isZero() ? " " : digits.minimal(minimal));
    place++;
  }
}
