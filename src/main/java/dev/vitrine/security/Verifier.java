package dev.vitrine.security;

import io.micronaut.core.order.Ordered;

/// One kind of credentials. Verifiers are asked in order; the first that accepts decides.
public interface Verifier extends Ordered {

  /// Whether these credentials are of this kind; says nothing about their truth.
  boolean accepts(Presented presented);

  /// May block: reads the state database or asks another server.
  ///
  /// @throws AuthenticationFailure when they prove nothing
  Proof verify(Presented presented);
}
