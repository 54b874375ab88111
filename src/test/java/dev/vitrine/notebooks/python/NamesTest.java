package dev.vitrine.notebooks.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What Python text reads from other cells and defines for them.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class NamesTest {

  private static Python python;

  @BeforeAll
  static void start() {
    python = Python.with(Map.of());
  }

  @AfterAll
  static void stop() {
    python.close();
  }

  /// `;;` stands for a new line.
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "-",
      value = {
        // assignments
        "x = 1 | - | x",
        "y = x | x | y",
        "x = 1;;y = x | - | x y",
        "y = x;;x = 1 | x | x y",
        "x += 1 | x | x",
        "x = 1;;x += y | y | x",
        "x = x + 1 | x | x",
        "a, (b, *c) = d | d | a b c",
        "a = b = c | c | a b",
        "a.b = c | a c | -",
        "a[i] = c | a c i | -",
        "a[i] += c | a c i | -",
        "x: int = y | y | x",
        "x: T | T | -",
        "(n := f(m)) | f m | n",
        // statements
        "for i in xs: total = i | xs | i total",
        "while c: c = next(it) | c it | c",
        "if c: x = 1;;else: x = 2;;print(x) | c | c_x",
        "with open(p) as f: t = f.read() | p | f t",
        "try:;;  r = g();;except E as e:;;  r = e;;finally:;;  done = 1 | E g | done r",
        "try:;;  pass;;except E as e:;;  pass;;e | E e | -",
        "match v:;;  case [a, *b]: pass;;  case {'k': c, **d}: pass;;  case K(x=z) as w: pass | K v | a b c d w z",
        "assert a, b | a b | -",
        "print(f'{a!r:>{w}} {b:%Y}') | a b w | -",
        "raise a from b | a b | -",
        "await a | a | -",
        "async with a as b: pass | a | b",
        "async for i in a: pass | a | i",
        // deletions
        "x = 1;;del x | - | -",
        "del x | x | x",
        "x = 1;;del x;;x | x | -",
        "x = 1;;if c: del x | c | x",
        "del a[i] | a i | -",
        "del a.b | a | -",
        // imports
        "import a | - | a",
        "import a.b.c | - | a",
        "import a.b as c | - | c",
        "from a import b, c as d | - | b d",
        "from . import b | - | b",
        "from __future__ import annotations;;x: T = 1 | T | x",
        // comprehensions
        "[i for i in xs] | xs | -",
        "i = 1;;[i + k for i in xs] | k xs | i",
        "{k: v for k, v in d.items() if k in keep} | d keep | -",
        "[x for y in ys for x in y] | ys | -",
        "[x for x in x] | x | -",
        "sum(i * w for i in xs) | w xs | -",
        "[(last := i) for i in xs] | xs | last",
        "[[j for j in i] for i in m] | m | -",
        "[a for b in c] | a c | -",
        // functions
        "def f(a, b=c, *d, e: T = g, **h) -> R: return a + z | R T c g z | f",
        "def f(): return x;;x = 1 | - | f x",
        "def f():;;  x = 1;;  return x | - | f",
        "def f():;;  global x;;  x = 1 | - | f x",
        "def f():;;  x = y;;  def g():;;    nonlocal x;;    x = z;;  return g | y z | f",
        "def f(n): return f(n - 1) | - | f",
        "@d(k);;def f(): pass | d k | f",
        "f = lambda a, b=c: a + b + z | c z | f",
        "sorted(xs, key=lambda v: v + off) | off xs | -",
        "def f():;;  import m;;  return [q for q in m.x] | - | f",
        "def f():;;  return [q + w for q in a] | a w | f",
        "def f():;;  yield (yield x) | x | f",
        "async def f(): await g() | g | f",
        "def listcomp(): return z | z | listcomp",
        // classes
        "class A(B, metaclass=M): x = y | B M y | A",
        "class A:;;  x = 1;;  y = x | - | A",
        "class A:;;  x = 1;;  def f(self): return x | x | A",
        "class A:;;  x = [1];;  y = [z for z in x] | - | A",
        "class A:;;  x = 1;;  y = [x for z in w] | w x | A",
        "class A:;;  def f(self): return A, super() | - | A",
        "class A:;;  class B:;;    v = q | q | A",
        "@d;;class A: pass | d | A",
        "class A:;;  global g;;  g = 1 | - | A g",
        // what is always there
        "print(len(range(3))) | - | -",
        "__name__ == '__main__' | - | -",
        "display(x) | x | -",
        "globals()['x'] | - | -",
        "max = 3 | - | max",
        "# nothing | - | -",
        "'text {x}' | - | -",
        "x | x | -",
      })
  void readsAndDefinitions(String code, String reads, String defines) {
    Names names = python.kernels.names(code.replace(";;", "\n"));

    assertThat(names.error()).isEmpty();
    assertThat(String.join(" ", names.reads())).isEqualTo(reads == null ? "" : reads);
    assertThat(String.join(" ", names.defines()))
        .isEqualTo(defines == null ? "" : defines.replace("c_x", "x"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "x = 1;;y = = 2 | line 2: SyntaxError",
        "def f(: | line 1: SyntaxError",
        "if x:;;y | line 2: IndentationError",
        "x = 1;;  return 3 | line 2: IndentationError",
        "x = 1;;return x | line 2: SyntaxError: 'return' outside function",
        "break | line 1: SyntaxError: 'break' outside loop",
        "'abc | line 1: SyntaxError: unterminated string",
        "x = 1;;from m import * | line 2: from m import *",
        "def f(a, a): pass | line 1: SyntaxError: duplicate argument",
        "nonlocal x | line 1: SyntaxError: nonlocal",
        "f(x) = 1 | line 1: SyntaxError: cannot assign",
        "x\u0000y | SyntaxError",
        "\ud800 | SyntaxError",
      })
  void whatCannotRunIsToldWithItsLine(String code, String error) {
    Names names = python.kernels.names(code.replace(";;", "\n"));

    assertThat(names.error()).hasValueSatisfying(told -> assertThat(told).contains(error));
  }

  @Test
  void aStarImportKeepsTheOtherNames() {
    Names names = python.kernels.names("from m import *\nx = y");

    assertThat(names.error())
        .hasValueSatisfying(told -> assertThat(told).contains("import them by name"));
    assertThat(names.defines()).containsExactly("x");
    assertThat(names.reads()).containsExactly("y");
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "[", "-", "not ", "lambda: ", "x if "})
  void deepTextIsRefusedAndTheReaderLives(String part) {
    Names deep = python.kernels.names(part.repeat(200_000) + "1");

    assertThat(deep.error()).isPresent();
    assertThat(python.kernels.names("y = x").reads()).containsExactly("x");
  }

  @Test
  void longChainsAreReadOrRefused() {
    Names chain = python.kernels.names("x = " + "a + ".repeat(20_000) + "b");

    assertThat(chain.error().isPresent() || chain.reads().contains("b")).isTrue();
    assertThat(python.kernels.names("y = x").reads()).containsExactly("x");
  }

  @Test
  void hugeTextIsRefused() {
    assertThat(python.kernels.names("#".repeat(2_000_000)).error()).isPresent();
  }

  @Test
  void nothingIsEverRun() {
    Names names =
        python.kernels.names(
            "import os\nos._exit(1)\nopen('made', 'w')\nclass A: print(1)\n@exit\ndef f(x=exit()): pass");

    assertThat(names.error()).isEmpty();
    assertThat(names.defines()).containsExactly("A", "f", "os");
    assertThat(python.kernels.names("x").reads()).containsExactly("x");
  }
}
