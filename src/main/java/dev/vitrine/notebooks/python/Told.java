package dev.vitrine.notebooks.python;

import dev.vitrine.notebooks.python.Exchange.Answered;
import dev.vitrine.notebooks.python.Exchange.Killed;
import dev.vitrine.notebooks.python.Exchange.Stop;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How the end of a run is told.
final class Told {

  private static final String LOST = ": its Python process was ended and all variables are lost";
  private static final int SIGNALLED = 128;
  private static final int SIGKILL = 9;
  private static final int SIGSEGV = 11;
  private static final int SIGXCPU = 24;

  private Told() {}

  static CellRun answered(Answered ending, Duration timeout) {
    Map<?, ?> answer = ending.answer();
    String error = answer.get("error") instanceof String text ? text : "no error was told";
    return switch (String.valueOf(answer.get("state"))) {
      case "success" -> new CellRun(CellRun.State.SUCCESS, Optional.empty());
      case "interrupted" -> stopped(ending.stop(), timeout);
      default -> CellRun.of(CellRun.State.ERROR, error);
    };
  }

  private static CellRun stopped(Stop stop, Duration timeout) {
    return stop == Stop.TIMEOUT
        ? CellRun.of(
            CellRun.State.TIMEOUT, "the cell ran longer than " + span(timeout) + " and was stopped")
        : CellRun.of(CellRun.State.INTERRUPTED, "the cell was interrupted");
  }

  static CellRun killed(Killed ending, Duration timeout, Duration grace) {
    return ending.stop() == Stop.TIMEOUT
        ? CellRun.of(
            CellRun.State.TIMEOUT,
            "the cell ran longer than "
                + span(timeout)
                + " and did not stop within "
                + span(grace)
                + LOST)
        : CellRun.of(
            CellRun.State.INTERRUPTED,
            "the cell was interrupted and did not stop within " + span(grace) + LOST);
  }

  /// Why a process ended by itself, from its supervisor's last words.
  static String death(@Nullable Frame epitaph, PythonConfig config) {
    if (epitaph == null) {
      return "the Python process ended: all variables are lost";
    }
    Map<?, ?> told = Wire.read(epitaph).orElseGet(Map::of);
    int code = told.get("code") instanceof Number number ? number.intValue() : 0;
    String how =
        switch (String.valueOf(told.get("reason"))) {
          case "memory" ->
              "used more than " + mebibytes(config.memoryLimit()) + " of memory and was ended";
          case "disk" ->
              "wrote more than " + mebibytes(config.diskLimit()) + " of files and was ended";
          default -> how(code, config);
        };
    return "the Python process " + how + ": all variables are lost";
  }

  private static String how(int code, PythonConfig config) {
    return switch (code - SIGNALLED) {
      case SIGKILL -> "was killed";
      case SIGSEGV -> "crashed (signal 11, a fault in native code)";
      case SIGXCPU -> "used more than " + span(config.cpu()) + " of CPU time and was ended";
      default ->
          code > SIGNALLED
              ? "was ended by signal " + (code - SIGNALLED)
              : "ended itself with status " + code;
    };
  }

  private static String mebibytes(long bytes) {
    return bytes / (1 << 20) + " MiB";
  }

  static String span(Duration time) {
    return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
  }
}
