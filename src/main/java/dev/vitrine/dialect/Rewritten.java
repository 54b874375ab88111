package dev.vitrine.dialect;

import java.util.ArrayList;
import java.util.List;

/// A text made from another one, and the way back from a place in it to the place that it came
/// from, so that errors point into what the client wrote.
public final class Rewritten {

  /// A stretch of the text. A kept one moves along with its origin; a replaced one points to its
  /// origin's start as a whole.
  private record Piece(int start, int origin, boolean kept) {}

  private final String text;
  private final List<Piece> pieces;

  private Rewritten(String text, List<Piece> pieces) {
    this.text = text;
    this.pieces = List.copyOf(pieces);
  }

  public static Rewritten unchanged(String text) {
    return new Rewritten(text, List.of(new Piece(0, 0, true)));
  }

  public static Builder of(String source) {
    return new Builder(source);
  }

  public String text() {
    return text;
  }

  /// Offset in the source of the character at `offset` of this text.
  public int origin(int offset) {
    if (pieces.isEmpty()) {
      return 0;
    }
    Piece piece = pieces.get(pieceAt(Math.clamp(offset, 0, text.length())));
    return piece.kept() ? piece.origin() + offset - piece.start() : piece.origin();
  }

  private int pieceAt(int offset) {
    int low = 0;
    int high = pieces.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (pieces.get(middle).start() <= offset) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  /// `next` was made from this text: the same text as `next`, with the way back to this one's
  /// source.
  public Rewritten then(Rewritten next) {
    List<Piece> joined = new ArrayList<>();
    for (int i = 0; i < next.pieces.size(); i++) {
      Piece piece = next.pieces.get(i);
      if (piece.kept()) {
        int end = i + 1 < next.pieces.size() ? next.pieces.get(i + 1).start() : next.text.length();
        addKept(joined, piece, end - piece.start());
      } else {
        joined.add(new Piece(piece.start(), origin(piece.origin()), false));
      }
    }
    return new Rewritten(next.text, joined);
  }

  /// The same text inside another one, whose parts point to where it begins and ends.
  public Rewritten inside(String before, String after) {
    int length = text.length();
    return then(of(text).put(before, 0).keep(0, length).put(after, length).done());
  }

  private void addKept(List<Piece> joined, Piece outer, int length) {
    int from = outer.origin();
    for (int i = pieceAt(from); i < pieces.size(); i++) {
      Piece inner = pieces.get(i);
      int start = Math.max(inner.start(), from);
      if (start > from && start >= from + length) {
        return;
      }
      joined.add(new Piece(outer.start() + start - from, origin(start), inner.kept()));
    }
  }

  /// Makes a text from left to right.
  public static final class Builder {

    private final String source;
    private final StringBuilder text = new StringBuilder();
    private final List<Piece> pieces = new ArrayList<>();

    private Builder(String source) {
      this.source = source;
    }

    /// Takes over the source from `start` up to, not including, `end`.
    public Builder keep(int start, int end) {
      if (end > start) {
        pieces.add(new Piece(text.length(), start, true));
        text.append(source, start, end);
      }
      return this;
    }

    /// Writes other words for what stands in the source at `origin`.
    public Builder put(String words, int origin) {
      if (!words.isEmpty()) {
        pieces.add(new Piece(text.length(), origin, false));
        text.append(words);
      }
      return this;
    }

    public Rewritten done() {
      return new Rewritten(text.toString(), pieces);
    }
  }
}
