package dev.vitrine.sqlapi;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/// What the layers of a chart asked the engine, once the rows of the SQL part were there.
@Serdeable
@Schema(description = "What each layer of a chart ran, the backmost first")
public record ChartPlan(String statementHandle, List<Layer> layers) {

  public ChartPlan {
    layers = List.copyOf(layers);
  }

  @Serdeable
  @Schema(name = "ChartPlanLayer", description = "A layer and its queries")
  public record Layer(
      @Schema(description = "From 1, the backmost") int layer,
      @Schema(description = "As the language calls it", example = "histogram") String geom,
      @Schema(description = "SQL texts in the order in which they ran") List<String> sql) {

    public Layer {
      sql = List.copyOf(sql);
    }
  }
}
