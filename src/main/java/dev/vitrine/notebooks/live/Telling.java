package dev.vitrine.notebooks.live;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Keeps what a running cell says and tells it to those who watch. That it runs is told first, with
/// its statement where it is one.
final class Telling implements Sink {

  private final Board board;
  private final String cell;
  private boolean begun;

  Telling(Board board, String cell) {
    this.board = board;
    this.cell = cell;
  }

  /// Tells that it runs, unless that was told.
  void begun() {
    synchronized (board) {
      if (!begun) {
        begun = true;
        board.tell(Events.status(cell, Status.RUNNING));
      }
    }
  }

  @Override
  public void running(Map<String, @Nullable Object> statement) {
    synchronized (board) {
      begun = true;
      board.tell(Events.running(cell, statement));
    }
  }

  @Override
  public void progress(Map<String, @Nullable Object> statement) {
    board.tell(Events.progress(cell, statement));
  }

  @Override
  public void text(String stream, String text) {
    synchronized (board) {
      begun();
      board.state(cell).addText(text);
      board.tell(Events.stdout(cell, stream, text));
    }
  }

  @Override
  public void output(String mimeType, @Nullable Object data) {
    Map<String, @Nullable Object> output = CellState.output(mimeType, data);
    synchronized (board) {
      begun();
      board.state(cell).addOutput(output);
      board.tell(Events.output(cell, output));
    }
  }
}
