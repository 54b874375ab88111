package dev.vitrine.notebooks.python;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vitrine.security.Mode;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.convert.ConversionService;
import java.lang.reflect.Constructor;
import java.lang.reflect.Parameter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Kernels of the machine's own `python3`, with settings of a test's own.
final class Python implements AutoCloseable {

  static final Duration LONG = Duration.ofMinutes(2);

  private static final String STRICT = strictly();
  private static final boolean NAMESPACES = namespaces();

  final LocalKernels kernels;

  private Python(Map<String, Object> settings, Mode mode) {
    this.kernels = new LocalKernels(config(settings), mode);
  }

  /// The record with its declared defaults, but for these settings.
  private static PythonConfig config(Map<String, Object> settings) {
    try {
      Constructor<?> constructor = PythonConfig.class.getDeclaredConstructors()[0];
      List<Object> values = new ArrayList<>();
      for (Parameter parameter : constructor.getParameters()) {
        Bindable declared = parameter.getAnnotation(Bindable.class);
        Object value =
            settings.getOrDefault(
                parameter.getName(), declared == null ? null : declared.defaultValue());
        values.add(value == null ? null : converted(value, parameter.getType()));
      }
      return (PythonConfig) constructor.newInstance(values.toArray());
    } catch (ReflectiveOperationException failure) {
      throw new AssertionError(failure);
    }
  }

  private static Object converted(Object value, Class<?> type) {
    String text = value.toString();
    Object plain = value;
    if (type == long.class && text.endsWith("GB")) {
      plain = Long.parseLong(text.substring(0, text.length() - 2)) << 30;
    } else if (type == long.class && text.endsWith("MB")) {
      plain = Long.parseLong(text.substring(0, text.length() - 2)) << 20;
    }
    return requireNonNull((Object) ConversionService.SHARED.convertRequired(plain, type));
  }

  static Python with(Map<String, Object> settings) {
    Python python = new Python(settings, Mode.DEVELOPMENT);
    assumeTrue(python.kernels.isAvailable(), python.kernels::unavailableReason);
    return python;
  }

  static Python in(Mode mode, Map<String, Object> settings) {
    return new Python(settings, mode);
  }

  private static String strictly() {
    try (Python strict = in(Mode.PRODUCTION, Map.of())) {
      return strict.kernels.unavailableReason();
    }
  }

  /// Whether there is a Python though its sandbox must have no gaps.
  static boolean isHeldBack() {
    return STRICT.isEmpty();
  }

  /// Whether kernels have processes, mounts and files of their own, as they have with user
  /// namespaces; else they can start no process.
  static boolean hasNamespaces() {
    return NAMESPACES;
  }

  private static boolean namespaces() {
    try (Python python = in(Mode.DEVELOPMENT, Map.of())) {
      return python.kernels.isAvailable()
          && python.session().run("import os\nos.listdir('/proc')").state()
              == CellRun.State.SUCCESS;
    }
  }

  Session session() {
    return new Session(kernels.start("a notebook"));
  }

  @Override
  public void close() {
    kernels.close();
  }

  /// One kernel for all tests of a class, which leave nothing that others mind.
  static final class Shared implements BeforeAllCallback, AfterAllCallback {

    private @Nullable Python python;
    private @Nullable Session session;

    @Override
    public void beforeAll(ExtensionContext context) {
      Python started = with(Map.of());
      python = started;
      session = started.session();
    }

    Session session() {
      return requireNonNull(session);
    }

    @Override
    public void afterAll(ExtensionContext context) {
      if (python != null) {
        python.close();
      }
    }
  }

  /// A kernel and what it has written.
  record Session(Kernel kernel) {

    Result run(String code) {
      return run(code, LONG);
    }

    Result run(String code, Duration timeout) {
      List<Output> outputs = new ArrayList<>();
      CellRun ended = kernel.run("1", code, timeout, outputs::add);
      return new Result(ended, outputs);
    }
  }

  /// A cell's end and its outputs.
  record Result(CellRun ended, List<Output> outputs) {

    CellRun.State state() {
      return ended.state();
    }

    String error() {
      return ended.error().orElseThrow();
    }

    String text(String stream) {
      StringBuilder text = new StringBuilder();
      for (Output output : outputs) {
        if (output instanceof Output.Stream(String name, String part) && name.equals(stream)) {
          text.append(part);
        }
      }
      return text.toString();
    }

    String out() {
      return text("stdout");
    }

    List<Output.Data> shown() {
      return outputs.stream()
          .filter(Output.Data.class::isInstance)
          .map(Output.Data.class::cast)
          .toList();
    }

    /// The one value that was shown.
    Object value() {
      List<Output.Data> shown = shown();
      if (shown.size() != 1) {
        throw new AssertionError(shown.size() + " values were shown: " + this);
      }
      return shown.getFirst().data();
    }
  }
}
