/// Opaque OAuth tokens, asked about at the provider (RFC 7662).
@NullMarked
package dev.vitrine.security.oauth;

import org.jspecify.annotations.NullMarked;
