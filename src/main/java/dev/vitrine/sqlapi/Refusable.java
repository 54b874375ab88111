package dev.vitrine.sqlapi;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Says in the contract how any request of this door may be refused.
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.METHOD)
@ApiResponse(
    responseCode = "400",
    description = "Something is wrong with the request; the message says what",
    content =
        @Content(mediaType = "application/json", schema = @Schema(implementation = Problem.class)))
@ApiResponse(
    responseCode = "401",
    description = "Credentials are missing or wrong",
    content =
        @Content(mediaType = "application/json", schema = @Schema(implementation = Problem.class)))
@ApiResponse(
    responseCode = "403",
    description = "Not allowed",
    content =
        @Content(mediaType = "application/json", schema = @Schema(implementation = Problem.class)))
@ApiResponse(
    responseCode = "429",
    description = "Too many requests; come back after Retry-After seconds",
    content =
        @Content(mediaType = "application/json", schema = @Schema(implementation = Problem.class)))
@interface Refusable {}
