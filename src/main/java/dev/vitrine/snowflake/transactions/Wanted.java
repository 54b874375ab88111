package dev.vitrine.snowflake.transactions;

import dev.vitrine.kernel.Handle;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/// Who wants a lock and how long they wait.
///
/// @param timeout zero: not at all
/// @param isStopping asked while it waits
public record Wanted(
    Transaction transaction, Handle statement, Duration timeout, BooleanSupplier isStopping) {}
