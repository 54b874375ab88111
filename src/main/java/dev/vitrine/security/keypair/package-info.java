/// Snowflake's key-pair tokens: a user's own RSA key, registered with the user, signs a short-lived
/// JWT.
@NullMarked
package dev.vitrine.security.keypair;

import org.jspecify.annotations.NullMarked;
