package dev.vitrine.dialect;

import dev.vitrine.kernel.Position;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// A statement as the engine gets it, with the way back to the client's text. Comments are gone and
/// what stood between tokens is blanks, so that the engine sees no word that [Gate] did not.
///
/// @param client empty where a text is our own, so that no place of it is a client's
/// @param before characters that were put before it
public record EngineText(String client, Rewritten written, int before) {

  /// A text of our own, for which no place in the client's exists.
  public static EngineText internal(String sql) {
    return new EngineText("", Rewritten.unchanged(sql), 0);
  }

  /// The text for the engine.
  public String sql() {
    return written.text();
  }

  /// Where in the client's text the engine's offset lies; empty in what was put before it, and in a
  /// text of our own.
  ///
  /// @param utf8Offset bytes before it in [#sql]
  public Optional<Position> position(int utf8Offset) {
    if (client.isEmpty()) {
      return Optional.empty();
    }
    byte[] bytes = sql().getBytes(StandardCharsets.UTF_8);
    int end = Math.clamp(utf8Offset, 0, bytes.length);
    int offset = new String(bytes, 0, end, StandardCharsets.UTF_8).length();
    return offset < before
        ? Optional.empty()
        : Optional.of(Position.at(client, written.origin(offset)));
  }

  /// The same statement inside another text.
  public EngineText within(String start, String end) {
    return new EngineText(client, written.inside(start, end), before + start.length());
  }
}
