/// The door of JSON queries at `/api/analytics`: schema, queries, custom SQL, dashboards, saved
/// queries and pins, as clients of Prismiq know them. Each request belongs to a tenant.
@NullMarked
package dev.vitrine.prismiq;

import org.jspecify.annotations.NullMarked;
