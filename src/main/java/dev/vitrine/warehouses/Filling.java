package dev.vitrine.warehouses;

/// Rows from elsewhere on their way into a temporary table of an engine's session.
public interface Filling extends RowSink, AutoCloseable {

  /// Makes the table whole; without it nothing of it stays.
  ///
  /// @return how many rows it has
  long finish();

  /// Gives up what was not finished.
  @Override
  void close();
}
