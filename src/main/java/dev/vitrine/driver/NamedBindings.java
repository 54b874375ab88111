package dev.vitrine.driver;

import dev.vitrine.kernel.Binding;
import dev.vitrine.kernel.lex.Escapes;
import dev.vitrine.kernel.lex.Lexer;
import dev.vitrine.kernel.lex.Token;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Bindings that go by names, `:CATALOG`, as Go's `sql.Named` sends them. Statements know theirs by
/// numbers: names get the numbers behind the highest, in the order of the request.
final class NamedBindings {

  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,5}");
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_$]{0,254}");

  private NamedBindings() {}

  static boolean isKey(String key) {
    return NUMBER.matcher(key).matches() || NAME.matcher(key).matches();
  }

  static SortedMap<Integer, Binding> byNumber(Map<String, Binding> given) {
    List<String> names = names(given.keySet());
    int first = first(given.keySet());
    SortedMap<Integer, Binding> numbered = new TreeMap<>();
    given.forEach((key, binding) -> {
      int place = names.indexOf(key);
      numbered.put(place < 0 ? Integer.parseInt(key) : first + place, binding);
    });
    return numbered;
  }

  /// The text with numbers in the places of the names, in any case, and blanks behind them: what
  /// else is in it stays where it was, for the places that errors tell.
  static String numbered(String text, Collection<String> keys) {
    List<String> names = names(keys);
    if (names.isEmpty()) {
      return text;
    }
    int first = first(keys);
    StringBuilder numbered = new StringBuilder();
    int copied = 0;
    for (Token token : Lexer.tokens(text, Escapes.SNOWFLAKE)) {
      int place = token.kind() == Token.Kind.PLACEHOLDER ? place(token, names) : -1;
      if (place >= 0) {
        String number = ":" + (first + place);
        int blanks = Math.max(0, token.text().length() - number.length());
        numbered.append(text, copied, token.start()).append(number).repeat(' ', blanks);
        copied = token.end();
      }
    }
    return numbered.append(text, copied, text.length()).toString();
  }

  private static int place(Token token, List<String> names) {
    for (int i = 0; i < names.size(); i++) {
      if (token.text().equalsIgnoreCase(":" + names.get(i))) {
        return i;
      }
    }
    return -1;
  }

  private static List<String> names(Collection<String> keys) {
    List<String> names = new ArrayList<>(keys);
    names.removeIf(key -> NUMBER.matcher(key).matches());
    return names;
  }

  private static int first(Collection<String> keys) {
    int highest = 0;
    for (String key : keys) {
      highest = NUMBER.matcher(key).matches() ? Math.max(highest, Integer.parseInt(key)) : highest;
    }
    return highest + 1;
  }
}
