package dev.vitrine.dialect.scalar;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// What was compiled lately, by its text: formats are constants nearly always, so that each row
/// finds its own here. Emptied when it holds more than a statement's worth.
final class Recent<T> {

  private static final int LIMIT = 256;

  private final Map<String, T> compiled = new ConcurrentHashMap<>();
  private final Function<String, T> compiler;

  Recent(Function<String, T> compiler) {
    this.compiler = compiler;
  }

  T of(String text) {
    T known = compiled.get(text);
    if (known != null) {
      return known;
    }
    if (compiled.size() >= LIMIT) {
      compiled.clear();
    }
    T made = compiler.apply(text);
    compiled.put(text, made);
    return made;
  }
}
