package dev.vitrine.ops;

import dev.vitrine.kernel.HealthPart;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks every part of the server whether it works.
@Singleton
final class Health {

  static final String OK = "ok";

  private static final Logger LOG = LoggerFactory.getLogger(Health.class);

  private final List<HealthPart> parts;

  Health(List<HealthPart> parts) {
    this.parts = parts;
  }

  /// Each part's name with `ok` or its problem, ordered by name.
  Map<String, String> parts() {
    Map<String, String> answers = new TreeMap<>();
    for (HealthPart part : parts) {
      answers.put(part.name(), ask(part));
    }
    return answers;
  }

  private static String ask(HealthPart part) {
    try {
      return part.problem().orElse(OK);
    } catch (RuntimeException e) {
      LOG.warn("the health check of {} failed", part.name(), e);
      return "the check itself failed";
    }
  }
}
