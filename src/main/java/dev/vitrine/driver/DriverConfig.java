package dev.vitrine.driver;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/// Limits of this door, `vitrine.driver.*`.
///
/// @param patience how long a request waits for its statement before it is told to ask again
/// @param tokenLife of a session token, until it must be renewed
/// @param sessionLife of a session that nobody uses
/// @param maxSessionsPerUser open at a time
/// @param abandonedAfter how long a waited-for statement goes on when its client has hung up, in
///   which a retry finds it again
/// @param detachedAfter how long a statement goes on that nobody asks for any more
/// @param linkLife how long the address of a part of a result can be used
/// @param sharedDisk `yes` when drivers see the disk on which stages lie and may use it, `no`, or
///   `auto` for those that call from this machine
/// @param bodyBytes of the largest statement with its values, packed and unpacked
@ConfigurationProperties("vitrine.driver")
public record DriverConfig(
    @Bindable(defaultValue = "45s") Duration patience,
    @Bindable(defaultValue = "1h") Duration tokenLife,
    @Bindable(defaultValue = "4h") Duration sessionLife,
    @Bindable(defaultValue = "1000") int maxSessionsPerUser,
    @Bindable(defaultValue = "3s") Duration abandonedAfter,
    @Bindable(defaultValue = "5m") Duration detachedAfter,
    @Bindable(defaultValue = "6h") Duration linkLife,
    @Bindable(defaultValue = "auto") String sharedDisk,
    @Bindable(defaultValue = "67108864") int bodyBytes) {

  /// A gibibyte; a body is in memory whole.
  private static final int LARGEST_BODY = 1 << 30;

  public DriverConfig {
    sharedDisk = sharedDisk.toLowerCase(Locale.ROOT);
    // a YAML file makes true and false of yes and no
    if (!Set.of("auto", "yes", "no", "true", "false").contains(sharedDisk)) {
      throw new IllegalArgumentException(
          "vitrine.driver.shared-disk is auto, yes or no, not '" + sharedDisk + "'");
    }
    if (bodyBytes < 1 || bodyBytes > LARGEST_BODY) {
      throw new IllegalArgumentException(
          "vitrine.driver.body-bytes is from 1 to %d, not %d".formatted(LARGEST_BODY, bodyBytes));
    }
  }

  /// Whether a driver reads and writes files of stages by itself.
  ///
  /// @param near whether it is on this machine
  boolean sharesDisk(boolean near) {
    return switch (sharedDisk) {
      case "yes", "true" -> true;
      case "no", "false" -> false;
      default -> near;
    };
  }
}
