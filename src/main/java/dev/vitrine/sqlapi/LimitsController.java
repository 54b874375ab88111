package dev.vitrine.sqlapi;

import dev.vitrine.pipeline.ChartLimits;
import dev.vitrine.results.ResultsConfig;
import dev.vitrine.security.LimitSettings;
import dev.vitrine.statements.StatementsConfig;
import dev.vitrine.warehouses.duckdb.WarehouseConfig;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

/// Tells every limit before anyone runs into it.
@Controller("/limits")
@Tag(name = "Limits")
final class LimitsController {

  private final Limits limits;

  LimitsController(
      StatementsConfig statements,
      ResultsConfig results,
      SqlApiConfig door,
      LimitSettings requests,
      WarehouseConfig warehouse,
      ChartLimits chart) {
    this.limits = Limits.of(statements, results, door, requests, warehouse, chart);
  }

  @Operation(summary = "The limits as configured")
  @ApiResponse(responseCode = "200", description = "All of them; times in seconds, sizes in bytes")
  @Refusable
  @Get
  Limits limits() {
    return limits;
  }
}
