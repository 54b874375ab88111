package dev.vitrine.security;

import dev.vitrine.kernel.Caller;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.Handle;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// One thing that happened and that someone may ask about later. Built by what is known of it:
///
/// ```java
/// audit.record(AuditEvent.of(Kind.SUBMIT, Outcome.ALLOWED).by(caller).about(handle).statement(sql));
/// ```
///
/// @param facts what the line holds beside time, kind and outcome: texts, numbers, truth values
public record AuditEvent(Kind kind, Outcome outcome, Map<String, Object> facts) {

  /// What happened.
  public enum Kind {
    LOGIN,
    SUBMIT,
    END,
    CANCEL,
    DELETE,
    ADMIN,
    SESSION,
    START
  }

  /// How it went.
  public enum Outcome {
    ALLOWED,
    REFUSED,
    FAILED
  }

  public AuditEvent {
    facts = Map.copyOf(facts);
  }

  public static AuditEvent of(Kind kind, Outcome outcome) {
    return new AuditEvent(kind, outcome, Map.of());
  }

  /// The same, but it was refused.
  public AuditEvent refused(ErrorCode why) {
    return new AuditEvent(kind, Outcome.REFUSED, facts).code(why);
  }

  public AuditEvent by(Caller caller) {
    return with("caller", caller.user())
        .with("role", caller.role())
        .with("method", caller.method().name().toLowerCase(Locale.ROOT));
  }

  /// The client's address.
  public AuditEvent from(String address) {
    return with("ip", address);
  }

  /// The correlation id; without it the one of the thread's log context is taken.
  public AuditEvent request(String id) {
    return with("requestId", id);
  }

  public AuditEvent about(Handle handle) {
    return with("handle", handle.toString());
  }

  public AuditEvent code(ErrorCode code) {
    return with("code", code.code());
  }

  /// The statement's text: secrets are masked and the rest is capped when the line is written.
  public AuditEvent statement(String text) {
    return with("statement", text);
  }

  /// How long a part took, as milliseconds under `<part>Ms`.
  public AuditEvent took(String part, Duration duration) {
    return with(part + "Ms", duration.toMillis());
  }

  /// In words, for people.
  public AuditEvent detail(String text) {
    return with("detail", text);
  }

  /// Anything else: a text, a number or a truth value.
  public AuditEvent with(String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(facts);
    more.put(name, value);
    return new AuditEvent(kind, outcome, more);
  }
}
