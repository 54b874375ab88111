package dev.vitrine.security.directory;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Named texts as a JSON object.
@Singleton
final class Texts {

  private final ObjectMapper json;

  Texts(ObjectMapper json) {
    this.json = json;
  }

  Map<String, String> read(String stored) {
    try {
      return new TreeMap<>(json.readValue(stored, Argument.mapOf(String.class, String.class)));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  String write(Map<String, String> texts) {
    try {
      return json.writeValueAsString(texts);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /// @param changes an empty value takes one away
  String changed(String stored, Map<String, Optional<String>> changes) {
    Map<String, String> texts = read(stored);
    changes.forEach((name, value) ->
        value.ifPresentOrElse(text -> texts.put(name, text), () -> texts.remove(name)));
    return write(texts);
  }
}
