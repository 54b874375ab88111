package dev.vitrine.sqlapi;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/// Limits of this door, `vitrine.sqlapi.*`.
///
/// @param syncWait how long a POST waits for its answer before it tells the handle
/// @param longestPoll longest `?wait=`; longer ones are cut to it
/// @param defaultWarehouse where neither the request nor the user names one
/// @param defaultDatabase the same for the database; its schema is then PUBLIC
/// @param maxStatementBytes UTF-8 bytes of a statement's text
/// @param maxEventStreams open event streams
/// @param maxEventStreamsPerUser of one user
/// @param eventStreamLife after which a stream ends and its client comes back
/// @param heartbeat between two signs of life on a stream, which is how a dropped client is noticed
/// @param eventPause least time between two events of a stream
@ConfigurationProperties("vitrine.sqlapi")
public record SqlApiConfig(
    @Bindable(defaultValue = "45s") Duration syncWait,
    @Bindable(defaultValue = "60s") Duration longestPoll,
    @Bindable(defaultValue = "COMPUTE_WH") String defaultWarehouse,
    @Bindable(defaultValue = "VITRINE") String defaultDatabase,
    @Bindable(defaultValue = "1048576") int maxStatementBytes,
    @Bindable(defaultValue = "1000") int maxEventStreams,
    @Bindable(defaultValue = "100") int maxEventStreamsPerUser,
    @Bindable(defaultValue = "30m") Duration eventStreamLife,
    @Bindable(defaultValue = "15s") Duration heartbeat,
    @Bindable(defaultValue = "100ms") Duration eventPause) {}
