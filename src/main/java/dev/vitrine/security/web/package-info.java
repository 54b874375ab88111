/// Guards around every request: correlation id, rate limit, headers of the answer, other origins;
/// and the connection that a request came on.
@NullMarked
package dev.vitrine.security.web;

import org.jspecify.annotations.NullMarked;
