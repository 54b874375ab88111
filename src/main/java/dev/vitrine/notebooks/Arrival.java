package dev.vitrine.notebooks;

import dev.vitrine.security.Identity;
import dev.vitrine.security.Presented;
import java.util.Optional;

/// What is known of a client when its socket opens.
///
/// @param identity who the request was from; empty where nobody may be nameless
/// @param presented its credentials
/// @param address where it came from
record Arrival(Optional<Identity> identity, Optional<Presented> presented, String address) {}
