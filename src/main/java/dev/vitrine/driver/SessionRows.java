package dev.vitrine.driver;

import dev.vitrine.kernel.Caller;
import dev.vitrine.pipeline.LiveSessions;
import dev.vitrine.repository.DriverSessionRow;
import dev.vitrine.security.Digests;
import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;

/// Sessions as the state database keeps them.
@Singleton
final class SessionRows {

  private static final String BETWEEN_VERSIONS = "|";

  private final JsonMapper json;

  SessionRows(JsonMapper json) {
    this.json = json;
  }

  DriverSessionRow fresh(
      long id, Login login, Client client, Tokens tokens, LiveSessions.View begin, Instant now) {
    Caller caller = login.identity().caller();
    return new DriverSessionRow(
        id,
        caller.user(),
        caller.method().name(),
        client.app(),
        client.version() + BETWEEN_VERSIONS + client.core(),
        Digests.sha256Hex(tokens.session()),
        tokens.sessionUntil(),
        Digests.sha256Hex(tokens.master()),
        tokens.masterUntil(),
        begin.database(),
        begin.schema(),
        begin.role(),
        begin.warehouse(),
        write(begin.parameters()),
        now,
        login.onlyRole().orElse(null));
  }

  /// The row with what its session is in now.
  DriverSessionRow now(DriverSessionRow row, LiveSessions.View view) {
    return row.in(
        view.database(), view.schema(), view.role(), view.warehouse(), write(view.parameters()));
  }

  LiveSessions.View view(DriverSessionRow row) {
    return new LiveSessions.View(
        row.databaseName(),
        row.schemaName(),
        row.roleName(),
        row.warehouseName(),
        read(row.parameters()),
        false);
  }

  static Client client(DriverSessionRow row) {
    int bar = row.clientVersion().indexOf(BETWEEN_VERSIONS);
    return new Client(
        row.client(),
        row.clientVersion().substring(0, bar),
        row.clientVersion().substring(bar + 1));
  }

  private String write(Map<String, String> parameters) {
    try {
      return json.writeValueAsString(parameters);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private Map<String, String> read(String stored) {
    try {
      return json.readValue(stored, Argument.mapOf(String.class, String.class));
    } catch (IOException damaged) {
      throw new UncheckedIOException("a session's row holds a damaged document", damaged);
    }
  }
}
