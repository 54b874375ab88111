/// Keeping marks apart that meet at one place: stacking, dodging and jittering, on fetched rows.
@NullMarked
package dev.vitrine.visualise.position;

import org.jspecify.annotations.NullMarked;
