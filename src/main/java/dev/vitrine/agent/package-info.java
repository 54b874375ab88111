/// The door of questions in words at `/api/queries`: a model writes one SELECT, a guard checks it,
/// and it runs as a statement that may only read. Logins, history, templates, schedules and reviews
/// belong to it.
///
/// What the model says is a proposal like any client's text: it passes `guard` and runs with the
/// caller's own rights. `model` speaks to the endpoint, `schema` says what tables there are,
/// `knowledge` which answered questions are like a new one.
@NullMarked
package dev.vitrine.agent;

import org.jspecify.annotations.NullMarked;
