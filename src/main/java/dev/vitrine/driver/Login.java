package dev.vitrine.driver;

import dev.vitrine.security.Identity;
import java.util.Optional;

/// Credentials that held.
///
/// @param onlyRole the role that they restrict their bearer to
record Login(Identity identity, Optional<String> onlyRole) {}
