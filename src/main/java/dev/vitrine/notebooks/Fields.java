package dev.vitrine.notebooks;

import dev.vitrine.json.Json;
import dev.vitrine.notebooks.book.CellType;
import io.micronaut.http.HttpRequest;
import java.util.Map;
import java.util.Optional;

/// The members of a JSON object that a client sent; those that nobody knows are ignored.
record Fields(Map<?, ?> members) {

  private static final String CELL_TYPES = "'sql', 'python', 'chart' or 'markdown'";

  /// @throws Unprocessable for a body that is no JSON object
  static Fields of(HttpRequest<byte[]> request) {
    return optional(request).orElseThrow(Unprocessable::noBody);
  }

  /// Empty without a body.
  static Optional<Fields> optional(HttpRequest<byte[]> request) {
    Optional<byte[]> body = request.getBody().filter(bytes -> bytes.length > 0);
    return body.map(bytes -> of(Json.find(bytes).orElseThrow(Unprocessable::noJson)));
  }

  private static Fields of(Object value) {
    if (value instanceof Map<?, ?> members) {
      return new Fields(members);
    }
    throw Unprocessable.noObject(value);
  }

  /// @throws Unprocessable when it is not there, or no text
  String text(String name) {
    if (!members.containsKey(name)) {
      throw Unprocessable.missing(name, members);
    }
    if (members.get(name) instanceof String text) {
      return text;
    }
    throw Unprocessable.noText(name, members.get(name));
  }

  /// @throws Unprocessable for what is there and no text; null counts as not there
  Optional<String> optionalText(String name) {
    return members.get(name) == null ? Optional.empty() : Optional.of(text(name));
  }

  /// A text that may be null, which is blank.
  String textOrBlank(String name) {
    if (!members.containsKey(name)) {
      throw Unprocessable.missing(name, members);
    }
    return optionalText(name).orElse("");
  }

  CellType cellType(String name) {
    String word = optionalText(name).orElse(CellType.PYTHON.word());
    return CellType.named(word).orElseThrow(() -> Unprocessable.noChoice(name, CELL_TYPES, word));
  }
}
