package dev.vitrine.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.kernel.Caller;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.Handle;
import dev.vitrine.security.AuditEvent.Kind;
import dev.vitrine.security.AuditEvent.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class AuditLogTest {

  private final AuditLog audit =
      new AuditLog(Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC));

  @Test
  void lineHoldsWhatIsKnownInOrder() {
    Caller caller = new Caller("ALICE", List.of("PUBLIC"), "PUBLIC", Caller.Method.JWT);
    AuditEvent event =
        AuditEvent.of(Kind.SUBMIT, Outcome.ALLOWED)
            .statement("create user x password = 'hunter2'")
            .took("queued", Duration.ofMillis(12))
            .by(caller)
            .from("127.0.0.1")
            .request("r-1")
            .code(ErrorCode.TIMEOUT)
            .about(new Handle(new UUID(1, 2)));

    assertThat(audit.line(event))
        .isEqualTo(
            "{\"time\":\"2026-11-21T10:00:00Z\",\"event\":\"submit\",\"outcome\":\"allowed\","
                + "\"requestId\":\"r-1\",\"caller\":\"ALICE\",\"role\":\"PUBLIC\","
                + "\"method\":\"jwt\",\"ip\":\"127.0.0.1\","
                + "\"handle\":\"00000000-0000-0001-0000-000000000002\",\"code\":\"000630\","
                + "\"statement\":\"create user x password = '****'\",\"queuedMs\":12}");
  }

  @Test
  void nothingEndsTheLineOrPaintsATerminal() {
    AuditEvent event =
        AuditEvent.of(Kind.ADMIN, Outcome.REFUSED)
            .detail("a\r\n{\"event\":\"forged\"}\u001b[2J\u2028\u202e\"\\");

    assertThat(audit.line(event))
        .endsWith(
            "\"detail\":\"a\\u000d\\u000a{\\\"event\\\":\\\"forged\\\"}\\u001b[2J\\u2028\\u202e"
                + "\\\"\\\\\"}");
  }

  @Test
  void longStatementIsCapped() {
    AuditEvent event = AuditEvent.of(Kind.SUBMIT, Outcome.ALLOWED).statement("x".repeat(1_000_000));

    assertThat(audit.line(event)).hasSizeBetween(4096, 4300).contains("…");
  }
}
