package dev.vitrine.pipeline;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/// Bounds of a chart's document, so that a page that draws it stays usable.
///
/// @param rows rows of all layers together
/// @param bytes bytes of the document
@ConfigurationProperties("vitrine.chart")
public record ChartLimits(
    @Bindable(defaultValue = "50000") int rows, @Bindable(defaultValue = "33554432") int bytes) {}
