package dev.vitrine.dialect;

import dev.vitrine.kernel.Position;
import dev.vitrine.kernel.lex.Token;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A statement as the engine gets it, with the way back to the client's text. Comments are gone and
/// what stood between tokens is blanks, so that the engine sees no word that [Gate] did not.
public final class EngineText {

  private record Piece(int engine, int client, boolean literal) {}

  private final String client;
  private final String sql;
  private final List<Piece> pieces;

  private EngineText(String client, String sql, List<Piece> pieces) {
    this.client = client;
    this.sql = sql;
    this.pieces = pieces;
  }

  /// The text for the engine.
  public String sql() {
    return sql;
  }

  /// Where in the client's text the engine's offset lies; empty in what was put around it.
  ///
  /// @param utf8Offset bytes before it in [#sql]
  public Optional<Position> position(int utf8Offset) {
    byte[] bytes = sql.getBytes(StandardCharsets.UTF_8);
    int end = Math.clamp(utf8Offset, 0, bytes.length);
    int offset = new String(bytes, 0, end, StandardCharsets.UTF_8).length();
    boolean inside = !pieces.isEmpty() && offset >= pieces.getFirst().engine;
    return inside ? Optional.of(Position.at(client, clientOffset(offset))) : Optional.empty();
  }

  private int clientOffset(int offset) {
    int at = 0;
    for (Piece piece : pieces) {
      if (piece.engine > offset) {
        break;
      }
      at = piece.literal ? piece.client + (offset - piece.engine) : piece.client;
    }
    return Math.min(at, client.length());
  }

  /// The same statement inside another text.
  public EngineText within(String before, String after) {
    List<Piece> moved = new ArrayList<>();
    pieces.forEach(p -> moved.add(new Piece(p.engine + before.length(), p.client, p.literal)));
    return new EngineText(client, before + sql + after, moved);
  }

  /// A text of our own, for which no place in the client's exists.
  public static EngineText internal(String sql) {
    return new EngineText(sql, sql, List.of(new Piece(0, 0, true)));
  }

  /// Puts an engine text together from a client's tokens.
  static final class Builder {
    private final String client;
    private final StringBuilder sql = new StringBuilder();
    private final List<Piece> pieces = new ArrayList<>();
    private int clientEnd;

    Builder(String client) {
      this.client = client;
    }

    /// Takes a token as it is.
    void copy(Token token) {
      gap(token);
      pieces.add(new Piece(sql.length(), token.start(), true));
      sql.append(token.text());
      clientEnd = token.end();
    }

    /// Writes `text` where `from` to `to` stood.
    void replace(Token from, Token to, String text) {
      gap(from);
      pieces.add(new Piece(sql.length(), from.start(), false));
      sql.append(text);
      clientEnd = to.end();
    }

    private void gap(Token token) {
      if (token.start() > clientEnd && !sql.isEmpty()) {
        boolean line = client.substring(clientEnd, token.start()).indexOf('\n') >= 0;
        sql.append(line ? '\n' : ' ');
      }
    }

    EngineText build() {
      return new EngineText(client, sql.toString(), List.copyOf(pieces));
    }
  }
}
