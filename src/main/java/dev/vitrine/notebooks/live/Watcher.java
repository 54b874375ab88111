package dev.vitrine.notebooks.live;

/// Who watches an open notebook. Neither method may block.
public interface Watcher {

  /// @param event as JSON
  void tell(String event);

  /// The notebook is gone.
  void gone();
}
