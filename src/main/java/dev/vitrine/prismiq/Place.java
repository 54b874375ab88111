package dev.vitrine.prismiq;

import dev.vitrine.querybuilder.render.Dialect;

/// Where an asker's queries run.
///
/// @param schema as the warehouse writes it
record Place(String warehouse, Dialect dialect, String database, String schema) {}
