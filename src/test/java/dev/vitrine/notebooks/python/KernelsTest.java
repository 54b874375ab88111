package dev.vitrine.notebooks.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.notebooks.python.CellRun.State;
import dev.vitrine.notebooks.python.Python.Session;
import dev.vitrine.security.Mode;
import io.micronaut.context.ApplicationContext;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Many kernels, none, and those that nobody uses.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class KernelsTest {

  @TempDir Path directory;

  @Test
  void twentyKernelsRunAtOnce() throws Exception {
    try (Python python = Python.with(Map.of())) {
      List<Kernel> kernels = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        kernels.add(python.kernels.start("notebook " + i));
      }
      List<CompletableFuture<CellRun>> runs = new ArrayList<>();
      CountDownLatch all = new CountDownLatch(20);
      for (int i = 0; i < 20; i++) {
        Kernel kernel = kernels.get(i);
        String code = "mine = " + i + "\nprint('here')\nimport time\ntime.sleep(1000)";
        runs.add(
            CompletableFuture.supplyAsync(
                () -> kernel.run("1", code, Python.LONG, _ -> all.countDown()),
                Thread::startVirtualThread));
      }
      assertThat(all.await(2, TimeUnit.MINUTES)).isTrue();
      kernels.forEach(Kernel::interrupt);

      for (int i = 0; i < 20; i++) {
        assertThat(runs.get(i).get(1, TimeUnit.MINUTES).state()).isEqualTo(State.INTERRUPTED);
        assertThat(kernels.get(i).values(List.of("mine"))).containsEntry("mine", (long) i);
      }
    }
  }

  @Test
  void aNotebookHasOneKernel() {
    try (Python python = Python.with(Map.of())) {
      Kernel kernel = python.kernels.start("a");

      assertThat(python.kernels.start("a")).isSameAs(kernel);
      assertThat(python.kernels.start("b")).isNotSameAs(kernel);
      kernel.close();
      assertThat(python.kernels.start("a")).isNotSameAs(kernel);
    }
  }

  @Test
  void noMoreKernelsThanMayRun() {
    try (Python python = Python.with(Map.of("most", 2))) {
      Kernel first = python.kernels.start("a");
      Kernel second = python.kernels.start("b");

      assertThatThrownBy(() -> python.kernels.start("c"))
          .isInstanceOfSatisfying(
              SqlError.class,
              error -> assertThat(error.code()).isEqualTo(ErrorCode.TOO_MANY_REQUESTS))
          .hasMessageContaining("2 Python kernels run already");
      first.close();
      assertThat(python.kernels.start("c").isAlive()).isTrue();
      new Session(second).run("import os\nos._exit(0)");
      assertThat(python.kernels.start("d").isAlive()).isTrue();
    }
  }

  @Test
  @Timeout(60)
  void anIdleKernelEndsAndSaysWhy() {
    try (Python python = Python.with(Map.of("idle", "1ms"))) {
      Session session = python.session();
      while (session.kernel().isAlive()) {
        python.kernels.sweep();
      }

      assertThat(session.kernel().isAlive()).isFalse();
      assertThat(session.run("1").error()).contains("was not used for 1 ms");
      session.kernel().restart();
      assertThat(session.kernel().isAlive()).isTrue();
    }
  }

  @Test
  void aRunningKernelIsNotIdle() {
    try (Python python = Python.with(Map.of("idle", "1ms"))) {
      Session session = python.session();
      CellRun ended =
          session.kernel().run("1", "print(1)\nprint(2)", Python.LONG, _ -> python.kernels.sweep());

      assertThat(ended.state()).isEqualTo(State.SUCCESS);
    }
  }

  @Test
  void closingEndsEveryProcess() {
    assertThat(directory.toFile().setExecutable(true, false)).isTrue(); // for a user of its own
    Python python = Python.with(Map.of("directory", directory.resolve("kernels").toString()));
    python.session();
    Kernel kernel = python.kernels.start("b");

    python.close();

    assertThat(kernel.isAlive()).isFalse();
    assertThat(directory.resolve("kernels")).isEmptyDirectory();
    assertThatThrownBy(() -> python.kernels.start("c")).isInstanceOf(SqlError.class);
  }

  /// What a killed server leaves: pipes that nobody writes to or reads any more.
  @Test
  void aKernelWhoseServerIsKilledEndsWithAllThatItStarted() throws Exception {
    assumeTrue(Python.hasNamespaces());
    Path home = Files.createTempDirectory("vitrine-orphan-");
    try (Program program = Program.unpack()) {
      Process supervisor =
          new ProcessBuilder("/usr/bin/python3", "-I", "-B", program.supervisor().toString())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      OutputStream out = supervisor.getOutputStream();
      new Frame('S', Wire.write(settings(home))).write(out);
      assertThat(Frame.read(supervisor.getInputStream()).kind()).isEqualTo('R');
      String code =
          "import subprocess\n"
              + "subprocess.Popen(['setsid', 'sleep', '98764'])\n"
              + "print('runs', flush=True)\n"
              + "while True: pass";
      Map<String, Object> request = Map.of("op", "run", "id", 1, "cell", "1", "code", code);
      new Frame('Q', Wire.write(request)).write(out);
      assertThat(Frame.read(supervisor.getInputStream()).kind()).isEqualTo('O');
      List<ProcessHandle> all = supervisor.descendants().toList();
      assertThat(all).hasSizeGreaterThanOrEqualTo(4);

      out.close();
      supervisor.getInputStream().close();

      for (ProcessHandle handle : all) {
        handle.onExit().get(1, TimeUnit.MINUTES);
      }
      assertThat(supervisor.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(home).doesNotExist();
    }
  }

  private static Map<String, Object> settings(Path home) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("what", "kernel");
    settings.put("directory", home.toString());
    settings.put("uid", 61999);
    settings.put("readable", List.of());
    for (String limit :
        List.of("memoryLimit", "fileLimit", "diskLimit", "outputLimit", "cpuSeconds")) {
      settings.put(limit, 1 << 30);
    }
    settings.put("openFiles", 100);
    settings.put("processes", 50);
    return settings;
  }

  @Test
  void withoutAPythonTheReasonIsTold() {
    try (Python python =
        Python.in(Mode.DEVELOPMENT, Map.of("command", directory.resolve("none").toString()))) {
      assertThat(python.kernels.isAvailable()).isFalse();
      assertThat(python.kernels.unavailableReason())
          .contains("none: it is not there", "install python3", "vitrine.notebooks.python.command");
      assertThatThrownBy(() -> python.kernels.start("a"))
          .isInstanceOfSatisfying(
              SqlError.class, error -> assertThat(error.code()).isEqualTo(ErrorCode.NOT_SUPPORTED))
          .hasMessageContaining("Python cells are not available");
      assertThatThrownBy(() -> python.kernels.names("x")).isInstanceOf(SqlError.class);
    }
  }

  @Test
  void whatIsNoPythonIsNoneEither() throws Exception {
    Path fake = Files.writeString(directory.resolve("python"), "#!/bin/sh\necho $0; exit 0\n");
    assertThat(fake.toFile().setExecutable(true)).isTrue();
    try (Python python = Python.in(Mode.DEVELOPMENT, Map.of("command", fake.toString()))) {
      assertThat(python.kernels.unavailableReason()).contains("Python ended");
    }
    Files.writeString(fake, "#!/bin/sh\nexit 3\n");
    try (Python python = Python.in(Mode.DEVELOPMENT, Map.of("command", fake.toString()))) {
      assertThat(python.kernels.unavailableReason()).contains("it does not run");
    }
  }

  @Test
  @Timeout(60)
  void aProcessThatEndsWhileNobodyUsesItGivesItsPlaceBack() throws Exception {
    try (Python python = Python.with(Map.of("most", 1))) {
      Session session = python.session();
      session.run("import os, threading\nthreading.Timer(0.05, lambda: os._exit(5)).start()");
      while (session.kernel().isAlive()) {
        Thread.onSpinWait();
      }
      python.kernels.sweep();

      assertThat(python.kernels.start("b").isAlive()).isTrue();
      assertThat(session.run("1").error()).contains("ended itself with status 5");
    }
  }

  @Test
  void theServersSettingsReachIt() {
    try (ApplicationContext context =
        ApplicationContext.run(
            Map.of(
                "vitrine.notebooks.python.enabled", false, "vitrine.data", directory.toString()))) {
      assertThat(context.getBean(Kernels.class).unavailableReason()).contains("switched off");
      assertThat(context.getBean(PythonConfig.class).memoryLimit()).isEqualTo(2L << 30);
    }
  }

  @Test
  void switchedOffIsOff() {
    try (Python python = Python.in(Mode.DEVELOPMENT, Map.of("enabled", false))) {
      assertThat(python.kernels.isAvailable()).isFalse();
      assertThat(python.kernels.unavailableReason()).contains("switched off");
    }
  }

  @Test
  void aSandboxWithGapsIsNoneInProduction() {
    Sandbox open = Sandbox.of(Map.of("python", "3.11", "files", "none", "processes", "user"));

    assertThat(open.gaps())
        .containsExactly("cells can read the server's files", "cells can use the network");
    assertThat(
            Sandbox.of(Map.of("files", "landlock", "network", "seccomp", "processes", "seccomp"))
                .gaps())
        .isEmpty();
  }
}
