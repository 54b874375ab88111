/// Open notebooks: what ran, what is to run again, who watches.
@NullMarked
package dev.vitrine.notebooks.live;

import org.jspecify.annotations.NullMarked;
