package dev.vitrine.snowflake;

import dev.vitrine.dialect.catalog.OptionValue;
import dev.vitrine.dialect.syntax.OptionsParser;
import dev.vitrine.dialect.syntax.ParseOptions;
import dev.vitrine.dialect.syntax.Tokens;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/// Options as the catalog keeps them: by upper-case name, as they were written.
final class StoredOptions {

  private StoredOptions() {}

  static Map<String, String> of(Map<String, OptionValue> options) {
    Map<String, String> stored = new LinkedHashMap<>();
    options.forEach((name, value) -> stored.put(name, value.written()));
    return stored;
  }

  static Map<String, OptionValue> read(Map<String, String> stored) {
    Map<String, OptionValue> options = new LinkedHashMap<>();
    new TreeMap<>(stored)
        .forEach((name, value) ->
            options.putAll(
                new OptionsParser(Tokens.of(name + " = " + value, ParseOptions.DEFAULT))
                    .options()));
    return options;
  }
}
