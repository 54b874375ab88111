/// Signed tokens (JWT) of identity providers and of whoever holds a configured key.
@NullMarked
package dev.vitrine.security.jwt;

import org.jspecify.annotations.NullMarked;
