package dev.vitrine.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.PropertySource;
import io.micronaut.context.env.PropertySource.PropertyConvention;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnknownKeysTest {

  @Test
  void aMisspeltKeyStopsTheStartAndNamesTheNearest() {
    assertThatThrownBy(() -> start(properties("vitrine.prot", "80")))
        .hasMessage("the configuration key vitrine.prot is unknown; did you mean vitrine.port?");
  }

  @Test
  void aMisspeltVariableStopsTheStartAndNamesTheNearest() {
    assertThatThrownBy(() -> start(variables("VITRINE_STATE_USR", "x")))
        .hasMessage(
            "the configuration key VITRINE_STATE_USR is unknown; did you mean VITRINE_STATE_USER?");
  }

  @Test
  void everyUnknownKeyIsNamedAtOnce() {
    assertThatThrownBy(() -> start(properties("vitrine.hsot", "a", "vitrine.dta", "b")))
        .hasMessageContaining("vitrine.hsot")
        .hasMessageContaining("vitrine.dta");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "vitrine.port",
        "vitrine.adminUser",
        "vitrine.state.url",
        "vitrine.auth.keys[0].public-key",
        "micronaut.anything",
        "vitrines.x"
      })
  void knownKeysAndOthersPrefixesPass(String key) {
    assertThatCode(() -> start(properties(key, "1"))).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "VITRINE_PORT",
        "VITRINE_STATE_PASSWORD",
        "VITRINE_AUTH_KEYS_0_PUBLIC_KEY",
        "VITRINE_CORS_ORIGINS_1",
        "VITRINE_JAVA_OPTS",
        "HOME"
      })
  void knownVariablesAndOthersPass(String key) {
    assertThatCode(() -> start(variables(key, "1"))).doesNotThrowAnyException();
  }

  /// A key that code reads by its name, not through a configuration record, needs a value in
  /// `application.yml` to be known.
  @Test
  void everyKeyThatTheSourcesNameIsKnown() throws IOException {
    Pattern named =
        Pattern.compile("(?:\\$\\{|name = \"|getProperty\\(\\s*\")(vitrine\\.[a-z0-9.-]*[a-z0-9])");

    assertThat(namedIn("src/main", named))
        .contains("vitrine.data")
        .allSatisfy(key -> assertThat(KnownKeys.shipped().hasPath(key)).as(key).isTrue());
  }

  @Test
  void everyDeclaredKeyIsReachedByItsVariable() {
    KnownKeys known = KnownKeys.shipped();

    assertThat(known.names())
        .contains("vitrine.host", "vitrine.data", "vitrine.state.url")
        .allSatisfy(name -> {
          assertThat(known.hasPath(name.replace("[*]", ""))).isTrue();
          assertThat(known.hasVariable(KnownKeys.variableOf(name))).isTrue();
        });
  }

  private static TreeSet<String> namedIn(String folder, Pattern pattern) throws IOException {
    var names = new TreeSet<String>();
    try (Stream<Path> files = Files.walk(Path.of(folder))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        var matcher = pattern.matcher(Files.readString(file));
        while (matcher.find()) {
          names.add(matcher.group(1));
        }
      }
    }
    return names;
  }

  private static PropertySource properties(Object... values) {
    return PropertySource.of("given", PropertySource.mapOf(values));
  }

  private static PropertySource variables(String name, String value) {
    return PropertySource.of("given", Map.of(name, value), PropertyConvention.ENVIRONMENT_VARIABLE);
  }

  /// Starts only what reads the configuration: eager beans are not wanted here.
  private static void start(PropertySource source) {
    var context = ApplicationContext.builder().propertySources(source);
    try (var environment = context.build()) {
      environment.getEnvironment().start();
      new UnknownKeys().configure(environment);
    }
  }
}
