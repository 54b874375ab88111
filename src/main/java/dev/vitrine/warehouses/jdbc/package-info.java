/// Databases that people have already, as warehouses: [JdbcEngine] behind
/// [dev.vitrine.warehouses.Engine].
///
/// [ConnectionSpec] is what an operator says of one ([SpecReader] reads it), [Product] what is
/// known of its kind, [Drivers] finds the driver, [Pools] keep connections for each user, [Stream]
/// turns a JDBC result into Arrow batches, [RemoteErrors] words and codes. No client ever gives a
/// JDBC URL.
@NullMarked
package dev.vitrine.warehouses.jdbc;

import org.jspecify.annotations.NullMarked;
