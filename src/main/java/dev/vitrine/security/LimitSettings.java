package dev.vitrine.security;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/// How much one caller may ask for: `vitrine.limits.*`. What the HTTP server itself limits (bodies,
/// headers, nesting) has its keys in `application.yml`.
///
/// @param requestsPerSecond per caller, in the long run; 0: no limit
/// @param requestBurst per caller, at once
/// @param anonymousRequestsPerSecond per address without credentials; 0: no limit
/// @param anonymousRequestBurst per address, at once
/// @param failedLoginsPerUser failures in a row before a user has to wait
/// @param failedLoginsPerAddress failures in a row before an address has to wait
/// @param longestLoginWait waits double from one second up to this, and are forgotten after it
@ConfigurationProperties("vitrine.limits")
public record LimitSettings(
    @Bindable(defaultValue = "5000") int requestsPerSecond,
    @Bindable(defaultValue = "10000") int requestBurst,
    @Bindable(defaultValue = "500") int anonymousRequestsPerSecond,
    @Bindable(defaultValue = "1000") int anonymousRequestBurst,
    @Bindable(defaultValue = "5") int failedLoginsPerUser,
    @Bindable(defaultValue = "50") int failedLoginsPerAddress,
    @Bindable(defaultValue = "15m") Duration longestLoginWait) {}
