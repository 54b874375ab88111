package dev.vitrine.notebooks.book;

import dev.vitrine.notebooks.book.NotebookFault.Kind;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;

/// How much a notebook holds, and what its texts may be.
@Singleton
public final class Bounds {

  private static final int LONGEST_NAME = 200;

  private final NotebooksConfig config;

  Bounds(NotebooksConfig config) {
    this.config = config;
  }

  /// @throws NotebookFault `TOO_MANY`
  public void requireRoomForACell(Notebook notebook) {
    int cells = notebook.cells().size();
    if (cells >= config.mostCells()) {
      throw new NotebookFault(
          Kind.TOO_MANY, "The notebook has %d cells, which is the limit".formatted(cells));
    }
  }

  /// Whether a cell of a notebook may have this text.
  ///
  /// @throws NotebookFault `TOO_LARGE`, or `INVALID` for what no file can hold as it is
  public void requireRoom(Notebook notebook, Cell cell, String code) {
    if (code.length() > config.cellCharacters()) {
      throw new NotebookFault(
          Kind.TOO_LARGE, "A cell has at most %d characters".formatted(config.cellCharacters()));
    }
    long others = notebook.characters() - cell.code().length();
    if (others + code.length() > config.notebookCharacters()) {
      throw new NotebookFault(
          Kind.TOO_LARGE,
          "A notebook has at most %d characters".formatted(config.notebookCharacters()));
    }
    if (!isText(code)) {
      throw NotebookFault.invalid("The text has half of a character");
    }
  }

  private static boolean isText(String code) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(code);
  }

  /// A notebook's name, blanks around it taken away.
  ///
  /// @throws NotebookFault `INVALID` for what is none
  public String name(String written) {
    String name = written.strip();
    boolean oneLine = name.matches("[^\\p{Cntrl}]+") && isText(name);
    if (name.length() > LONGEST_NAME || !oneLine) {
      throw NotebookFault.invalid("A name is one line of 1 to 200 characters");
    }
    return name;
  }
}
