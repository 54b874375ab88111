package dev.vitrine.security;

import dev.vitrine.kernel.Caller;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.security.AuditEvent.Kind;
import dev.vitrine.security.AuditEvent.Outcome;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/// Counts and records logins: each failure, of successes the first an hour per caller, method and
/// address.
///
/// Counters: `vitrine.auth.success{method}` (credentials verified; those remembered from a moment
/// ago are not verified again) and `vitrine.auth.failure{reason}`.
@Singleton
public final class LoginAudit {

  private record Seen(String user, Caller.Method method, String address) {}

  private static final Duration QUIET = Duration.ofHours(1);

  private final AuditLog log;
  private final MeterRegistry meters;
  private final Clock clock;
  private final ExpiringMap<Seen, Boolean> seen;

  LoginAudit(AuditLog log, MeterRegistry meters, Clock clock) {
    this.log = log;
    this.meters = meters;
    this.clock = clock;
    this.seen = new ExpiringMap<>(clock, 10_000);
  }

  public void succeeded(Caller caller, String address) {
    recordSuccess(caller, address, Optional.empty());
  }

  void succeeded(Caller caller, HttpRequest<?> request, String address) {
    recordSuccess(caller, address, CorrelationId.of(request));
  }

  public void failed(AuthenticationFailure failure, String user, String address) {
    recordFailure(failure, event(failure, address).with("user", user));
  }

  void failed(AuthenticationFailure failure, HttpRequest<?> request, String address) {
    AuditEvent event = event(failure, address).with("path", request.getPath());
    recordFailure(failure, CorrelationId.of(request).map(event::request).orElse(event));
  }

  /// A caller who is known asked for what their roles do not allow.
  void forbidden(HttpRequest<?> request, String address) {
    AuditEvent event =
        AuditEvent.of(Kind.ADMIN, Outcome.REFUSED)
            .from(address)
            .code(ErrorCode.FORBIDDEN)
            .with("act", request.getMethodName())
            .with("path", request.getPath());
    AuditEvent known =
        Identities.proven(request).map(identity -> event.by(identity.caller())).orElse(event);
    log.record(CorrelationId.of(request).map(known::request).orElse(known));
  }

  private void recordSuccess(Caller caller, String address, Optional<String> correlation) {
    meters.counter("vitrine.auth.success", "method", lower(caller.method())).increment();
    Seen key = new Seen(caller.user(), caller.method(), address);
    if (seen.get(key).isEmpty()) {
      seen.put(key, true, clock.instant().plus(QUIET));
      AuditEvent event = AuditEvent.of(Kind.LOGIN, Outcome.ALLOWED).by(caller).from(address);
      log.record(correlation.map(event::request).orElse(event));
    }
  }

  private static AuditEvent event(AuthenticationFailure failure, String address) {
    return AuditEvent.of(Kind.LOGIN, Outcome.REFUSED)
        .from(address)
        .code(failure.code())
        .detail(failure.detail())
        .with("reason", lower(failure.reason()))
        .with("failureId", failure.id());
  }

  private void recordFailure(AuthenticationFailure failure, AuditEvent event) {
    meters.counter("vitrine.auth.failure", "reason", lower(failure.reason())).increment();
    log.record(event);
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
