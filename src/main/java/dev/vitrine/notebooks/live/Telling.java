package dev.vitrine.notebooks.live;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Keeps what a running cell says and tells it to those who watch. That it runs is told first, with
/// its statement where it is one.
final class Telling implements Sink {

  private final Desk desk;
  private final String cell;
  private boolean begun;

  Telling(Desk desk, String cell) {
    this.desk = desk;
    this.cell = cell;
  }

  /// Tells that it runs, unless that was told.
  void begun() {
    synchronized (desk) {
      if (!begun) {
        begun = true;
        desk.tell(Events.status(cell, Status.RUNNING));
      }
    }
  }

  @Override
  public void running(Map<String, @Nullable Object> statement) {
    synchronized (desk) {
      begun = true;
      desk.tell(Events.running(cell, statement));
    }
  }

  @Override
  public void progress(Map<String, @Nullable Object> statement) {
    desk.tell(Events.progress(cell, statement));
  }

  @Override
  public void text(String stream, String text) {
    synchronized (desk) {
      begun();
      desk.state(cell).addText(text);
      desk.tell(Events.stdout(cell, stream, text));
    }
  }

  @Override
  public void output(String mimeType, @Nullable Object data) {
    Map<String, @Nullable Object> output = CellState.output(mimeType, data);
    synchronized (desk) {
      begun();
      desk.state(cell).addOutput(output);
      desk.tell(Events.output(cell, output));
    }
  }
}
