package dev.vitrine.repository;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.model.DataType;
import org.jspecify.annotations.Nullable;

/// A statement as a row. Times are microseconds since 1970; `submission`, `problem`, `result` and
/// `counts` are JSON.
///
/// @param ordinal place among its parent's children, from 0
/// @param requestDigest of what the client sent under the request id
/// @param expired its data is gone, the row is kept a while to say so
/// @param inlineData the whole result where it is small
/// @param storedBytes what the result takes on disk
/// @param node who runs it
/// @param epoch rises when another node takes over; endings are written under the epoch they began
///   in
@MappedEntity("statement")
@SuppressWarnings("ArrayRecordComponent") // rows are never compared
public record StatementRecord(
    @Id String handle,
    @Nullable String parent,
    int ordinal,
    String owner,
    @Nullable String requestId,
    @Nullable String requestDigest,
    String status,
    boolean writes,
    String statementText,
    @Nullable String queryTag,
    String submission,
    long created,
    @Nullable Long started,
    @Nullable Long ended,
    @Nullable Long expires,
    boolean expired,
    @Nullable String problem,
    @Nullable String result,
    @MappedProperty(type = DataType.BYTE_ARRAY) byte @Nullable [] inlineData,
    boolean chart,
    @Nullable String counts,
    long storedBytes,
    String node,
    long epoch,
    long leaseUntil) {}
