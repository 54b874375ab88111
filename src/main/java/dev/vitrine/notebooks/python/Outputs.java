package dev.vitrine.notebooks.python;

import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Frames of a run as what a cell writes.
final class Outputs {

  private final Consumer<Output> sink;
  private final Utf8 out = new Utf8();
  private final Utf8 err = new Utf8();

  Outputs(Consumer<Output> sink) {
    this.sink = sink;
  }

  void take(Frame frame) {
    switch (frame.kind()) {
      case 'O' -> text("stdout", out.take(frame.payload()));
      case 'E' -> text("stderr", err.take(frame.payload()));
      case 'D' -> Wire.read(frame).ifPresent(this::data);
      case 'T' -> text("stderr", "\n[the rest of the output was cut: it is more than is kept]\n");
      default -> {
        // a nudge, or a kind that a cell made up
      }
    }
  }

  void end() {
    text("stdout", out.end());
    text("stderr", err.end());
  }

  private void text(String stream, String text) {
    if (!text.isEmpty()) {
      sink.accept(new Output.Stream(stream, text));
    }
  }

  private void data(Map<?, ?> shown) {
    @Nullable Object data = shown.get("data");
    if (shown.get("mime") instanceof String mime && data != null) {
      sink.accept(new Output.Data(mime, data));
    }
  }
}
