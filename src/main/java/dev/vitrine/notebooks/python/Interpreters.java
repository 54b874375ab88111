package dev.vitrine.notebooks.python;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Where Pythons may be, and what file a command comes to: a version manager's command is a script
/// that takes its time and leaves its own environment behind.
final class Interpreters {

  private static final List<String> USUAL =
      List.of("python3", "/usr/bin/python3", "/usr/local/bin/python3", "/opt/homebrew/bin/python3");
  private static final String ASK =
      "import sys; print(sys.executable if sys.version_info >= (3, 9) else '')";

  private Interpreters() {}

  static List<String> candidates(PythonConfig config) {
    String command = config.command();
    return command == null || command.isBlank() ? USUAL : List.of(command);
  }

  /// The interpreter's own file.
  static String find(String command, Duration patience) throws StartFault {
    @Nullable Path said = null;
    @Nullable Process process = null;
    try {
      said = Files.createTempFile("vitrine-python-", ".path");
      process =
          new ProcessBuilder(command, "-I", "-c", ASK)
              .redirectOutput(said.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      process.getOutputStream().close();
      boolean isOver = process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
      String path = Files.readString(said, StandardCharsets.UTF_8).strip();
      if (!isOver || process.exitValue() != 0) {
        throw new StartFault("it does not run", null);
      }
      if (path.isEmpty()) {
        throw new StartFault("it is older than Python 3.9", null);
      }
      return path;
    } catch (IOException absent) {
      throw new StartFault("it is not there", absent);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new StartFault("it was not waited for", interrupted);
    } finally {
      remove(said, process);
    }
  }

  private static void remove(@Nullable Path said, @Nullable Process process) {
    if (process != null) {
      process.destroyForcibly();
    }
    try {
      if (said != null) {
        Files.deleteIfExists(said);
      }
    } catch (IOException stays) {
      said.toFile().deleteOnExit();
    }
  }
}
