/// Passwords: stored as PBKDF2, guarded against guessing.
@NullMarked
package dev.vitrine.security.password;

import org.jspecify.annotations.NullMarked;
