package dev.vitrine.visualise.plan;

import dev.vitrine.kernel.Position;
import dev.vitrine.visualise.frame.Column;
import dev.vitrine.visualise.frame.Type;
import dev.vitrine.visualise.frame.Value;
import dev.vitrine.visualise.syntax.Literal;
import java.util.List;

/// What an aesthetic of a layer shows.
sealed interface Mapped {

  Type type();

  Position at();

  /// A column of the layer's source, in its own spelling.
  record Source(String column, Type type, Position at) implements Mapped {}

  /// The same in every row, and scaled like a column.
  record Constant(Value value, Position at) implements Mapped {
    @Override
    public Type type() {
      return Column.typeOf(value);
    }
  }

  /// What a PLACE layer says itself: a value for each of its rows. Only places are scaled.
  ///
  /// @param column its name where the rows are a query
  record Placed(String column, Type type, List<Literal> values, Position at) implements Mapped {
    public Placed {
      values = List.copyOf(values);
    }
  }
}
