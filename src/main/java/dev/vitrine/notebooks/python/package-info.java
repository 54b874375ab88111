/// Python cells: a CPython process for each notebook, and what its code reads and defines.
///
/// [Kernels] is the way in. Where no `python3` is found the feature is off and says so.
@NullMarked
package dev.vitrine.notebooks.python;

import org.jspecify.annotations.NullMarked;
