package dev.vitrine.sqlapi;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/// What this door reads of a chart's `METADATA`.
@Serdeable
record ChartMetadata(List<ChartPlan.Layer> plan) {

  ChartMetadata {
    plan = List.copyOf(plan);
  }
}
