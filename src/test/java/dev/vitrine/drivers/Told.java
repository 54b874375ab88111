package dev.vitrine.drivers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/// What a client's program told, as tests.
final class Told {

  private Told() {}

  /// A test for each feature that there is, and one of the document's column.
  static Stream<DynamicTest> tests(Outcomes outcomes) {
    Stream<DynamicTest> features =
        Outcomes.known().stream()
            .map(name -> dynamicTest(outcomes.client() + ": " + name, () -> holds(outcomes, name)));
    return Stream.concat(
        features,
        Stream.of(
            dynamicTest(outcomes.client() + ": the document", () -> DriverTable.check(outcomes))));
  }

  private static void holds(Outcomes outcomes, String name) {
    assertThat(outcomes.features())
        .as("%s told nothing of it; see target/drivers/%1$s.tsv.err", outcomes.client())
        .containsKey(name);
    Outcomes.Outcome outcome = Objects.requireNonNull(outcomes.features().get(name));
    assertThat(outcome.ok()).as(outcome.detail()).isTrue();
  }
}
