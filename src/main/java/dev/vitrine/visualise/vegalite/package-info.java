/// Writes a picture as a Vega-Lite v6 document.
///
/// No text of a user becomes code: labels enter expressions as escaped strings only, fields have
/// internal names, and nothing here writes `url`, `href` or `signal`.
@NullMarked
package dev.vitrine.visualise.vegalite;

import org.jspecify.annotations.NullMarked;
