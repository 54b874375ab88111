/// The words that every other package speaks: [Handle], [Caller], [SqlType], [Column], [Binding],
/// [ErrorCode], [SqlError].
///
/// Plain values without a framework, a file or a clock. It imports nothing of the project.
@NullMarked
package dev.vitrine.kernel;

import org.jspecify.annotations.NullMarked;
