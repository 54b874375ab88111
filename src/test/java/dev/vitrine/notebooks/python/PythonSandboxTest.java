package dev.vitrine.notebooks.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vitrine.notebooks.python.CellRun.State;
import dev.vitrine.notebooks.python.Python.Result;
import dev.vitrine.notebooks.python.Python.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Cells that try to get out, or to take everything. What these tests see holds on a Linux with
/// user namespaces and Landlock.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class PythonSandboxTest {

  private static final int MIB = 1 << 20;

  private Path home;
  private Python python;
  private Session session;

  @BeforeEach
  void start() throws IOException {
    home = Files.createTempDirectory("vitrine-sandbox-test-");
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
    python =
        Python.with(
            Map.of(
                "memoryLimit",
                400 * MIB,
                "diskLimit",
                32 * MIB,
                "fileLimit",
                16 * MIB,
                "outputLimit",
                MIB,
                "processes",
                32,
                "directory",
                Files.createDirectory(home.resolve("kernels")).toString()));
    assumeTrue(Python.isHeldBack(), "this system cannot hold Python back");
    session = python.session();
  }

  @AfterEach
  void stop() throws IOException {
    python.close();
    try (Stream<Path> left = Files.list(home.resolve("kernels"))) {
      assertThat(left).isEmpty();
    }
    Program.delete(home);
  }

  private void isStillWell() {
    assertThat(session.run("'well'").value()).isEqualTo("well");
  }

  @Test
  void nothingOfTheServersEnvironmentIsThere() {
    assumeTrue(Python.hasNamespaces());
    assertThat(System.getenv()).containsKey("JAVA_HOME");
    Result result =
        session.run(
            """
            import os
            names = set(os.environ) | {line.split(b"=")[0].decode() for line in
                open("/proc/self/environ", "rb").read().split(b"\\0") if line}
            for other in os.listdir("/proc"):
                if other.isdigit() and int(other) != os.getpid():
                    try:
                        names.add("%s: %r" % (other, open("/proc/%s/environ" % other, "rb").read()))
                    except OSError:
                        pass
            sorted(names)
            """);

    assertThat(result.value().toString())
        .isEqualTo(
            "['HOME', 'LANG', 'MALLOC_ARENA_MAX', 'MKL_NUM_THREADS', 'MPLBACKEND', 'MPLCONFIGDIR',"
                + " 'OMP_NUM_THREADS', 'OPENBLAS_NUM_THREADS', 'PATH', 'TMPDIR']");
  }

  @Test
  void filesOfTheServerCannotBeReadThoughAnyUserMay() throws IOException {
    Path secret = Files.writeString(home.resolve("secret.txt"), "s3cret");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-rw-rw-"));
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxrwxrwx"));

    for (String way :
        List.of(
            "open('" + secret + "').read()",
            "open('" + secret + "', 'w')",
            "os.listdir('" + home + "')",
            "open('" + home + "/new', 'w')",
            "os.remove('" + secret + "')",
            "os.rename('" + secret + "', 'mine')",
            "os.link('" + secret + "', 'mine')",
            "os.symlink('" + secret + "', 'mine'); open('mine')",
            "open('/etc/passwd').read()",
            "subprocess.run(['cat', '" + secret + "'], check=True)")) {
      Result result = session.run("import os, subprocess\n" + way);
      assertThat(result.state()).describedAs(way).isEqualTo(State.ERROR);
      assertThat(result.error())
          .describedAs(way)
          .containsAnyOf("PermissionError", "Invalid cross-device link", "CalledProcessError");
    }
    assertThat(secret).hasContent("s3cret");
  }

  @Test
  void anOperatorsDirectoryCanBeReadAndNotWritten() throws IOException {
    Path data = Files.createDirectory(home.resolve("data"));
    Files.writeString(data.resolve("d.csv"), "a\n1\n");
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxrwxrwx"));
    Files.setPosixFilePermissions(
        data.resolve("d.csv"), PosixFilePermissions.fromString("rw-rw-rw-"));
    try (Python other = Python.with(Map.of("readable", List.of(data.toString())))) {
      Session reads = other.session();

      assertThat(reads.run("open('" + data + "/d.csv').read()").value()).isEqualTo("a\n1\n");
      assertThat(reads.run("open('" + data + "/d.csv', 'a')").error()).contains("PermissionError");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "socket.create_connection(('127.0.0.1', 80), 5)",
        "socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', ('127.0.0.1', 9))",
        "socket.socket(socket.AF_UNIX)",
        "socket.socket(socket.AF_NETLINK, socket.SOCK_RAW)",
        "socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)",
      })
  void thereIsNoNetwork(String way) {
    assertThat(session.run("import socket\n" + way).error()).contains("PermissionError");
  }

  @Test
  void processesOfTheServerAreOutOfReach() {
    String own = session.run("import os\nos.getpid()").value().toString();
    List<Long> others =
        ProcessHandle.current()
            .descendants()
            .map(ProcessHandle::pid)
            .filter(pid -> pid > 10) // small numbers are processes of the kernel's own namespace
            .filter(pid -> !String.valueOf(pid).equals(own))
            .toList();

    for (long pid :
        Stream.concat(Stream.of(ProcessHandle.current().pid()), others.stream()).toList()) {
      assertThat(session.run("import os; os.kill(" + pid + ", 0)").error())
          .containsAnyOf("ProcessLookupError", "PermissionError");
      assertThat(session.run("open('/proc/" + pid + "/environ', 'rb').read()").error())
          .containsAnyOf("FileNotFoundError", "PermissionError");
    }
  }

  @Test
  void theKernelsOwnKeeperCannotBeKilled() {
    session.run("import os\nfor n in range(1, 32):\n  if n not in (9, 19): os.kill(1, n)");
    session.run("import os\nos.kill(1, 9)");
    session.run("import os\nos.kill(1, 19)");

    // some signals ask the keeper to end the kernel: that is a kernel's own business
    session.kernel().restart();
    isStillWell();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "libc.ptrace(0, 0, 0, 0)",
        "libc.unshare(0x10000000)",
        "libc.mount(b'none', b'/tmp', b'tmpfs', 0, None)",
        "libc.chroot(b'.')",
        "libc.memfd_create(b'x', 0)",
        "libc.shmget(0, 1 << 20, 0o1600)",
        "libc.setuid(0)",
        "libc.syscall(425, 8, None)",
      })
  void dangerousCallsOfTheSystemAreRefused(String call) {
    assertThat(session.run("import ctypes\nlibc = ctypes.CDLL(None)\n" + call).value())
        .isEqualTo("-1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "resource.setrlimit(resource.RLIMIT_AS, (1 << 40, 1 << 40))",
        "resource.setrlimit(resource.RLIMIT_NPROC, (9999, 9999))",
        "os.setuid(0)",
        "os.nice(-10)",
        "os.setpriority(os.PRIO_PROCESS, 0, -10)",
      })
  void limitsCannotBeRaised(String way) {
    // without namespaces no process can be made, and there is no such limit
    assumeTrue(Python.hasNamespaces() || !way.contains("NPROC"));
    assertThat(session.run("import os, resource\n" + way).state()).isEqualTo(State.ERROR);
  }

  @Test
  void oneBigAllocationIsAMemoryError() {
    assertThat(session.run("x = bytearray(1 << 30)").error())
        .startsWith("Traceback (most recent call last):\n  File \"<cell 1>\", line 1, in <module>")
        .endsWith("MemoryError");
    isStillWell();
  }

  @Test
  void memoryThatGrowsBitByBitIsAMemoryErrorOrTheEndOfTheProcess() {
    Result result =
        session.run("held = []\nwhile True: held.append('x' * 100000 + str(len(held)))");

    assertThat(result.state()).isIn(State.ERROR, State.DEAD);
    session.kernel().restart();
    isStillWell();
  }

  @Test
  void memoryOfManyProcessesCountsTogether() {
    assumeTrue(Python.hasNamespaces());
    Result result =
        session.run(
            """
            import os, time
            for _ in range(8):
                if os.fork() == 0:
                    held = os.urandom(1 << 20) * 150
                    time.sleep(1000)
            time.sleep(1000)
            """);

    assertThat(result.state()).isEqualTo(State.DEAD);
    assertThat(result.error()).contains("more than 400 MiB of memory");
  }

  @Test
  void aForkBombIsHeldAndGoesWithTheKernel() {
    assumeTrue(Python.hasNamespaces());
    Result result = session.run("import os\nwhile True: os.fork()");

    assertThat(result.state()).isEqualTo(State.ERROR);
    assertThat(result.error()).contains("BlockingIOError");
    session.kernel().restart();
    isStillWell();
  }

  @Test
  void aShellsForkBombIsHeld() {
    assumeTrue(Python.hasNamespaces());
    Result result =
        session.run(
            "import subprocess\nsubprocess.run(['sh', '-c', 'b() { b | b & }; b; sleep 1'])");

    assertThat(result.state()).isIn(State.SUCCESS, State.ERROR);
    session.kernel().restart();
    isStillWell();
  }

  @Test
  void aThreadBombIsHeld() {
    Result result =
        session.run(
            """
            import threading
            stop = threading.Event()
            while True: threading.Thread(target=stop.wait, daemon=True).start()
            """);

    assertThat(result.state()).isEqualTo(State.ERROR);
    assertThat(result.error()).contains("can't start new thread");
  }

  @Test
  void grandchildrenEndWithTheKernel() throws Exception {
    assumeTrue(Python.hasNamespaces());
    session.run(
        """
        import subprocess
        for _ in range(3):
            subprocess.Popen(["setsid", "sh", "-c", "trap '' INT TERM HUP; sleep 98765 & wait"])
        """);
    List<ProcessHandle> all = ProcessHandle.current().descendants().toList();
    assertThat(all).hasSizeGreaterThan(4);

    python.close();

    List<ProcessHandle> stubborn =
        all.stream().filter(h -> h.info().commandLine().orElse("").contains("98765")).toList();
    for (ProcessHandle handle : stubborn) {
      handle.onExit().get(1, TimeUnit.MINUTES);
    }
  }

  @Test
  void outputIsCutAndThatIsTold() {
    Result result = session.run("for i in range(1000000): print('0123456789')\n'end'");

    assertThat(result.state()).isEqualTo(State.SUCCESS);
    assertThat(result.out()).hasSize(MIB);
    assertThat(result.text("stderr")).contains("the rest of the output was cut");
    isStillWell();
    assertThat(session.run("print('x' * (5 << 20))").out()).hasSize(MIB);
    assertThat(session.run("import os\nfor i in range(5000): os.write(1, bytes(1000))").out())
        .hasSize(MIB);
    assertThat(
            session
                .run(
                    "display({'a': 'x' * (3 << 20)}) or {'$schema': 'vega-lite', 'x': 'x' * (3 << 20)}")
                .text("stderr"))
        .contains("was cut");
    isStillWell();
  }

  @Test
  void filesAreBoundedAndTheDirectoryToo() {
    assertThat(session.run("open('big', 'wb').write(bytes(17 << 20))").error())
        .contains("File too large");
    Result many =
        session.run(
            "import time\nfor i in range(99): open(str(i), 'wb').write(bytes(1 << 20))\ntime.sleep(60)");
    assertThat(many.error()).containsAnyOf("No space left on device", "wrote more than 32 MiB");
  }

  @Test
  void poolsOfProcessesWork() {
    assumeTrue(Python.hasNamespaces());
    Result result =
        session.run(
            """
            import multiprocessing
            def square(x): return x * x
            with multiprocessing.Pool(2) as pool: squares = pool.map(square, range(4))
            squares
            """);

    assertThat(result.value()).isEqualTo("[0, 1, 4, 9]");
    assertThat(session.run("open('/dev/shm/x', 'wb').write(bytes(9 << 20))").error())
        .contains("No space left on device");
  }

  @Test
  void openFilesAreBounded() {
    assertThat(session.run("held = [open('/dev/null') for _ in range(5000)]").error())
        .contains("Too many open files");
    isStillWell();
  }

  @Test
  void writingToTheKernelsOwnPipeHarmsNobodyElse() {
    session.run(
        """
        import os
        for fd in range(3, 40):
            try:
                os.write(fd, b"J\\xff\\xff\\xff\\xffnonsense")
            except OSError:
                pass
        """,
        Duration.ofSeconds(10));
    session.kernel().restart();

    isStillWell();
  }

  @Test
  void forgedAnswersAreTakenForWhatTheyAre() {
    String forge =
        """
        import json, os, struct
        def forge(kind, told):
            payload = told if isinstance(told, bytes) else json.dumps(told).encode()
            for fd in range(3, 10):
                try:
                    os.write(fd, struct.pack(">cI", kind, len(payload)) + payload)
                except OSError:
                    pass
        """;
    session.run(forge);
    Result shown =
        session.run(
            """
            forge(b"D", {"mime": 1, "data": 2})
            forge(b"D", b"no json")
            forge(b"D", b"[" * 100000)
            forge(b"D", {"mime": "text/plain", "data": "forged"})
            forge(b"J", {"id": 999, "state": "success"})
            forge(b"J", [])
            forge(b"R", {"namespaces": False})
            forge(b"X", {"code": 0})
            forge(b"Z", b"")
            "real"
            """);

    assertThat(shown.shown())
        .extracting(Output.Data::data)
        .isSubsetOf("forged", "real")
        .contains("real");
    isStillWell();
  }

  @Test
  void closingTheKernelsOwnPipeIsADeath() {
    Result result = session.run("import os\nos.closerange(3, 100)", Duration.ofSeconds(10));

    assertThat(result.state()).isEqualTo(State.DEAD);
    session.kernel().restart();
    isStillWell();
  }

  @Test
  void oneKernelSeesNothingOfAnother() {
    session.run("open('mine.txt', 'w').write('mine')");
    Session other = new Session(python.kernels.start("another notebook"));

    assertThat(other.run("import os; os.listdir('.')").value()).isEqualTo("[]");
    String directory = session.run("import os; os.getcwd()").value().toString();
    assertThat(other.run("open('" + directory + "/mine.txt').read()").state())
        .isEqualTo(State.ERROR);
    if (Python.hasNamespaces()) {
      assertThat(other.run("import os; sum(p.isdigit() for p in os.listdir('/proc'))").value())
          .isEqualTo("2");
    }
  }
}
