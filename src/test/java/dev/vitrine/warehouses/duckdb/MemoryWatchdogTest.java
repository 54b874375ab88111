package dev.vitrine.warehouses.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.Handle;
import dev.vitrine.kernel.SqlError;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class MemoryWatchdogTest {

  private final AtomicLong resident = new AtomicLong(100);

  @Test
  void stopsWhatTheProcessGrewWithAndRefusesNewOnes() {
    try (Executions executions = new Executions();
        MemoryWatchdog watchdog =
            new MemoryWatchdog(1000, executions, () -> OptionalLong.of(resident.get()))) {
      Execution hog = executions.begin(Handle.random());
      resident.set(900);
      awaitTrue(() -> watchdog.growthOf(hog) >= 800);
      Execution late = executions.begin(Handle.random());

      resident.set(1100);
      awaitTrue(hog::isStopped);

      assertThat(late.isStopped()).isFalse();
      assertThatThrownBy(hog::throwIfStopped)
          .isInstanceOfSatisfying(
              SqlError.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MEMORY_LIMIT));
      assertThatThrownBy(watchdog::admit).isInstanceOf(SqlError.class);
      executions.end(hog);
      resident.set(200);
      awaitTrue(() -> {
        try {
          watchdog.admit();
          return true;
        } catch (SqlError above) {
          return false;
        }
      });
      executions.end(late);
    }
  }

  @Test
  void isOffWhereTheSystemDoesNotTell() {
    try (Executions executions = new Executions();
        MemoryWatchdog watchdog = new MemoryWatchdog(1000, executions, OptionalLong::empty)) {
      assertThat(watchdog.isOn()).isFalse();
      assertThatCode(watchdog::admit).doesNotThrowAnyException();
    }
  }

  @Test
  void measuresThisProcess() {
    try (Executions executions = new Executions();
        MemoryWatchdog watchdog = new MemoryWatchdog(Long.MAX_VALUE / 2, executions)) {
      assertThat(watchdog.isOn())
          .isEqualTo(java.nio.file.Files.exists(java.nio.file.Path.of("/proc/self/status")));
    }
  }

  private static void awaitTrue(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(end);
      Thread.onSpinWait();
    }
  }
}
