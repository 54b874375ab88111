package dev.vitrine.notebooks.book;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A notebook as the text of a `.py` file, and back without a change.
///
/// ```
/// # Notebook: Revenue
/// # DB: COMPUTE_WH
///
/// # %% sql [5a7d…]
/// select 1
///
/// ```
///
/// Behind a cell's text stand two line ends, which are not part of it. A line of a cell that looks
/// like the head of one gets a backslash behind its `#`, and one that has backslashes there one
/// more, so that no text ever becomes a cell.
final class NotebookText {

  private static final String NAME = "# Notebook:";
  private static final String CONNECTION = "# DB:";
  private static final String HEAD =
      "%% (python|sql|chart|markdown) \\[([A-Za-z0-9_-]{1,64})\\]\\s*";
  private static final Pattern SEPARATOR = Pattern.compile("# " + HEAD);
  private static final Pattern LIKE_ONE = Pattern.compile("#\\\\* " + HEAD);
  private static final Pattern ESCAPED = Pattern.compile("#\\\\+ " + HEAD);

  private NotebookText() {}

  static String write(Notebook notebook) {
    StringBuilder text = new StringBuilder();
    text.append(NAME).append(' ').append(notebook.name()).append('\n');
    text.append((CONNECTION + " " + notebook.connection().orElse("")).strip()).append("\n\n");
    for (Cell cell : notebook.cells()) {
      text.append("# %% ").append(cell.type().word()).append(" [").append(cell.id()).append("]\n");
      for (String line : lines(cell.code())) {
        text.append(LIKE_ONE.matcher(line).matches() ? "#\\" + line.substring(1) : line)
            .append('\n');
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static String[] lines(String text) {
    return text.split("\n", -1);
  }

  /// Any text is a notebook: what stands before the first cell, beside the two lines of the head,
  /// is a Python cell.
  static Notebook read(String id, String text) {
    Reader reader = new Reader();
    for (String line : lines(text)) {
      reader.line(line);
    }
    reader.end("");
    return new Notebook(
        id, reader.name.orElse("Untitled"), reader.connection, List.copyOf(reader.cells));
  }

  /// The name alone.
  static Optional<String> name(String firstLine) {
    return firstLine.startsWith(NAME)
        ? Optional.of(firstLine.substring(NAME.length()).strip())
        : Optional.empty();
  }

  private static final class Reader {
    private final List<Cell> cells = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private Optional<String> name = Optional.empty();
    private Optional<String> connection = Optional.empty();
    private Optional<Cell> open = Optional.empty();
    private List<String> code = new ArrayList<>();

    void line(String line) {
      Matcher separator = SEPARATOR.matcher(line);
      if (separator.matches()) {
        end("\n");
        String id = separator.group(2);
        CellType type = CellType.named(separator.group(1)).orElseThrow();
        open = Optional.of(new Cell(ids.add(id) ? id : UUID.randomUUID().toString(), type, ""));
      } else if (open.isPresent() || !isHead(line)) {
        code.add(ESCAPED.matcher(line).matches() ? "#" + line.substring(2) : line);
      }
    }

    private boolean isHead(String line) {
      if (name.isEmpty() && line.startsWith(NAME)) {
        name = name(line);
        return true;
      }
      if (connection.isEmpty() && line.startsWith(CONNECTION)) {
        connection =
            Optional.of(line.substring(CONNECTION.length()).strip()).filter(s -> !s.isEmpty());
        return true;
      }
      return false;
    }

    /// @param before what stands before the next line; nothing at the end of the file
    void end(String before) {
      String text = withoutEnd(withoutEnd(String.join("\n", code) + before));
      Optional<Cell> headless =
          text.isBlank()
              ? Optional.empty()
              : Optional.of(new Cell(UUID.randomUUID().toString(), CellType.PYTHON, ""));
      open.or(() -> headless).map(cell -> cell.withCode(text)).ifPresent(cells::add);
      code = new ArrayList<>();
      open = Optional.empty();
    }

    private static String withoutEnd(String text) {
      return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    }
  }
}
