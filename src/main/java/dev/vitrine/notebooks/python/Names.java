package dev.vitrine.notebooks.python;

import java.util.Optional;
import java.util.SortedSet;

/// What Python text reads from outside and defines at its top.
///
/// @param reads names that must come from another cell; Python's built-in names are not among them
/// @param defines names that other cells can read once this text has run
/// @param error why the text cannot be run, with its line: bad syntax, or an import of `*`
public record Names(SortedSet<String> reads, SortedSet<String> defines, Optional<String> error) {}
