/// The state database: entities, repositories and migrations. One set of repositories serves H2 in
/// PostgreSQL mode and PostgreSQL itself.
@NullMarked
package dev.vitrine.repository;

import org.jspecify.annotations.NullMarked;
