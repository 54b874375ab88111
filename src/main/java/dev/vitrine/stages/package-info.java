/// Stages and their files: where they lie, how they are listed, read and written, and COPY both
/// ways. Entry types: [StageStore] for files, [RecordReader] for what is in them.
///
/// This room knows files and formats; which stage a name means it is told.
@NullMarked
package dev.vitrine.stages;

import org.jspecify.annotations.NullMarked;
