package dev.vitrine.warehouses.jdbc;

import dev.vitrine.kernel.Column;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BaseVariableWidthVector;
import org.apache.arrow.vector.FieldVector;
import org.jspecify.annotations.Nullable;

/// One column of a result on its way into vectors. Where only the values tell the type, the first
/// batch waits in Java's hands until it is decided.
final class ColumnReader implements AutoCloseable {

  private final Product product;
  private final String name;
  private final int number;
  private final String declared;
  private final boolean nullable;
  private final BufferAllocator allocator;
  private final List<@Nullable Object> waiting = new ArrayList<>();
  private @Nullable Carried carried;
  private @Nullable FieldVector vector;

  private ColumnReader(
      Product product, ResultSetMetaData metadata, int number, BufferAllocator allocator)
      throws SQLException {
    this.product = product;
    this.number = number;
    this.allocator = allocator;
    name = metadata.getColumnLabel(number);
    declared = metadata.getColumnTypeName(number);
    nullable = metadata.isNullable(number) != ResultSetMetaData.columnNoNulls;
  }

  static ColumnReader of(
      Product product, ResultSetMetaData metadata, int number, BufferAllocator allocator)
      throws SQLException {
    ColumnReader reader = new ColumnReader(product, metadata, number, allocator);
    Optional<Carried> known = ColumnTypes.of(product, metadata, number);
    known.ifPresent(reader::become);
    return reader;
  }

  private void become(Carried known) {
    carried = known;
    FieldVector made = known.field(name).createVector(allocator);
    made.setInitialCapacity(Stream.BATCH);
    made.allocateNew();
    vector = made;
  }

  void read(ResultSet rows, int row) throws SQLException {
    Carried how = carried;
    FieldVector into = vector;
    if (how == null || into == null) {
      waiting.add(rows.getObject(number));
    } else {
      how.cell().copy(rows, number, into, row);
    }
  }

  /// These are all the rows.
  void decideByAll() {
    decide(true);
  }

  /// More rows will come.
  void decideBySome() {
    decide(false);
  }

  private void decide(boolean all) {
    if (carried != null) {
      return;
    }
    Carried decided =
        product == Product.SQLITE
            ? Sampled.sqlite(waiting, declared, name)
            : Sampled.numbers(waiting, all, name);
    become(decided);
    Cell.OfObject cell = (Cell.OfObject) decided.cell();
    for (int row = 0; row < waiting.size(); row++) {
      cell.put(waiting.get(row), vector(), row);
    }
    waiting.clear();
  }

  Column column() {
    return new Column(name, decided().type(), nullable);
  }

  /// The vector with its rows.
  FieldVector filled(int count) {
    FieldVector full = vector();
    full.setValueCount(count);
    return full;
  }

  /// Empties it for the next rows.
  void clear() {
    vector().reset();
  }

  /// Bytes of its texts; what else there is does not grow.
  long bytes() {
    return vector instanceof BaseVariableWidthVector texts
        ? texts.getOffsetBuffer().getInt((texts.getLastSet() + 1L) * Integer.BYTES)
        : 0;
  }

  private Carried decided() {
    Carried known = carried;
    if (known == null) {
      throw new IllegalStateException(name + " is not decided");
    }
    return known;
  }

  private FieldVector vector() {
    FieldVector known = vector;
    if (known == null) {
      throw new IllegalStateException(name + " is not decided");
    }
    return known;
  }

  @Override
  public void close() {
    if (vector != null) {
      vector.close();
    }
  }
}
