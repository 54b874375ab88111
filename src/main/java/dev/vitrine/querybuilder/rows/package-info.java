/// What is done with rows when they have come: gaps filled, pivots, trends, periods.
@NullMarked
package dev.vitrine.querybuilder.rows;

import org.jspecify.annotations.NullMarked;
