package dev.vitrine.agent.knowledge;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.nio.file.Path;

/// Where examples are: `vitrine.agent.*`.
///
/// @param knowledgeBase a folder of `.sql` files
/// @param warehouse that questions are about
/// @param database of it
@ConfigurationProperties("vitrine.agent")
record KnowledgeConfig(
    Path knowledgeBase,
    @Bindable(defaultValue = "COMPUTE_WH") String warehouse,
    @Bindable(defaultValue = "SAMPLES") String database) {

  boolean isAboutSamples() {
    return warehouse.equals("COMPUTE_WH") && database.equals("SAMPLES");
  }
}
