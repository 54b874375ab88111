/// Where statements run: the embedded DuckDB behind [Engine], later JDBC warehouses beside it.
///
/// No JDBC object leaves this package: statements go in as a [Run], rows come out as Arrow batches
/// to a [RowSink], everything else is a call by handle or session name, so that an engine could as
/// well live in another process.
@NullMarked
package dev.vitrine.warehouses;

import org.jspecify.annotations.NullMarked;
