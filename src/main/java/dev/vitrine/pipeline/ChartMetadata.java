package dev.vitrine.pipeline;

import dev.vitrine.visualise.Metadata;
import io.micronaut.serde.ObjectMapper;
import io.micronaut.serde.annotation.Serdeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/// The `METADATA` of a chart as JSON.
final class ChartMetadata {

  private final ObjectMapper json;

  ChartMetadata(ObjectMapper json) {
    this.json = json;
  }

  @Serdeable
  record Document(int rows, List<String> columns, int layers, List<String> warnings) {}

  String json(Metadata metadata) {
    try {
      return json.writeValueAsString(
          new Document(
              metadata.rows(), metadata.columns(), metadata.layers(), metadata.warnings()));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
