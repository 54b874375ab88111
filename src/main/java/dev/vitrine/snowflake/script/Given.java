package dev.vitrine.snowflake.script;

import java.util.Optional;

/// An argument of a call.
///
/// @param name of `name => value`
record Given(Optional<String> name, Expression value) {}
