/// The door for administrators, `/api/v2/admin/…`: users, roles, keys. And `/api/v2/api-keys`,
/// where everyone manages their own keys.
@NullMarked
package dev.vitrine.admin;

import org.jspecify.annotations.NullMarked;
