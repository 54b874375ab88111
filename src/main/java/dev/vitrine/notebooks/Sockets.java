package dev.vitrine.notebooks;

import dev.vitrine.notebooks.book.NotebooksConfig;
import dev.vitrine.notebooks.live.Desks;
import dev.vitrine.security.ClientAddress;
import dev.vitrine.security.Identities;
import dev.vitrine.security.Identity;
import dev.vitrine.security.Presented;
import dev.vitrine.security.StartSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.http.HttpRequest;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.websocket.CloseReason;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// All open sockets: so many in all and of one caller, each asked now and then whether its client
/// and its credentials are still there.
@Singleton
final class Sockets {

  private final Desks desks;
  private final Proofs proofs;
  private final NotebooksConfig config;
  private final StartSettings start;
  private final ClientAddress addresses;
  private final ExecutorService threads;
  private final Map<Socket, Boolean> all = new ConcurrentHashMap<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("notebook-sockets").factory());

  Sockets(
      Desks desks,
      Proofs proofs,
      NotebooksConfig config,
      StartSettings start,
      ClientAddress addresses,
      MeterRegistry meters,
      @Named(TaskExecutors.BLOCKING) ExecutorService threads) {
    this.desks = desks;
    this.proofs = proofs;
    this.config = config;
    this.start = start;
    this.addresses = addresses;
    this.threads = threads;
    meters.gauge("vitrine.notebooks.sockets", all, Map::size);
    long millis = config.pingEvery().toMillis();
    var _ = timer.scheduleWithFixedDelay(this::ping, millis, millis, TimeUnit.MILLISECONDS);
  }

  Desks desks() {
    return desks;
  }

  Proofs proofs() {
    return proofs;
  }

  ExecutorService threads() {
    return threads;
  }

  boolean isDevelopment() {
    return start.isDevelopment();
  }

  /// @param notebook the id in the path
  /// @return empty where there are too many already; its line ends then
  Optional<Socket> open(Line line, HttpRequest<?> request, Optional<String> notebook) {
    if (all.size() >= config.mostSockets()) {
      line.end(new CloseReason(CloseReason.TRY_AGAIN_LATER.getCode(), "Too many sockets"));
      return Optional.empty();
    }
    Optional<Identity> proven = Identities.proven(request);
    Identity named = Identities.anonymous(request.getHeaders().get("X-User-Id"));
    Arrival arrival =
        new Arrival(
            proven.or(() -> isDevelopment() ? Optional.of(named) : Optional.empty()),
            Presented.in(request),
            addresses.of(request));
    Socket socket = new Socket(this, line, notebook, arrival);
    all.put(socket, true);
    socket.begin();
    long millis = config.authenticateWithin().toMillis();
    var _ = timer.schedule(socket::requireIdentity, millis, TimeUnit.MILLISECONDS);
    return Optional.of(socket);
  }

  /// Whether a caller may have one more.
  boolean hasRoom(Socket socket, String user) {
    return all.keySet().stream()
            .filter(other -> other != socket && other.isOf(user))
            .limit(config.socketsPerCaller())
            .count()
        < config.socketsPerCaller();
  }

  void closed(Socket socket) {
    all.remove(socket);
  }

  private void ping() {
    all.keySet().forEach(Socket::ping);
  }

  @PreDestroy
  void close() {
    timer.shutdownNow();
    all.keySet().forEach(socket -> socket.end(CloseReason.GOING_AWAY));
  }
}
