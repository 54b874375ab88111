/// API keys: long random secrets, stored as hashes.
@NullMarked
package dev.vitrine.security.apikey;

import org.jspecify.annotations.NullMarked;
