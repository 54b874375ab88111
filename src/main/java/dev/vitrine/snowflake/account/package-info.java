/// Users, roles, grants and warehouses: what statements say of them. Who keeps them is behind
/// [Directory].
@NullMarked
package dev.vitrine.snowflake.account;

import org.jspecify.annotations.NullMarked;
