package dev.vitrine.notebooks.book;

import java.time.Instant;

/// An earlier or the present text of a notebook.
///
/// @param number from 1, rising
public record Version(long number, Instant savedAt) {}
