/// The language model: an endpoint that speaks OpenAI's protocol, asked with patience and a limit
/// to it.
@NullMarked
package dev.vitrine.agent.model;

import org.jspecify.annotations.NullMarked;
