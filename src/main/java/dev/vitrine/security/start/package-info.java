/// What happens before the first request: the first administrator, and the refusal to start with
/// settings that are not safe.
@NullMarked
package dev.vitrine.security.start;

import org.jspecify.annotations.NullMarked;
