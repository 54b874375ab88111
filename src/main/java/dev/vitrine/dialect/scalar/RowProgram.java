package dev.vitrine.dialect.scalar;

import dev.vitrine.dialect.scalar.RowPattern.Node;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A row pattern as a program. What is preferred is tried first; a place in the program and the
/// rows that was tried once is never tried again, so that a match takes time in proportion to the
/// rows.
final class RowProgram {

  /// Added to a symbol whose row is left out of the output.
  static final int EXCLUDED = 1 << 20;

  private static final int MOST_STEPS = 4000;
  private static final long MOST_PLACES = 40_000_000;

  /// What a step does.
  private enum Op {
    ROW,
    SPLIT,
    JUMP,
    START,
    END,
    MATCH
  }

  /// @param first symbol of a `ROW`, or where to go
  /// @param second where to go when that leads nowhere
  private record Step(Op op, int first, int second) {}

  /// Which symbols a row may be.
  interface Rows {
    int count();

    /// A bit for each symbol that the row may be in a match that begins at `start`.
    int mask(int start, int row);
  }

  private record Trail(@Nullable Trail before, int symbol) {}

  private record Place(int step, int row, @Nullable Trail trail) {}

  private final List<Step> steps = new ArrayList<>();
  private final Rows rows;
  private final int[] tried;

  RowProgram(Node root, Rows rows) {
    add(root, 0);
    step(Op.MATCH, 0, 0);
    this.rows = rows;
    long places = (long) steps.size() * (rows.count() + 1);
    if (places > MOST_PLACES) {
      throw new SqlError(
          ErrorCode.ARGUMENT_LIMIT,
          "MATCH_RECOGNIZE: "
              + rows.count()
              + " rows in one partition are too many for this pattern");
    }
    this.tried = new int[(int) places];
    Arrays.fill(tried, -1);
  }

  private int step(Op op, int first, int second) {
    if (steps.size() >= MOST_STEPS) {
      throw new SqlError(ErrorCode.ARGUMENT_LIMIT, "MATCH_RECOGNIZE: the pattern repeats too much");
    }
    steps.add(new Step(op, first, second));
    return steps.size() - 1;
  }

  private void add(Node node, int mark) {
    switch (node) {
      case Node.Symbol(int index) -> step(Op.ROW, index | mark, 0);
      case Node.Edge(boolean start) -> step(start ? Op.START : Op.END, 0, 0);
      case Node.Excluded(Node part) -> add(part, EXCLUDED);
      case Node.Sequence(List<Node> parts) -> parts.forEach(part -> add(part, mark));
      case Node.Choice(List<Node> parts) -> choice(parts, mark);
      case Node.Repeat repeat -> repeat(repeat, mark);
    }
  }

  private void choice(List<Node> parts, int mark) {
    List<Integer> jumps = new ArrayList<>();
    for (int i = 0; i < parts.size() - 1; i++) {
      int split = step(Op.SPLIT, steps.size() + 1, 0);
      add(parts.get(i), mark);
      jumps.add(step(Op.JUMP, 0, 0));
      steps.set(split, new Step(Op.SPLIT, split + 1, steps.size()));
    }
    add(parts.getLast(), mark);
    jumps.forEach(jump -> steps.set(jump, new Step(Op.JUMP, steps.size(), 0)));
  }

  private void repeat(Node.Repeat repeat, int mark) {
    for (int i = 0; i < repeat.least(); i++) {
      add(repeat.part(), mark);
    }
    if (repeat.most() < 0) {
      int split = step(Op.SPLIT, 0, 0);
      add(repeat.part(), mark);
      step(Op.JUMP, split, 0);
      steps.set(split, split(split + 1, steps.size(), repeat.greedy()));
      return;
    }
    List<Integer> splits = new ArrayList<>();
    for (int i = repeat.least(); i < repeat.most(); i++) {
      splits.add(step(Op.SPLIT, 0, 0));
      add(repeat.part(), mark);
    }
    splits.forEach(split -> steps.set(split, split(split + 1, steps.size(), repeat.greedy())));
  }

  private static Step split(int into, int past, boolean greedy) {
    return greedy ? new Step(Op.SPLIT, into, past) : new Step(Op.SPLIT, past, into);
  }

  /// The symbols of the rows from `start` on, if they match.
  Optional<List<Integer>> match(int start) {
    Deque<Place> open = new ArrayDeque<>();
    open.push(new Place(0, start, null));
    while (!open.isEmpty()) {
      Place place = open.pop();
      int index = place.row * steps.size() + place.step;
      if (tried[index] == start) {
        continue;
      }
      tried[index] = start;
      Step step = steps.get(place.step);
      switch (step.op) {
        case MATCH -> {
          return Optional.of(symbols(place.trail));
        }
        case JUMP -> open.push(new Place(step.first, place.row, place.trail));
        case SPLIT -> {
          open.push(new Place(step.second, place.row, place.trail));
          open.push(new Place(step.first, place.row, place.trail));
        }
        case START, END -> {
          if (place.row == (step.op == Op.START ? 0 : rows.count())) {
            open.push(new Place(place.step + 1, place.row, place.trail));
          }
        }
        case ROW -> {
          int symbol = step.first & ~EXCLUDED;
          if (place.row < rows.count() && (rows.mask(start, place.row) >> symbol & 1) == 1) {
            open.push(new Place(place.step + 1, place.row + 1, new Trail(place.trail, step.first)));
          }
        }
      }
    }
    return Optional.empty();
  }

  private static List<Integer> symbols(@Nullable Trail last) {
    List<Integer> symbols = new ArrayList<>();
    for (Trail trail = last; trail != null; trail = trail.before) {
      symbols.add(trail.symbol);
    }
    Collections.reverse(symbols);
    return symbols;
  }
}
