package dev.vitrine.notebooks.book;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A notebook: cells in order.
///
/// @param id a UUID
/// @param connection where its statements run, as [Connection] reads it, never with a password
public record Notebook(String id, String name, Optional<String> connection, List<Cell> cells) {

  public Notebook {
    cells = List.copyOf(cells);
  }

  public Optional<Cell> cell(String cellId) {
    return cells.stream().filter(cell -> cell.id().equals(cellId)).findFirst();
  }

  /// -1 for a cell that is not there.
  public int indexOf(String cellId) {
    return cells.stream().map(Cell::id).toList().indexOf(cellId);
  }

  public Notebook withName(String newName) {
    return new Notebook(id, newName, connection, cells);
  }

  public Notebook withConnection(Optional<String> newConnection) {
    return new Notebook(id, name, newConnection, cells);
  }

  public Notebook withCells(List<Cell> newCells) {
    return new Notebook(id, name, connection, newCells);
  }

  public Notebook withCode(String cellId, String code) {
    return withCells(
        cells.stream().map(cell -> cell.id().equals(cellId) ? cell.withCode(code) : cell).toList());
  }

  public Notebook withCellAt(int index, Cell cell) {
    List<Cell> more = new ArrayList<>(cells);
    more.add(index, cell);
    return withCells(more);
  }

  public Notebook withoutCell(String cellId) {
    return withCells(cells.stream().filter(cell -> !cell.id().equals(cellId)).toList());
  }

  /// Characters of all cells.
  public long characters() {
    return cells.stream().mapToLong(cell -> cell.code().length()).sum();
  }
}
