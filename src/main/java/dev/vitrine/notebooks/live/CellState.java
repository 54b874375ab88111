package dev.vitrine.notebooks.live;

import dev.vitrine.json.Json;
import dev.vitrine.kernel.Handle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a cell's last run came to; only under its notebook's lock. Never stored.
final class CellState {

  private static final int MOST_TEXT = 262_144;
  private static final int MOST_OUTPUTS = 100;

  Status status = Status.IDLE;

  /// What it would come to now may be something else.
  boolean stale = true;

  Optional<String> error = Optional.empty();

  /// The statement whose rows are the cell's result.
  Optional<Rows> rows = Optional.empty();

  private final StringBuilder stdout = new StringBuilder();
  private final List<Object> outputs = new ArrayList<>();

  /// A statement's result, and whose it is.
  record Rows(Handle handle, dev.vitrine.kernel.Caller caller) {}

  void begin() {
    status = Status.RUNNING;
    error = Optional.empty();
    rows = Optional.empty();
    stdout.setLength(0);
    outputs.clear();
  }

  void end(Ended ended) {
    status = ended.isWell() ? Status.SUCCESS : Status.ERROR;
    error = ended.error();
    rows = ended.rows();
    stale |= !ended.isWell();
  }

  void block(String why) {
    status = Status.BLOCKED;
    error = Optional.of(why);
    stale = true;
  }

  void unblock() {
    status = Status.IDLE;
    error = Optional.empty();
  }

  void addText(String text) {
    stdout.append(text, 0, Math.min(text.length(), MOST_TEXT - stdout.length()));
  }

  void addOutput(Object output) {
    if (outputs.size() < MOST_OUTPUTS) {
      outputs.add(output);
    }
  }

  void describe(Map<String, @Nullable Object> json) {
    json.put("status", status.word());
    json.put("stdout", stdout.isEmpty() ? null : stdout.toString());
    json.put("outputs", List.copyOf(outputs));
    json.put("error", error.orElse(null));
    rows.ifPresent(result -> json.put("statementHandle", result.handle().toString()));
  }

  /// Of a table or a picture, what is shown of it.
  static Map<String, @Nullable Object> output(String mimeType, @Nullable Object data) {
    return Json.object("mime_type", mimeType, "data", data, "metadata", null);
  }
}
