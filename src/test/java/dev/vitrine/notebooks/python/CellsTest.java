package dev.vitrine.notebooks.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vitrine.notebooks.python.CellRun.State;
import dev.vitrine.notebooks.python.Python.Result;
import dev.vitrine.notebooks.python.Python.Session;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What cells of plain Python do and show.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class CellsTest {

  @RegisterExtension static final Python.Shared PYTHON = new Python.Shared();

  private static Session session() {
    return PYTHON.session();
  }

  @Test
  void theLastExpressionIsShown() {
    Result result = session().run("a = 20\na + 1");

    assertThat(result.state()).isEqualTo(State.SUCCESS);
    assertThat(result.ended().error()).isEmpty();
    assertThat(result.outputs()).containsExactly(new Output.Data("text/plain", "21"));
  }

  @Test
  void noneAndAStatementShowNothing() {
    assertThat(session().run("None").outputs()).isEmpty();
    assertThat(session().run("b = 5").outputs()).isEmpty();
    assertThat(session().run("b;").outputs()).isEmpty();
    assertThat(session().run("").outputs()).isEmpty();
    assertThat(session().run("# only a comment").state()).isEqualTo(State.SUCCESS);
  }

  @Test
  void variablesStayForLaterCells() {
    session().run("kept = [1, 2]");

    assertThat(session().run("kept").value()).isEqualTo("[1, 2]");
  }

  @Test
  void printsAndShownValuesComeInTheirOrder() {
    Result result =
        session()
            .run("import sys\nprint('a')\ndisplay(1)\nprint('b', file=sys.stderr)\nprint('c')\n2");

    assertThat(result.outputs())
        .containsExactly(
            new Output.Stream("stdout", "a\n"),
            new Output.Data("text/plain", "1"),
            new Output.Stream("stderr", "b\n"),
            new Output.Stream("stdout", "c\n"),
            new Output.Data("text/plain", "2"));
  }

  @Test
  void whatOtherProcessesAndNativeCodeWriteIsCaptured() {
    assumeTrue(Python.hasNamespaces());
    Result result =
        session()
            .run(
                """
                import os, subprocess
                print("before")
                subprocess.run(["sh", "-c", "echo child; echo fault >&2"])
                os.write(1, b"native\\n")
                """);

    assertThat(result.out()).isEqualTo("before\nchild\nnative\n");
    assertThat(result.text("stderr")).isEqualTo("fault\n");
  }

  @Test
  void aTracebackHasTheLinesOfCellsOnly() {
    Result result = session().run("import json\ndef f():\n    json.loads('{')\nf()");

    assertThat(result.state()).isEqualTo(State.ERROR);
    assertThat(result.error())
        .contains("<cell 1>\", line 4", "<cell 1>\", line 3", "JSONDecodeError")
        .doesNotContain("kernel.py", "decoder.py", "/usr/");
  }

  @Test
  void badSyntaxNamesItsLine() {
    Result result = session().run("x = 1\ny = = 2");

    assertThat(result.state()).isEqualTo(State.ERROR);
    assertThat(result.error()).contains("line 2", "SyntaxError");
  }

  @Test
  void charactersOfAllPlanesPass() {
    assertThat(session().run("print('é漢😀')").out()).isEqualTo("é漢😀\n");
    assertThat(session().run("'é漢😀'").value()).isEqualTo("é漢😀");
    assertThat(session().run("import os\nos.write(1, b'a\\xffb')\nNone").out())
        .isEqualTo("a\uFFFDb");
  }

  @Test
  void anExitIsAnErrorAndNoEnd() {
    Result result = session().run("import sys\nsys.exit(3)");

    assertThat(result.state()).isEqualTo(State.ERROR);
    assertThat(result.error()).contains("SystemExit: 3");
    assertThat(session().kernel().isAlive()).isTrue();
  }

  @Test
  void awaitWorksAtTheTop() {
    assertThat(session().run("import asyncio\nawait asyncio.sleep(0, 'done')").value())
        .isEqualTo("done");
  }

  @Test
  void askingForInputFailsAtOnce() {
    assertThat(session().run("input()").error()).contains("EOFError");
  }

  @Test
  void aForkedChildTakesNoPartInTheConversation() {
    assumeTrue(Python.hasNamespaces());
    Result result =
        session()
            .run(
                """
                import os
                pid = os.fork()
                if pid == 0:
                    print("from the child")
                else:
                    os.waitpid(pid, 0)
                    print("from the parent")
                """);

    assertThat(result.state()).isEqualTo(State.SUCCESS);
    assertThat(result.out()).isEqualTo("from the child\nfrom the parent\n");
    assertThat(session().run("1 + 1").value()).isEqualTo("2");
  }
}
