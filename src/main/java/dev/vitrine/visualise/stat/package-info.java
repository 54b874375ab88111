/// Statistics as SQL, so that the engine that has the data counts them and only the answers travel.
@NullMarked
package dev.vitrine.visualise.stat;

import org.jspecify.annotations.NullMarked;
