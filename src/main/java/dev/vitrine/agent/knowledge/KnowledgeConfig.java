package dev.vitrine.agent.knowledge;

import dev.vitrine.pipeline.Pipeline;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Where examples are: `vitrine.agent.*`.
///
/// @param knowledgeBase a folder of `.sql` files
/// @param warehouse that questions are about
/// @param postgresUrl of a database that questions are about unless `warehouse` says otherwise
/// @param database of it
@ConfigurationProperties("vitrine.agent")
record KnowledgeConfig(
    Path knowledgeBase,
    @Nullable String warehouse,
    @Nullable String postgresUrl,
    @Bindable(defaultValue = "SAMPLES") String database) {

  boolean isAboutSamples() {
    boolean embedded =
        isBlank(warehouse) ? isBlank(postgresUrl) : Pipeline.WAREHOUSE.equals(warehouse);
    return embedded && database.equals("SAMPLES");
  }

  private static boolean isBlank(@Nullable String text) {
    return text == null || text.isBlank();
  }

  /// Says nothing of the URL, which holds a password.
  @Override
  public String toString() {
    return "KnowledgeConfig[knowledgeBase=" + knowledgeBase + "]";
  }
}
