package dev.vitrine.sqlapi;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Says in the contract how a request that waits for a statement is answered when it has no result
/// (yet).
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.METHOD)
@ApiResponse(
    responseCode = "202",
    description = "It is not over: come back to Location",
    content =
        @Content(
            mediaType = "application/json",
            schema = @Schema(implementation = QueryStatus.class)))
@ApiResponse(
    responseCode = "408",
    description = "It ran out of time",
    content =
        @Content(
            mediaType = "application/json",
            schema = @Schema(implementation = QueryStatus.class)))
@ApiResponse(
    responseCode = "422",
    description = "It failed or was canceled; or the handle is unknown or has expired",
    content =
        @Content(
            mediaType = "application/json",
            schema = @Schema(implementation = QueryStatus.class)))
@interface Awaited {}
