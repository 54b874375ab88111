/// The door for who runs the server: health, metrics, the contract with its viewer, the licences,
/// the files of the pages; and the check of the configuration's keys at start.
///
/// Everything here is open to anonymous callers and tells nothing about statements or data.
@NullMarked
package dev.vitrine.ops;

import org.jspecify.annotations.NullMarked;
