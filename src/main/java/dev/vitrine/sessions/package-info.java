/// Sessions that hold data of their own: an engine for each, files that are loaded into it, and an
/// end when nobody asks for it any more.
@NullMarked
package dev.vitrine.sessions;

import org.jspecify.annotations.NullMarked;
