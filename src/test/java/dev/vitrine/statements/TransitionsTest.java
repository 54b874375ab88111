package dev.vitrine.statements;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.statements.State.Canceled;
import dev.vitrine.statements.State.Committing;
import dev.vitrine.statements.State.Failed;
import dev.vitrine.statements.State.Problem;
import dev.vitrine.statements.State.Running;
import dev.vitrine.statements.State.StopCause;
import dev.vitrine.statements.State.Stopping;
import dev.vitrine.statements.State.Submitted;
import dev.vitrine.statements.State.Succeeded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The whole table of states and events; the diagram in the architecture page is made from it.
class TransitionsTest {

  private static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant T1 = T0.plusSeconds(1);
  private static final Instant T2 = T0.plusSeconds(2);
  private static final Problem ERROR = new Problem(ErrorCode.INTERNAL, "boom", Optional.empty());
  private static final Problem LATE = new Problem(ErrorCode.TIMEOUT, "late", Optional.empty());

  private static final State SUBMITTED = new Submitted(T0);
  private static final State RUNNING = new Running(T0, T1);
  private static final State STOPPING = new Stopping(T0, T1, StopCause.CANCEL, ERROR);
  private static final State STOPPING_LATE = new Stopping(T0, T1, StopCause.TIMEOUT, LATE);
  private static final State COMMITTING = new Committing(T0, T1);
  private static final State SUCCEEDED = new Succeeded(T0, T1, T2);
  private static final State FAILED = new Failed(T0, Optional.of(T1), T2, ERROR);
  private static final State TIMED_OUT = new Failed(T0, Optional.of(T1), T2, LATE);
  private static final State CANCELED = new Canceled(T0, Optional.of(T1), T2);
  private static final State NEVER_RAN = new Canceled(T0, Optional.empty(), T2);

  private static final Map<String, Event> EVENTS = new LinkedHashMap<>();

  static {
    EVENTS.put("start", new Event.Start(T1));
    EVENTS.put("cancel (reads)", new Event.Stop(T2, StopCause.CANCEL, ERROR, true));
    EVENTS.put("cancel (writes)", new Event.Stop(T2, StopCause.CANCEL, ERROR, false));
    EVENTS.put("timeout (reads)", new Event.Stop(T2, StopCause.TIMEOUT, LATE, true));
    EVENTS.put("timeout (writes)", new Event.Stop(T2, StopCause.TIMEOUT, LATE, false));
    EVENTS.put("commit", new Event.Commit(T2));
    EVENTS.put("succeed", new Event.Succeed(T2));
    EVENTS.put("fail", new Event.Fail(T2, ERROR));
  }

  /// Rows: states; columns: events in the order of `EVENTS`.
  private static final Map<State, List<State>> TABLE = new LinkedHashMap<>();

  static {
    TABLE.put(
        SUBMITTED,
        List.of(
            RUNNING,
            NEVER_RAN,
            NEVER_RAN,
            new Failed(T0, Optional.empty(), T2, LATE),
            new Failed(T0, Optional.empty(), T2, LATE),
            SUBMITTED,
            SUBMITTED,
            new Failed(T0, Optional.empty(), T2, ERROR)));
    TABLE.put(
        RUNNING,
        List.of(
            RUNNING, CANCELED, STOPPING, TIMED_OUT, STOPPING_LATE, COMMITTING, SUCCEEDED, FAILED));
    TABLE.put(
        STOPPING,
        List.of(STOPPING, STOPPING, STOPPING, STOPPING, STOPPING, STOPPING, SUCCEEDED, CANCELED));
    TABLE.put(
        STOPPING_LATE,
        List.of(
            STOPPING_LATE,
            STOPPING_LATE,
            STOPPING_LATE,
            STOPPING_LATE,
            STOPPING_LATE,
            STOPPING_LATE,
            SUCCEEDED,
            TIMED_OUT));
    TABLE.put(
        COMMITTING,
        List.of(
            COMMITTING,
            COMMITTING,
            COMMITTING,
            COMMITTING,
            COMMITTING,
            COMMITTING,
            SUCCEEDED,
            FAILED));
    for (State ended : List.of(SUCCEEDED, FAILED, CANCELED)) {
      TABLE.put(ended, java.util.Collections.nCopies(EVENTS.size(), ended));
    }
  }

  @Test
  void everyStateTakesEveryEventAsTheTableSays() {
    TABLE.forEach((state, expected) -> {
      List<State> actual =
          EVENTS.values().stream().map(event -> Transitions.apply(state, event)).toList();
      assertThat(actual).as("from %s", state).isEqualTo(expected);
    });
  }

  @Test
  void tableHasARowForEveryState() {
    Set<Class<?>> inTable =
        TABLE.keySet().stream().map(Object::getClass).collect(Collectors.toSet());

    assertThat(inTable).containsExactlyInAnyOrderElementsOf(leaves(State.class));
  }

  @Test
  void diagramInTheArchitecturePageIsTheTable() throws IOException {
    String page = Files.readString(Path.of("docs/architecture.md"));

    assertThat(page).contains(diagram());
  }

  private static List<Class<?>> leaves(Class<?> type) {
    if (!type.isSealed()) {
      return List.of(type);
    }
    List<Class<?>> leaves = new ArrayList<>();
    for (Class<?> permitted : type.getPermittedSubclasses()) {
      leaves.addAll(leaves(permitted));
    }
    return leaves.stream().distinct().toList();
  }

  private static String diagram() {
    Set<String> lines = new LinkedHashSet<>();
    TABLE.forEach((state, expected) -> {
      int column = 0;
      for (String event : EVENTS.keySet()) {
        State next = expected.get(column++);
        if (!next.equals(state)) {
          lines.add("  %s --> %s: %s".formatted(name(state), name(next), event));
        }
      }
    });
    return "stateDiagram-v2\n  [*] --> Submitted\n" + String.join("\n", lines) + "\n";
  }

  private static String name(State state) {
    return state.getClass().getSimpleName();
  }
}
