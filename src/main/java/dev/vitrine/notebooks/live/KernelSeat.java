package dev.vitrine.notebooks.live;

import dev.vitrine.kernel.Handle;
import dev.vitrine.notebooks.python.CellRun;
import dev.vitrine.notebooks.python.Kernel;
import dev.vitrine.notebooks.python.Kernels;
import dev.vitrine.notebooks.python.Output;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The Python process of one notebook: started when a cell needs it, and what the server put into
/// it. One thread runs cells; any may interrupt or close it.
final class KernelSeat {

  private final String notebook;
  private final Kernels kernels;
  private final Map<String, Handle> tables = new HashMap<>();
  private final Set<String> defined = new HashSet<>();
  private volatile @Nullable Kernel kernel;

  /// How often a process was given up, with what was put into it.
  private long ends;

  KernelSeat(String notebook, Kernels kernels) {
    this.notebook = notebook;
    this.kernels = kernels;
  }

  private synchronized Kernel started() {
    Kernel running = kernel;
    if (running != null && running.isAlive()) {
      return running;
    }
    boolean _ = end();
    Kernel fresh = kernels.start(notebook);
    kernel = fresh;
    return fresh;
  }

  CellRun run(
      String cell,
      String code,
      Collection<String> defines,
      Duration timeout,
      Consumer<Output> sink) {
    Kernel running = started();
    note(defines);
    return running.run(cell, code, timeout, sink);
  }

  private synchronized void note(Collection<String> defines) {
    defined.addAll(defines);
  }

  /// Plain values of its variables.
  Map<String, @Nullable Object> values(Collection<String> names) {
    Kernel running = kernel;
    return running == null || names.isEmpty() || !running.isAlive()
        ? Map.of()
        : running.values(names);
  }

  /// Whether a variable holds this statement's rows.
  synchronized boolean holds(String name, Handle handle) {
    Kernel running = kernel;
    return running != null && running.isAlive() && handle.equals(tables.get(name));
  }

  void put(String name, Handle handle, Tables.Table table) {
    Kernel running = started();
    long before = ends();
    running.setTable(name, table.columns(), table.rows());
    synchronized (this) {
      if (before == ends) {
        tables.put(name, handle);
        defined.add(name);
      }
    }
  }

  /// Takes away variables that no cell defines any more, so that nothing reads what is not there.
  synchronized void keepOnly(Set<String> names) {
    List<String> gone = defined.stream().filter(name -> !names.contains(name)).sorted().toList();
    Kernel running = kernel;
    if (!gone.isEmpty() && running != null && running.isAlive()) {
      running.forget(gone);
      gone.forEach(defined::remove);
      gone.forEach(tables::remove);
    }
  }

  /// Why it ended, and its variables with it; empty while it lives, and where there is none.
  Optional<String> lost() {
    Kernel running = kernel;
    return running == null ? Optional.empty() : running.epitaph();
  }

  void interrupt() {
    Kernel running = kernel;
    if (running != null) {
      running.interrupt();
    }
  }

  private synchronized long ends() {
    return ends;
  }

  /// Gives up the process, and what was put into it.
  ///
  /// @return whether there was one
  synchronized boolean end() {
    ends++;
    Kernel running = kernel;
    kernel = null;
    tables.clear();
    defined.clear();
    if (running != null) {
      running.close();
    }
    return running != null;
  }
}
