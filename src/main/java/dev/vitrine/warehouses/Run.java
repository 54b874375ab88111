package dev.vitrine.warehouses;

import dev.vitrine.kernel.Column;
import dev.vitrine.kernel.Handle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One statement for an engine, in the engine's own SQL.
///
/// @param session runs inside this session; otherwise on a connection of its own
/// @param settings context and session settings; of no effect when `session` is given
/// @param sql one statement
/// @param values bound to the placeholders in order: `String`, `BigDecimal`, `Double`, `Boolean`,
///   `LocalDate`, `LocalTime`, `LocalDateTime`, `OffsetDateTime`, `byte[]` or null
public record Run(
    Handle handle,
    Optional<String> session,
    Settings settings,
    String sql,
    List<@Nullable Object> values,
    Effect effect,
    Optional<Translated> translated) {

  /// What the translator of a dialect says of its own SQL, which names every object in full and
  /// needs no gate.
  ///
  /// @param columns of the rows, which come as sinks take them; none for a statement without rows
  /// @param before statements that run first, in the same transaction
  /// @param after statements that run last, in the same transaction
  public record Translated(List<Column> columns, List<String> before, List<String> after) {
    public Translated {
      columns = List.copyOf(columns);
      before = List.copyOf(before);
      after = List.copyOf(after);
    }
  }

  /// A statement in a client's words.
  public Run(
      Handle handle,
      Optional<String> session,
      Settings settings,
      String sql,
      List<@Nullable Object> values,
      Effect effect) {
    this(handle, session, settings, sql, values, effect, Optional.empty());
  }

  /// What a statement leaves behind.
  public enum Effect {
    READS,
    /// Temporary objects of its session, or a transaction that its client knows nothing of: nothing
    /// to commit, to ask for or to remember.
    SCRATCH,
    WRITES
  }

  public Run {
    values = Collections.unmodifiableList(new ArrayList<>(values));
  }
}
