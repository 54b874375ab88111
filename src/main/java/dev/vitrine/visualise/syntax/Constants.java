package dev.vitrine.visualise.syntax;

import dev.vitrine.visualise.syntax.Chart.Setting;
import java.util.List;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/// Reads names, strings, numbers and settings.
record Constants(Place place) {

  /// The name that is meant, quotes taken off.
  static String name(VisualiseParser.NameContext name) {
    String text = name.getText();
    if (name.QUOTED() != null) {
      return text.substring(1, text.length() - 1).replace("\"\"", "\"");
    }
    return name.BACKTICKED() != null ? text.substring(1, text.length() - 1) : text;
  }

  static String string(TerminalNode string) {
    return unescaped(string.getText());
  }

  /// Knows `''` and a backslash before n, t, r, a quote or itself; any other backslash stays.
  static String unescaped(String quoted) {
    String body = quoted.substring(1, quoted.length() - 1);
    StringBuilder text = new StringBuilder(body.length());
    for (int i = 0; i < body.length(); i++) {
      char c = body.charAt(i);
      char next = i + 1 < body.length() ? body.charAt(i + 1) : '\0';
      if (c == '\'' && next == '\'') {
        text.append(c);
        i++;
      } else if (c == '\\' && "ntr\\'\"".indexOf(next) >= 0) {
        text.append(escaped(next));
        i++;
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }

  private static char escaped(char c) {
    return switch (c) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      default -> c;
    };
  }

  List<Setting> settings(VisualiseParser.@Nullable SettingsContext settings) {
    return settings == null ? List.of() : settings.setting().stream().map(this::setting).toList();
  }

  private Setting setting(VisualiseParser.SettingContext setting) {
    return new Setting(
        name(setting.name()), value(setting.value()), place.of(setting), place.of(setting.value()));
  }

  Literal value(VisualiseParser.ValueContext value) {
    return value.array() == null ? literal(value.literal()) : array(value.array());
  }

  Literal.Array array(VisualiseParser.ArrayContext array) {
    return new Literal.Array(array.literal().stream().map(this::literal).toList());
  }

  Literal literal(VisualiseParser.LiteralContext literal) {
    if (literal.infinity() == null) {
      return plain(literal.plain());
    }
    boolean negative = literal.infinity().MINUS() != null;
    double value = negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    return new Literal.Numeric(value, negative ? "-inf" : "inf");
  }

  Literal plain(VisualiseParser.PlainContext plain) {
    if (plain.STRING() != null) {
      return new Literal.Text(string(plain.STRING()));
    }
    if (plain.number() != null) {
      String text = plain.number().getText();
      return new Literal.Numeric(Double.parseDouble(text), text);
    }
    return plain.NULL() != null ? Literal.Null.NULL : new Literal.Flag(plain.TRUE() != null);
  }
}
