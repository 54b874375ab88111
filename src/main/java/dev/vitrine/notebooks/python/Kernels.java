package dev.vitrine.notebooks.python;

/// Starts Python for notebooks, and reads what Python text says.
public interface Kernels {

  /// Whether there is a Python that can be started as safely as the configuration demands. Asks
  /// once and remembers; the first call takes as long as a Python takes to start.
  boolean isAvailable();

  /// Why there is none, and what to do; empty where there is one.
  String unavailableReason();

  /// The notebook's kernel: the one that runs already, else a new one.
  ///
  /// @param notebookId any text; it becomes no path and reaches no Python
  /// @throws dev.vitrine.kernel.SqlError `NOT_SUPPORTED` where there is no Python,
  ///   `TOO_MANY_REQUESTS` when as many kernels run as may, `SHUTTING_DOWN`
  Kernel start(String notebookId);

  /// The names that a text reads from outside and defines at its top, from its syntax alone: it is
  /// never run.
  ///
  /// @throws dev.vitrine.kernel.SqlError `NOT_SUPPORTED` where there is no Python
  Names names(String code);
}
