package dev.vitrine.agent.model;

import dev.langchain4j.exception.HttpException;
import java.time.Duration;
import java.util.Optional;

/// The endpoint answered with an error. What it wrote is not kept: it may hold what was sent.
final class StatusFailure extends HttpException {

  private static final long serialVersionUID = 1;

  private final long seconds;

  StatusFailure(int status, Optional<String> retryAfter) {
    super(status, "status " + status);
    this.seconds =
        retryAfter.filter(text -> text.matches("[0-9]{1,6}")).map(Long::parseLong).orElse(0L);
  }

  /// Too many requests, a time-out or a fault of its own: another request may do.
  boolean mayPass() {
    return statusCode() == 429 || statusCode() == 408 || statusCode() >= 500;
  }

  /// How long it asks to be left alone.
  Duration retryAfter() {
    return Duration.ofSeconds(seconds);
  }

  String why() {
    return switch (statusCode()) {
      case 401, 403 -> "it refuses the API key (status " + statusCode() + ")";
      case 404 -> "it knows no such model or path (status 404)";
      case 429 -> "it has too many requests (status 429)";
      default -> "it answers with status " + statusCode();
    };
  }
}
