package dev.vitrine.driver;

import dev.vitrine.kernel.Caller;

/// A session of a driver and who is behind it.
///
/// @param id as `CURRENT_SESSION()` tells it; of [dev.vitrine.pipeline.LiveSessions] too
record DriverSession(long id, Caller caller, Client client) {

  String name() {
    return Long.toString(id);
  }
}
