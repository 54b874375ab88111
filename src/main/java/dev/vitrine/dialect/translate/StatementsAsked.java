package dev.vitrine.dialect.translate;

import java.time.Instant;
import java.util.Optional;

/// Which statements a `QUERY_HISTORY` is about.
///
/// @param from ended then or later
/// @param until ended then or before; empty takes those that still run, too
/// @param session id as `CURRENT_SESSION()` tells it
/// @param limit rows at most, the newest
public record StatementsAsked(
    Optional<Instant> from,
    Optional<Instant> until,
    Optional<String> session,
    Optional<String> user,
    Optional<String> warehouse,
    int limit) {}
