/// What is asked.
@NullMarked
package dev.vitrine.querybuilder.model;

import org.jspecify.annotations.NullMarked;
