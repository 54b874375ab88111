package dev.vitrine.notebooks.book;

/// A cell of a notebook.
///
/// @param id unique in its notebook
/// @param code any text, kept to the character
public record Cell(String id, CellType type, String code) {

  Cell withCode(String newCode) {
    return new Cell(id, type, newCode);
  }
}
