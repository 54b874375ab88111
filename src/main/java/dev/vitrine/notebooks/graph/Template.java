package dev.vitrine.notebooks.graph;

import dev.vitrine.dialect.Rewritten;
import dev.vitrine.kernel.Binding;
import dev.vitrine.kernel.lex.Escapes;
import dev.vitrine.kernel.lex.Lexer;
import dev.vitrine.kernel.lex.Token;
import dev.vitrine.kernel.lex.Token.Kind;
import dev.vitrine.visualise.Visualise;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The SQL of a cell, with `{name}` where a variable's value is bound. Strings, names, comments and
/// what follows VISUALISE are left alone, but for a string that is one variable and nothing else,
/// `'{name}'`: that binds its value as text. `{{name}}` stands for `{name}` itself.
public final class Template {

  /// A place for a value, or for other words.
  private record Hole(int start, int end, String name, Form form) {}

  private enum Form {
    VALUE,
    TEXT,
    /// Not a variable: braces that were doubled.
    WORDS
  }

  /// A template with its values.
  ///
  /// @param sql with `$1`, `$2` … where values are bound
  /// @param values as they were bound, to show
  public record Filled(
      Rewritten sql, SortedMap<Integer, Binding> bindings, List<@Nullable Object> values) {}

  private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");
  private static final Pattern WHOLE = Pattern.compile("'\\{([\\p{L}_][\\p{L}\\p{N}_]*)}'");

  private final String source;
  private final List<Token> tokens;
  private final List<Hole> holes = new ArrayList<>();

  private Template(String source) {
    this.source = source;
    this.tokens = Lexer.tokens(sqlPart(source), Escapes.STANDARD);
    for (int i = 0; i < tokens.size(); i++) {
      look(i);
    }
  }

  public static Template of(String source) {
    return new Template(source);
  }

  private static String sqlPart(String source) {
    return Visualise.split(source, Escapes.STANDARD)
        .map(split -> source.substring(0, split.offset()))
        .orElse(source);
  }

  private void look(int i) {
    Token token = tokens.get(i);
    if (token.kind() == Kind.STRING) {
      Matcher whole = WHOLE.matcher(token.text());
      if (whole.matches()) {
        holes.add(new Hole(token.start(), token.end(), whole.group(1), Form.TEXT));
      }
    } else if (isVariable(i)) {
      Token name = tokens.get(i + 1);
      boolean doubled = touches(i - 1, "{", i) && touches(i + 3, "}", i + 2);
      holes.add(
          doubled
              ? new Hole(token.start() - 1, name.end() + 2, "{" + name.text() + "}", Form.WORDS)
              : new Hole(token.start(), name.end() + 1, name.text(), Form.VALUE));
    }
  }

  private boolean isVariable(int i) {
    return i + 2 < tokens.size()
        && tokens.get(i).isSymbol("{")
        && WORD.matcher(tokens.get(i + 1).text()).matches()
        && tokens.get(i + 2).isSymbol("}")
        && tokens.get(i + 1).start() == tokens.get(i).end()
        && tokens.get(i + 2).start() == tokens.get(i + 1).end();
  }

  /// Whether the token at `other` is this symbol and has no blank between it and the one at `i`.
  private boolean touches(int other, String symbol, int i) {
    if (other < 0 || other >= tokens.size() || !tokens.get(other).isSymbol(symbol)) {
      return false;
    }
    Token left = tokens.get(Math.min(other, i));
    Token right = tokens.get(Math.max(other, i));
    return left.end() == right.start();
  }

  /// The variables that it reads.
  public SortedSet<String> names() {
    SortedSet<String> names = new TreeSet<>();
    holes.stream()
        .filter(hole -> hole.form() != Form.WORDS)
        .forEach(hole -> names.add(hole.name()));
    return names;
  }

  /// @param values by name; a list is several values, which stand behind `IN`
  /// @throws TemplateFault for a variable that has no value, or one that cannot be bound
  public Filled fill(Map<String, ? extends @Nullable Object> values) {
    refusePlaceholders();
    Rewritten.Builder sql = Rewritten.of(source);
    Bound bound = new Bound();
    int written = 0;
    for (Hole hole : holes) {
      sql.keep(written, hole.start()).put(words(hole, values, bound), hole.start());
      written = hole.end();
    }
    return new Filled(
        sql.keep(written, source.length()).done(),
        bound.bindings,
        Collections.unmodifiableList(bound.values));
  }

  /// They would take what is bound to variables.
  private void refusePlaceholders() {
    if (!names().isEmpty()) {
      tokens.stream()
          .filter(token -> token.kind() == Kind.PLACEHOLDER)
          .findFirst()
          .ifPresent(token -> {
            throw new TemplateFault(
                "'%s' cannot stand beside {variables}: name a variable for it too"
                    .formatted(token.text()));
          });
    }
  }

  private String words(Hole hole, Map<String, ? extends @Nullable Object> values, Bound bound) {
    if (hole.form() == Form.WORDS) {
      return hole.name();
    }
    if (!values.containsKey(hole.name())) {
      throw new TemplateFault("Variable '" + hole.name() + "' not found in namespace");
    }
    Object value = values.get(hole.name());
    if (hole.form() == Form.TEXT) {
      return bound.text(hole.name(), value);
    }
    return value instanceof List<?> list
        ? list(hole, list, bound)
        : apart(hole, bound.add(hole.name(), value));
  }

  private String list(Hole hole, List<?> list, Bound bound) {
    boolean behindIn = isBefore(hole, 1, "in");
    if (list.isEmpty() && isBefore(hole, behindIn ? 2 : 3, "not")) {
      // of nothing it is true, which no list of values says
      throw new TemplateFault("Variable '" + hole.name() + "' is an empty list");
    }
    List<String> places = new ArrayList<>();
    for (Object value : list) {
      places.add(bound.add(hole.name(), value));
    }
    String inside = list.isEmpty() ? "NULL" : String.join(", ", places);
    return behindIn ? " (" + inside + ")" : inside;
  }

  /// Whether this word stands so many tokens before it.
  private boolean isBefore(Hole hole, int back, String word) {
    int at = tokenAt(hole) - back;
    return at >= 0 && tokens.get(at).is(word);
  }

  private int tokenAt(Hole hole) {
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i).start() == hole.start()) {
        return i;
      }
    }
    return -1;
  }

  /// A placeholder that touches no word.
  private String apart(Hole hole, String placeholder) {
    boolean before = hole.start() > 0 && isWord(source.charAt(hole.start() - 1));
    boolean after = hole.end() < source.length() && isWord(source.charAt(hole.end()));
    return (before ? " " : "") + placeholder + (after ? " " : "");
  }

  private static boolean isWord(char c) {
    return c == '_' || c == '$' || Character.isLetterOrDigit(c);
  }

  /// What was bound so far.
  private static final class Bound {
    private final SortedMap<Integer, Binding> bindings = new TreeMap<>();
    private final List<@Nullable Object> values = new ArrayList<>();

    String add(String name, @Nullable Object value) {
      return add(Bindable.of(name, value), value);
    }

    String text(String name, @Nullable Object value) {
      Binding any = Bindable.of(name, value);
      return add(Binding.scalar("TEXT", any.values().getFirst()), value);
    }

    private String add(Binding binding, @Nullable Object value) {
      bindings.put(bindings.size() + 1, binding);
      values.add(value);
      return "$" + bindings.size();
    }
  }
}
