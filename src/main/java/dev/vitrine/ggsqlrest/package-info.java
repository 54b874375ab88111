/// The door of ggsql-rest's clients: sessions with data of their own, SQL and charts over them, in
/// two shapes of one contract.
@NullMarked
package dev.vitrine.ggsqlrest;

import org.jspecify.annotations.NullMarked;
