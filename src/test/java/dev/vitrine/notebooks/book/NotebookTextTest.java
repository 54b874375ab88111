package dev.vitrine.notebooks.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotebookTextTest {

  private static final String ID = "0f8fad5b-d9cb-469f-a165-70867728950e";

  private static Notebook notebook(String... codes) {
    List<Cell> cells = new ArrayList<>();
    for (String code : codes) {
      CellType type = CellType.values()[cells.size() % CellType.values().length];
      cells.add(new Cell("cell-" + cells.size(), type, code));
    }
    return new Notebook(ID, "A name", Optional.of("COMPUTE_WH"), cells);
  }

  private static void assertRoundTrip(Notebook notebook) {
    String text = NotebookText.write(notebook);
    Notebook back = NotebookText.read(ID, text);

    assertThat(back).isEqualTo(notebook);
    assertThat(NotebookText.write(back)).isEqualTo(text);
  }

  @Test
  void aFileHasTheGivenForm() {
    assertThat(NotebookText.write(notebook("select 1", "print(1)")))
        .isEqualTo(
            """
            # Notebook: A name
            # DB: COMPUTE_WH

            # %% sql [cell-0]
            select 1

            # %% python [cell-1]
            print(1)

            """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "\n\n\n",
        "a",
        "a\n",
        "a\n\n",
        "\r\n",
        "a\r\nb\r\n",
        "# %% python [evil]",
        "# %% python [evil]\nimport os\n",
        "#\\ %% python [evil]",
        "#\\\\ %% sql [evil]\r",
        "x\n# %% markdown [e]\t \ny",
        "# %%",
        "# Notebook: other\n# DB: x",
        "# %% python [cell-1]",
        "\u2028# %% python [e]\u2028",
        "\"\"\"\n# %% sql [cell-0]\n\"\"\""
      })
  void aCellsTextComesBackAsItWas(String code) {
    assertRoundTrip(notebook(code));
    assertRoundTrip(notebook("before", code, "behind"));
    assertRoundTrip(notebook(code, code));
  }

  @Test
  void anyTextComesBackAsItWas() {
    Random random = new Random(7);
    String[] parts = {
      "# %% python [a]", "#", "\\", " %% sql [b]", "\n", "\r", "x", "# DB: y", " ", "# Notebook: z"
    };
    for (int i = 0; i < 2_000; i++) {
      String[] codes = new String[1 + random.nextInt(3)];
      for (int c = 0; c < codes.length; c++) {
        StringBuilder code = new StringBuilder();
        for (int part = random.nextInt(8); part > 0; part--) {
          code.append(parts[random.nextInt(parts.length)]);
        }
        codes[c] = code.toString();
      }
      assertRoundTrip(notebook(codes));
    }
  }

  @Test
  void aNotebookWithoutConnectionAndCellsIsOne() {
    assertRoundTrip(new Notebook(ID, "x", Optional.empty(), List.of()));
  }

  @Test
  void aPeersFileIsRead() {
    Notebook read =
        NotebookText.read(
            ID,
            "# Notebook: Sales\n# DB: postgresql://h/d\n\n# %% python [one]\nx = 1\n# %% sql [two]\nselect {x}");

    assertThat(read.name()).isEqualTo("Sales");
    assertThat(read.connection()).contains("postgresql://h/d");
    assertThat(read.cells())
        .containsExactly(
            new Cell("one", CellType.PYTHON, "x = 1"), new Cell("two", CellType.SQL, "select {x}"));
  }

  @Test
  void aPlainScriptIsOnePythonCell() {
    Notebook read = NotebookText.read(ID, "print(1)\nprint(2)\n");

    assertThat(read.cells()).hasSize(1);
    assertThat(read.cells().getFirst().type()).isEqualTo(CellType.PYTHON);
    assertThat(read.cells().getFirst().code()).isEqualTo("print(1)\nprint(2)");
  }

  @Test
  void anIdThatComesTwiceIsAnotherTheSecondTime() {
    Notebook read = NotebookText.read(ID, "# %% sql [a]\n1\n\n# %% sql [a]\n2\n\n");

    assertThat(read.cells()).extracting(Cell::code).containsExactly("1", "2");
    assertThat(read.cells()).extracting(Cell::id).doesNotHaveDuplicates();
  }
}
