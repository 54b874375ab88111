package dev.vitrine.notebooks.python;

/// What a cell writes.
public sealed interface Output {

  /// Text.
  ///
  /// @param name `stdout` or `stderr`
  record Stream(String name, String text) implements Output {}

  /// A value to show.
  ///
  /// @param mimeType such as `text/plain`, `image/png` (base64), `application/vnd.vegalite.v6+json`
  record Data(String mimeType, Object data) implements Output {}
}
