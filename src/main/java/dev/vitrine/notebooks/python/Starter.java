package dev.vitrine.notebooks.python;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Starts Python processes in their sandbox.
final class Starter implements AutoCloseable {

  private static final int LONGEST_COMPLAINT = 500;

  private final PythonConfig config;
  private final BitSet users = new BitSet();
  private final AtomicLong number = new AtomicLong();
  private volatile @Nullable String executable;
  private @Nullable Program program;
  private boolean closed;

  Starter(PythonConfig config) {
    this.config = config;
  }

  /// What was started.
  record Started(Child child, Sandbox sandbox) {}

  /// Finds a Python that works and starts the reader of syntax with it; kernels take the same one.
  ///
  /// @throws StartFault which Pythons were looked at and what was wrong with them
  Started find() throws StartFault {
    List<String> faults = new ArrayList<>();
    for (String candidate : Interpreters.candidates(config)) {
      try {
        executable = Interpreters.find(candidate, config.startTimeout());
        return start("names", () -> {});
      } catch (StartFault fault) {
        faults.add(candidate + ": " + fault.reason());
      }
    }
    executable = null;
    throw new StartFault(
        "no Python 3.9 or later could be started ("
            + String.join("; ", faults)
            + "); install python3, or set vitrine.notebooks.python.command",
        null);
  }

  /// A process that has said that it is ready, with what its sandbox holds.
  ///
  /// @param what `kernel`, or `names` for the reader of syntax
  /// @param whenOver called once, when the process is gone or could not be made
  /// @throws StartFault when it does not start
  Started start(String what, Runnable whenOver) throws StartFault {
    int user = takeUser();
    try {
      Path complaints = program().complaints(what + number.incrementAndGet());
      Path directory = privateDirectory();
      Process process = process(directory, complaints);
      Runnable release = () -> release(user, complaints, whenOver);
      Child child = new Child(process, directory, "python-" + process.pid(), release);
      return greeted(child, settings(what, directory, user), complaints);
    } catch (IOException failure) {
      freeUser(user);
      whenOver.run();
      throw new StartFault("Python cannot be started: " + failure.getMessage(), failure);
    }
  }

  private Started greeted(Child child, Map<String, Object> settings, Path complaints)
      throws StartFault {
    String how = "ended while it started";
    try {
      child.send('S', Wire.write(settings));
      Frame answer = child.next(config.startTimeout().toNanos());
      if (answer != null && answer.kind() == 'R') {
        return new Started(child, Sandbox.of(Wire.read(answer).orElseGet(Map::of)));
      }
      if (answer == null) {
        how = "did not start within " + config.startTimeout().toSeconds() + " s";
      }
    } catch (IOException gone) {
      how = "ended at once";
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      how = "was not waited for";
    }
    String said = complaint(complaints);
    child.close();
    throw new StartFault("Python " + how + ": " + said, null);
  }

  private Process process(Path directory, Path complaints) throws IOException {
    String found = executable;
    if (found == null) {
      throw new IOException("none was found");
    }
    ProcessBuilder builder =
        new ProcessBuilder(found, "-I", "-B", "-X", "utf8", program().supervisor().toString());
    builder.environment().clear();
    builder
        .environment()
        .put("MALLOC_ARENA_MAX", "2"); // threads of libc would eat the address space
    return builder.directory(directory.toFile()).redirectError(complaints.toFile()).start();
  }

  private Path privateDirectory() throws IOException {
    String root = config.directory();
    if (root == null) {
      return Files.createTempDirectory("vitrine-python-");
    }
    return Files.createTempDirectory(Files.createDirectories(Path.of(root)), "kernel-")
        .toAbsolutePath();
  }

  private Map<String, Object> settings(String what, Path directory, int user) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("what", what);
    settings.put("directory", directory.toString());
    settings.put("uid", config.firstUser() + user);
    settings.put("memoryLimit", config.memoryLimit());
    settings.put("fileLimit", config.fileLimit());
    settings.put("diskLimit", config.diskLimit());
    settings.put("openFiles", config.openFiles());
    settings.put("cpuSeconds", config.cpu().toSeconds());
    settings.put("processes", config.processes());
    settings.put("outputLimit", config.outputLimit());
    settings.put("readable", config.readablePaths());
    return settings;
  }

  private synchronized Program program() throws IOException {
    if (closed) {
      throw new IOException("the server is shutting down");
    }
    Program unpacked = program;
    if (unpacked == null) {
      unpacked = Program.unpack();
      program = unpacked;
    }
    return unpacked;
  }

  private static String complaint(Path complaints) {
    try {
      String said = Files.readString(complaints).strip();
      String last = said.isEmpty() ? "it said nothing" : said.substring(said.lastIndexOf('\n') + 1);
      return last.length() > LONGEST_COMPLAINT ? last.substring(0, LONGEST_COMPLAINT) : last;
    } catch (IOException unread) {
      return "it said nothing";
    }
  }

  private void release(int user, Path complaints, Runnable whenOver) {
    freeUser(user);
    whenOver.run();
    try {
      Files.deleteIfExists(complaints);
    } catch (IOException stays) {
      // it goes with the whole directory when the server ends
    }
  }

  private synchronized int takeUser() {
    int user = users.nextClearBit(0);
    users.set(user);
    return user;
  }

  private synchronized void freeUser(int user) {
    users.clear(user);
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (program != null) {
      program.close();
    }
  }
}
