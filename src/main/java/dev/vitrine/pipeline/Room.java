package dev.vitrine.pipeline;

import dev.vitrine.warehouses.Warehouse;

/// What runs statements in one warehouse.
record Room(Warehouse warehouse, Single single, Several several, Drawing charts) {}
