/// Users, roles, grants and warehouses as SQL statements see them.
@NullMarked
package dev.vitrine.security.directory;

import org.jspecify.annotations.NullMarked;
