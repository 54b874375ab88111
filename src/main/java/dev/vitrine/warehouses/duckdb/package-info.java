/// The embedded warehouse: one DuckDB instance in this process behind
/// [dev.vitrine.warehouses.Engine].
///
/// [DuckDbEngine] is the way in. [Database] opens the file, makes it safe and hands out
/// connections, [Connections] keeps idle ones, [Reader] streams a query's rows by Arrow, [Writer]
/// runs what changes something in a transaction, [Session] pins a connection. Rows never go through
/// a JDBC result set: neither a cancel nor a close stops that.
@NullMarked
package dev.vitrine.warehouses.duckdb;

import org.jspecify.annotations.NullMarked;
