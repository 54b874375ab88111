package dev.vitrine.agent;

import dev.vitrine.warehouses.Speech;

/// Where questions are answered.
///
/// @param schema as the warehouse writes it
record Place(String warehouse, Speech speech, String database, String schema) {}
