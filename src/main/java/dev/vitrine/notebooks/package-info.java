/// The door of notebooks: cells of SQL, Python, charts and text that run again when what they read
/// has changed. Over HTTP notebooks are made and edited, over a WebSocket they run and are watched.
///
/// `book` is what lies on the disk, `graph` says which cell depends on which, `live` runs cells and
/// tells who watches, `python` is the processes of Python cells, `wire` the JSON. A SQL or chart
/// cell is a statement of its caller like any other: it has a handle and can be canceled.
@NullMarked
package dev.vitrine.notebooks;

import org.jspecify.annotations.NullMarked;
