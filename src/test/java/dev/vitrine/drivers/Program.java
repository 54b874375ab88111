package dev.vitrine.drivers;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A program of another language in a process of its own.
///
/// @param command its words
/// @param output where what it prints is kept; what it says besides goes beside it, `.err`
record Program(List<String> command, Path output) {

  /// Runs it to its end.
  ///
  /// @return what it printed
  /// @throws IllegalStateException when it takes longer than ten minutes
  String run(Map<String, String> environment) throws IOException, InterruptedException {
    File said = new File(output + ".err");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(output.toFile()).redirectError(said);
    builder.environment().putAll(environment);
    Process process = builder.start();
    if (!process.waitFor(10, TimeUnit.MINUTES)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
      throw new IllegalStateException(command + " did not end; see " + said);
    }
    return Files.readString(output, StandardCharsets.UTF_8);
  }

  /// Runs it; true when it ended well.
  boolean succeeds() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    return process.waitFor() == 0;
  }
}
