package dev.vitrine.notebooks.live;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Takes what a running cell has to say, in order.
interface Sink {

  /// It runs as a statement.
  void running(Map<String, @Nullable Object> statement);

  void progress(Map<String, @Nullable Object> statement);

  /// @param stream `stdout` or `stderr`
  void text(String stream, String text);

  void output(String mimeType, @Nullable Object data);
}
