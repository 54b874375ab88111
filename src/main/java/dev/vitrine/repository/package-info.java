/// What outlives the process: one record per row, one repository per table, on H2 and PostgreSQL
/// alike. Rows say what is stored; what it means is said by the packages that use them.
@NullMarked
package dev.vitrine.repository;

import org.jspecify.annotations.NullMarked;
