package dev.vitrine.security;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpRequest;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.AuthenticationFetcher;
import io.micronaut.security.token.TokenAuthenticationFetcher;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/// Authenticates a request before any rule looks at it. Credentials that are there and prove
/// nothing end the request, also where none are needed: nobody becomes anonymous by a typing error.
///
/// In place of Micronaut's own fetcher, whose validators can only say yes or nothing.
@Singleton
@Replaces(TokenAuthenticationFetcher.class)
final class RequestAuthentication implements AuthenticationFetcher<HttpRequest<?>> {

  private final Authenticator authenticator;
  private final MockUser mockUser;
  private final FailedLogins failures;
  private final ClientAddress addresses;
  private final LoginAudit audit;
  private final List<SessionLogins> sessions;
  private final Scheduler blocking;

  RequestAuthentication(
      Authenticator authenticator,
      MockUser mockUser,
      FailedLogins failures,
      ClientAddress addresses,
      LoginAudit audit,
      List<SessionLogins> sessions,
      @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
    this.authenticator = authenticator;
    this.mockUser = mockUser;
    this.failures = failures;
    this.addresses = addresses;
    this.audit = audit;
    this.sessions = List.copyOf(sessions);
    this.blocking = Schedulers.fromExecutorService(blocking);
  }

  @Override
  public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
    return Mono.defer(() -> authenticate(request));
  }

  private Mono<Authentication> authenticate(HttpRequest<?> request) {
    String address = addresses.of(request);
    try {
      // first, because some clients send in this header what a door of ours told them to
      Optional<Identity> inSession =
          sessions.stream().flatMap(door -> door.identity(request).stream()).findFirst();
      if (inSession.isPresent()) {
        return Mono.just(new CallerAuthentication(inSession.get()));
      }
      Optional<Presented> presented = Presented.in(request);
      if (presented.isEmpty()) {
        return mockUser.isConfigured()
            ? offLoop(() -> mockUser.identity(), request, address)
            : Mono.empty();
      }
      Optional<Identity> known = authenticator.remembered(presented.get());
      if (known.isPresent()) {
        return Mono.just(new CallerAuthentication(known.get()));
      }
      failures.check(FailedLogins.address(address));
      return offLoop(() -> authenticator.authenticate(presented.get()), request, address);
    } catch (AuthenticationFailure failure) {
      return Mono.error(failed(failure, request, address));
    }
  }

  /// What blocks must not run on the event loop.
  private Mono<Authentication> offLoop(
      Supplier<Identity> work, HttpRequest<?> request, String address) {
    return Mono.<Authentication>fromSupplier(
            () -> {
              Identity identity = work.get();
              audit.succeeded(identity.caller(), request, address);
              return new CallerAuthentication(identity);
            })
        .subscribeOn(blocking)
        .onErrorMap(AuthenticationFailure.class, failure -> failed(failure, request, address));
  }

  private AuthenticationFailure failed(
      AuthenticationFailure failure, HttpRequest<?> request, String address) {
    switch (failure.reason()) {
      case MISSING, LIMITED, UNAVAILABLE -> {}
      case MALFORMED,
          BAD_SIGNATURE,
          BAD_CLAIM,
          EXPIRED,
          UNKNOWN_USER,
          DISABLED_USER,
          UNKNOWN_KEY,
          ROLE_NOT_GRANTED,
          BAD_PASSWORD,
          METHOD_NOT_ALLOWED ->
          failures.failed(FailedLogins.address(address));
    }
    audit.failed(failure, request, address);
    return failure;
  }
}
