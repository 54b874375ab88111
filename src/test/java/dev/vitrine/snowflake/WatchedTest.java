package dev.vitrine.snowflake;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.vitrine.dialect.translate.Environment;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WatchedTest {

  static List<Method> asked() {
    return Stream.of(Environment.class.getMethods()).toList();
  }

  /// One that it forgot would never reach the session.
  @ParameterizedTest
  @MethodSource("asked")
  void whateverAnEnvironmentIsAskedIsPassedOn(Method method) {
    assertThatCode(
            () -> Watched.class.getDeclaredMethod(method.getName(), method.getParameterTypes()))
        .doesNotThrowAnyException();
  }
}
