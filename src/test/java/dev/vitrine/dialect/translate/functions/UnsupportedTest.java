package dev.vitrine.dialect.translate.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class UnsupportedTest {

  @Test
  void noFunctionThatExistsIsListedAsMissing() {
    assertThat(Functions.names())
        .filteredOn(name -> !name.startsWith("SYSTEM$"))
        .noneMatch(Unsupported::isKnown);
  }

  @Test
  void everyReasonHasNames() {
    assertThat(Unsupported.byReason()).isNotEmpty();
    assertThat(Unsupported.byReason().values()).noneMatch(List::isEmpty);
  }
}
