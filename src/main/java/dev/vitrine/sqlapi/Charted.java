package dev.vitrine.sqlapi;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Says in the contract that not every statement draws a chart.
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.METHOD)
@ApiResponse(
    responseCode = "404",
    description = "The statement drew no chart",
    content =
        @Content(mediaType = "application/json", schema = @Schema(implementation = Problem.class)))
@interface Charted {}
