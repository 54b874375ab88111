package dev.vitrine.stages;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.stages.RecordReader.Place;

/// Why a record cannot be read.
///
/// @param message in Snowflake's words; `%s` stands for the column in the form `"T"["C":1]`
/// @param column the value at which it stopped, from 0
record Problem(ErrorCode code, String message, int column, Place place) {}
