/// What running a statement means: split, translate, bind, run where the data is, draw, keep.
///
/// [Pipeline] is the entry; it decides between one statement, several ([Several]) and a chart, and
/// gives every statement an answer, also those that have no rows of their own ([AnswerRows]).
@NullMarked
package dev.vitrine.pipeline;

import org.jspecify.annotations.NullMarked;
