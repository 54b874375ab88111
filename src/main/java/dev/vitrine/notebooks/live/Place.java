package dev.vitrine.notebooks.live;

/// Where a notebook's statements run.
record Place(String warehouse, String database, String schema) {}
