package dev.vitrine.notebooks.live;

import dev.vitrine.notebooks.book.Bounds;
import dev.vitrine.notebooks.book.NotebooksConfig;
import dev.vitrine.notebooks.book.Shelf;
import dev.vitrine.notebooks.python.Kernels;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;

/// What every open notebook works with.
///
/// @param threads which may wait
@Singleton
record Tools(
    Shelf shelf,
    NotebooksConfig config,
    Bounds bounds,
    Databases databases,
    StatementCells statements,
    Tables tables,
    Kernels kernels,
    @Named(TaskExecutors.BLOCKING) ExecutorService threads) {}
