package dev.vitrine.notebooks.python;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.convert.format.ReadableBytes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Python cells: `vitrine.notebooks.python.*`. Sizes are written as `512MB` or in bytes.
///
/// @param enabled false: no Python is ever started
/// @param command the interpreter, a path or a name on the server's PATH; one of a virtual
///   environment brings that one's packages. By default the first that works of `python3` on the
///   PATH and those in the usual places
/// @param isolation what the system must be able to hold
/// @param most kernels at once
/// @param idle a kernel ends when it was not used so long; 0: never
/// @param startTimeout how long an interpreter may take to start
/// @param interruptGrace how long a cell may take to stop; then its process is killed
/// @param memoryLimit bytes of address space of a process, and of memory of all processes of a
///   kernel
/// @param diskLimit bytes of a kernel's private directory
/// @param fileLimit bytes of one file
/// @param openFiles of one process
/// @param processes and threads of one kernel
/// @param cpu time of one process in all
/// @param outputLimit bytes of output of one run; what is over is cut, and that is told
/// @param firstUser where the server runs as root, kernels run as this user number and the next
///   ones, one for each kernel
/// @param directory where kernels have their private directories; by default the system's temporary
///   directory
/// @param readable files and directories that cells may read besides Python's own
@ConfigurationProperties("vitrine.notebooks.python")
public record PythonConfig(
    @Bindable(defaultValue = "true") boolean enabled,
    @Nullable String command,
    @Bindable(defaultValue = "auto") Isolation isolation,
    @Bindable(defaultValue = "32") int most,
    @Bindable(defaultValue = "30m") Duration idle,
    @Bindable(defaultValue = "20s") Duration startTimeout,
    @Bindable(defaultValue = "2s") Duration interruptGrace,
    @ReadableBytes @Bindable(defaultValue = "2GB") long memoryLimit,
    @ReadableBytes @Bindable(defaultValue = "256MB") long diskLimit,
    @ReadableBytes @Bindable(defaultValue = "128MB") long fileLimit,
    @Bindable(defaultValue = "256") int openFiles,
    @Bindable(defaultValue = "64") int processes,
    @Bindable(defaultValue = "1h") Duration cpu,
    @ReadableBytes @Bindable(defaultValue = "8MB") long outputLimit,
    @Bindable(defaultValue = "61500") int firstUser,
    @Nullable String directory,
    @Nullable List<String> readable) {

  /// What the system must be able to hold before Python is started.
  public enum Isolation {
    /// `required` in production, `best` in development.
    AUTO,
    /// As much as the system has.
    BEST,
    /// No network, no file of the server's, no process of the server's: else there is no Python.
    REQUIRED
  }

  List<String> readablePaths() {
    return Optional.ofNullable(readable).map(List::copyOf).orElseGet(List::of);
  }
}
