package dev.vitrine.security;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/// Who did what: one JSON object per line on the logger `vitrine.audit`. Where the lines go is said
/// in `logback.xml`.
@Singleton
public final class AuditLog {

  private static final Logger LOG = LoggerFactory.getLogger("vitrine.audit");

  /// Members come in this order, then what is left by name.
  private static final List<String> ORDER =
      List.of(
          "requestId", "caller", "role", "method", "ip", "handle", "code", "detail", "statement");

  private static final int LONGEST_STATEMENT = 4096;
  private static final int LONGEST_TEXT = 512;

  private final Clock clock;

  AuditLog(Clock clock) {
    this.clock = clock;
  }

  public void record(AuditEvent event) {
    LOG.info(line(event));
  }

  String line(AuditEvent event) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("time", clock.instant().toString());
    line.put("event", event.kind().name().toLowerCase(Locale.ROOT));
    line.put("outcome", event.outcome().name().toLowerCase(Locale.ROOT));
    for (String name : ORDER) {
      Object value = event.facts().get(name);
      if (value != null) {
        line.put(name, shown(name, value));
      }
    }
    event.facts().entrySet().stream()
        .filter(fact -> !ORDER.contains(fact.getKey()))
        .sorted(Map.Entry.comparingByKey())
        .forEach(fact -> line.put(fact.getKey(), shown(fact.getKey(), fact.getValue())));
    String correlation = MDC.get(CorrelationId.MDC_KEY);
    if (correlation != null) {
      line.putIfAbsent("requestId", correlation);
    }
    return JsonLine.of(line);
  }

  private static Object shown(String name, Object value) {
    if (!(value instanceof String text)) {
      return value;
    }
    int longest = name.equals("statement") ? LONGEST_STATEMENT : LONGEST_TEXT;
    String masked = SecretMask.mask(SecretMask.beginning(text, longest * 4));
    return SecretMask.beginning(masked, longest);
  }
}
