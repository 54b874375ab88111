package dev.vitrine.admin;

import dev.vitrine.kernel.Caller;
import dev.vitrine.security.AuditEvent;
import dev.vitrine.security.AuditEvent.Kind;
import dev.vitrine.security.AuditEvent.Outcome;
import dev.vitrine.security.AuditLog;
import dev.vitrine.security.ClientAddress;
import dev.vitrine.security.CorrelationId;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.context.ServerRequestContext;
import jakarta.inject.Singleton;

/// Notes what administrators did.
@Singleton
final class AdminAudit {

  private final AuditLog log;
  private final ClientAddress addresses;

  AdminAudit(AuditLog log, ClientAddress addresses) {
    this.log = log;
    this.addresses = addresses;
  }

  /// @param act such as `create user`
  /// @param target a name or an id, never a secret
  void did(Caller caller, String act, String target) {
    AuditEvent event =
        AuditEvent.of(Kind.ADMIN, Outcome.ALLOWED)
            .by(caller)
            .with("act", act)
            .with("target", target);
    log.record(ServerRequestContext.currentRequest().map(r -> placed(event, r)).orElse(event));
  }

  private AuditEvent placed(AuditEvent event, HttpRequest<?> request) {
    AuditEvent from = event.from(addresses.of(request));
    return CorrelationId.of(request).map(from::request).orElse(from);
  }
}
