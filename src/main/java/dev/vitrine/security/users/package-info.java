/// The users, their roles and their keys, as administrators change them.
@NullMarked
package dev.vitrine.security.users;

import org.jspecify.annotations.NullMarked;
