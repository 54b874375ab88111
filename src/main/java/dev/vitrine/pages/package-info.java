/// What the HTML pages of several doors share: the chart page, the security headers of a page, and
/// the files that `/assets` serves.
///
/// Knows nothing of statements or callers; a door gives it a title and a document.
@NullMarked
package dev.vitrine.pages;

import org.jspecify.annotations.NullMarked;
