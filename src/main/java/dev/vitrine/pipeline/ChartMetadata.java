package dev.vitrine.pipeline;

import dev.vitrine.visualise.Metadata;
import dev.vitrine.visualise.Step;
import io.micronaut.serde.ObjectMapper;
import io.micronaut.serde.annotation.Serdeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// The `METADATA` of a chart as JSON.
final class ChartMetadata {

  private final ObjectMapper json;

  ChartMetadata(ObjectMapper json) {
    this.json = json;
  }

  @Serdeable
  record Document(
      int rows, List<String> columns, int layers, List<String> warnings, List<Layer> plan) {}

  /// @param layer from 1, the backmost
  /// @param sql what it ran, in this order
  @Serdeable
  record Layer(int layer, String geom, List<String> sql) {}

  String json(Step.Done done) {
    Metadata metadata = done.metadata();
    List<Layer> plan = new ArrayList<>();
    done.layers().forEach(layer -> plan.add(new Layer(plan.size() + 1, layer.geom(), layer.sql())));
    try {
      return json.writeValueAsString(
          new Document(
              metadata.rows(), metadata.columns(), metadata.layers(), metadata.warnings(), plan));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
