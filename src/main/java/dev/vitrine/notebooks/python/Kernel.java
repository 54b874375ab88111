package dev.vitrine.notebooks.python;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A notebook's Python process. All methods may be called from any thread; what needs the process
/// waits its turn, [#interrupt] and [#close] do not.
public interface Kernel extends AutoCloseable {

  /// Runs one cell and returns when it is over. Output arrives at the sink in order, on the calling
  /// thread. An interrupt of that thread stops the cell and leaves the thread's flag set.
  ///
  /// @param cellId names the cell in tracebacks
  /// @param timeout more than zero
  CellRun run(String cellId, String code, Duration timeout, Consumer<Output> sink);

  /// A SQL cell's result as a variable: a pandas DataFrame where pandas is, else a list of dicts.
  /// Integers, decimals, dates and times (java.time) and bytes keep their values; [JsonText] is
  /// read.
  ///
  /// @throws dev.vitrine.kernel.SqlError `BAD_REQUEST` for a name that Python cannot have,
  ///   `TOO_LARGE`, `INTERRUPTED` when the process is not alive
  void setTable(
      String name, List<String> columns, List<? extends List<? extends @Nullable Object>> rows);

  /// Plain values: null, Boolean, Long, BigInteger, Double (also NaN and the infinities),
  /// BigDecimal, String, LocalDate, LocalTime, LocalDateTime, OffsetDateTime, lists of these; names
  /// that are not set are left out. What is set and is no plain value is an [Unplain].
  ///
  /// @throws dev.vitrine.kernel.SqlError `INTERRUPTED` when the process is not alive
  Map<String, @Nullable Object> values(Collection<String> names);

  /// Forgets variables: those of a cell that was deleted or no longer defines them.
  void forget(Collection<String> names);

  /// Stops the cell that runs; does nothing when none does. Returns at once.
  void interrupt();

  /// Whether the process lives. One that is not alive stays so until [#restart].
  boolean isAlive();

  /// Why the process is not alive; empty while it is.
  Optional<String> epitaph();

  /// Ends the process, and what it started, and starts another with no variables.
  void restart();

  /// Ends the process and what it started.
  @Override
  void close();
}
