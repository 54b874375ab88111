package dev.vitrine.notebooks.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.notebooks.python.CellRun.State;
import dev.vitrine.notebooks.python.Python.Result;
import dev.vitrine.notebooks.python.Python.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Interrupts, time-outs, deaths and new starts.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class StoppingTest {

  private static final Duration SHORT = Duration.ofSeconds(2);

  private Python python;
  private Session session;

  @BeforeEach
  void start() {
    python = Python.with(Map.of("interruptGrace", "500ms"));
    session = python.session();
  }

  @AfterEach
  void stop() {
    python.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "import time; time.sleep(1000)",
        "while True: pass",
        "import subprocess; subprocess.run(['sleep', '1000'])",
        "import threading; threading.Event().wait()",
        "while True: print('a line that is printed again and again')"
      })
  void anInterruptStopsACellAndKeepsItsVariables(String endless) throws Exception {
    assumeTrue(Python.hasNamespaces() || !endless.contains("subprocess"));
    session.run("kept = 7");
    Result result = interruptedOnceItRuns(endless);

    assertThat(result.state()).isEqualTo(State.INTERRUPTED);
    assertThat(result.error()).isEqualTo("the cell was interrupted");
    assertThat(session.run("kept").value()).isEqualTo("7");
  }

  private Result interruptedOnceItRuns(String code) throws Exception {
    CountDownLatch runs = new CountDownLatch(1);
    List<Output> outputs = new ArrayList<>();
    CompletableFuture<CellRun> run =
        CompletableFuture.supplyAsync(() ->
            session
                .kernel()
                .run(
                    "1",
                    "print('runs')\n" + code,
                    Python.LONG,
                    output -> {
                      outputs.add(output);
                      runs.countDown();
                    }));
    assertThat(runs.await(1, TimeUnit.MINUTES)).isTrue();
    session.kernel().interrupt();
    return new Result(run.get(1, TimeUnit.MINUTES), outputs);
  }

  @Test
  void aSleepInNativeCodeIsWoken() throws Exception {
    Result result =
        interruptedOnceItRuns("import ctypes\nwhile True: ctypes.PyDLL(None).sleep(1000)");

    assertThat(result.error()).isEqualTo("the cell was interrupted");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "def spin():\n  while True: pass\nwhile True:\n  try: spin()\n  except BaseException: pass",
        "import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\nwhile True: pass",
        "import os, signal\nos.kill(os.getpid(), signal.SIGSTOP)",
        "sum(range(10**13))",
      })
  void aCellThatResistsIsKilledWhenItsTimeIsOver(String stubborn) {
    Result result = session.run(stubborn, SHORT);

    assertThat(result.state()).isEqualTo(State.TIMEOUT);
    assertThat(result.error())
        .contains("longer than 2 s", "did not stop within 500 ms", "all variables are lost");
    assertThat(session.kernel().isAlive()).isFalse();
  }

  @Test
  void aTimeOutStopsACellAndKeepsItsVariables() {
    session.run("kept = 7");
    Result result = session.run("import time\ntime.sleep(1000)", SHORT);

    assertThat(result.state()).isEqualTo(State.TIMEOUT);
    assertThat(result.error()).isEqualTo("the cell ran longer than 2 s and was stopped");
    assertThat(session.run("kept").value()).isEqualTo("7");
  }

  @Test
  void anInterruptBeforeACellHasBegunIsNotLost() {
    session.run("kept = 7");
    for (int i = 0; i < 20; i++) {
      Result atOnce = session.run("while True: pass", Duration.ofNanos(1));

      assertThat(atOnce.state()).isEqualTo(State.TIMEOUT);
      assertThat(session.kernel().isAlive()).isTrue();
    }
    assertThat(session.run("kept").value()).isEqualTo("7");
  }

  @Test
  void aLongMessageToAKernelThatDoesNotListenEndsInTime() {
    Result deaf =
        session.run("import sys, time\nsys.modules['frames'].read = lambda fd: time.sleep(10**6)");
    assertThat(deaf.state()).isEqualTo(State.SUCCESS);

    Result result = session.run("#" + "x".repeat(3_000_000), SHORT);

    assertThat(result.state()).isEqualTo(State.TIMEOUT);
    assertThat(session.run("1").state()).isEqualTo(State.DEAD);
  }

  @Test
  void anInterruptWhenNothingRunsDoesNothing() {
    session.kernel().interrupt();

    assertThat(session.run("1").value()).isEqualTo("1");
  }

  @Test
  void anInterruptOfTheCallingThreadStopsTheCellAndStays() {
    Thread.currentThread().interrupt();
    Result before = session.run("1");
    assertThat(Thread.interrupted()).isTrue();
    assertThat(before.state()).isEqualTo(State.INTERRUPTED);

    List<Output> outputs = new ArrayList<>();
    CellRun during =
        session
            .kernel()
            .run(
                "1",
                "print('runs')\nimport time\ntime.sleep(1000)",
                Python.LONG,
                output -> {
                  outputs.add(output);
                  Thread.currentThread().interrupt();
                });
    assertThat(Thread.interrupted()).isTrue();
    assertThat(during.state()).isEqualTo(State.INTERRUPTED);
    assertThat(session.run("1").value()).isEqualTo("1");
  }

  @Test
  void aKernelThatEndsItselfSaysSoUntilItIsRestarted() {
    Result result = session.run("import os\nprint('last words')\nos._exit(3)");

    assertThat(result.out()).isEqualTo("last words\n");
    assertThat(result.state()).isEqualTo(State.DEAD);
    assertThat(result.error()).contains("ended itself with status 3", "all variables are lost");
    assertThat(session.kernel().isAlive()).isFalse();
    assertThat(session.run("1").state()).isEqualTo(State.DEAD);
    assertThat(session.run("1").error()).isEqualTo(result.error());
    assertThatThrownBy(() -> session.kernel().values(List.of("a")))
        .isInstanceOfSatisfying(
            SqlError.class, error -> assertThat(error.code()).isEqualTo(ErrorCode.INTERRUPTED));

    session.kernel().restart();
    assertThat(session.kernel().isAlive()).isTrue();
    assertThat(session.run("1").value()).isEqualTo("1");
  }

  @Test
  void aCrashInNativeCodeIsTold() {
    Result result = session.run("import ctypes\nctypes.string_at(0)");

    assertThat(result.state()).isEqualTo(State.DEAD);
    assertThat(result.error()).contains("signal 11");
  }

  @Test
  void aRestartForgetsVariables() {
    session.run("gone = 1");
    session.kernel().restart();

    assertThat(session.run("gone").error()).contains("NameError");
  }

  @Test
  void aRestartDuringARunEndsTheRun() throws Exception {
    CountDownLatch runs = new CountDownLatch(1);
    CompletableFuture<CellRun> run =
        CompletableFuture.supplyAsync(() ->
            session
                .kernel()
                .run("1", "print(1)\nwhile True: pass", Python.LONG, _ -> runs.countDown()));
    assertThat(runs.await(1, TimeUnit.MINUTES)).isTrue();

    session.kernel().restart();

    assertThat(run.get(1, TimeUnit.MINUTES).state()).isEqualTo(State.DEAD);
    assertThat(session.run("1").value()).isEqualTo("1");
  }

  @Test
  void aClosedKernelStaysClosed() {
    session.kernel().close();

    assertThat(session.run("1").error()).isEqualTo("the kernel was closed");
    assertThatThrownBy(() -> session.kernel().restart()).isInstanceOf(SqlError.class);
    assertThat(python.kernels.start("a notebook").isAlive()).isTrue();
  }

  @Test
  void outputAfterTheEndGoesNowhere() {
    Result first =
        session.run(
            """
            import threading, time
            go = threading.Event()
            def late():
                go.wait()
                for _ in range(1000): print("late")
                done.set()
            done = threading.Event()
            threading.Thread(target=late).start()
            print("in time")
            """);
    session.run("go.set(); done.wait()");
    Result later = session.run("1");

    assertThat(first.out()).isEqualTo("in time\n");
    assertThat(later.value()).isEqualTo("1");
  }

  @Test
  void aSinkThatFailsDoesNotSpoilTheKernel() {
    assertThatThrownBy(() ->
            session
                .kernel()
                .run(
                    "1",
                    "for i in range(100): print(i)",
                    Python.LONG,
                    _ -> {
                      throw new IllegalStateException("the socket is gone");
                    }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(session.run("1").value()).isEqualTo("1");
  }
}
