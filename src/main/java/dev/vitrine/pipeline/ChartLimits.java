package dev.vitrine.pipeline;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/// Bounds of a chart's document, so that a page that draws it stays usable.
///
/// @param rows rows of all layers together
/// @param bytes bytes of the document
/// @param stepRows rows that one query of a statistic may answer with, such as the cells of a
///   density's groups, before they become rows of a layer
/// @param loadedRows rows that a chart may fetch of a database that cannot work them out itself,
///   and a statement of the tables of connections that it reads
/// @param loadedBytes bytes of those rows
@ConfigurationProperties("vitrine.chart")
public record ChartLimits(
    @Bindable(defaultValue = "50000") int rows,
    @Bindable(defaultValue = "33554432") int bytes,
    @Bindable(defaultValue = "2000000") int stepRows,
    @Bindable(defaultValue = "5000000") long loadedRows,
    @Bindable(defaultValue = "1073741824") long loadedBytes) {}
