package dev.vitrine.dialect.translate.functions;

import dev.vitrine.dialect.syntax.Expr.Bound;
import dev.vitrine.dialect.syntax.Expr.Frame;
import dev.vitrine.dialect.syntax.Expr.SortKey;
import dev.vitrine.dialect.syntax.Expr.Window;
import dev.vitrine.dialect.translate.AggregatePlaces;
import dev.vitrine.dialect.translate.Casts;
import dev.vitrine.dialect.translate.Problems;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.dialect.translate.Types;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Functions that take a window alone: ranks, neighbours, and values of a frame.
final class Windows implements Family {

  private static final SqlType COUNT = SqlType.fixed(18, 0);
  private static final Bound CURRENT = new Bound("CURRENT ROW", Optional.empty());
  private static final Bound FIRST = new Bound("UNBOUNDED PRECEDING", Optional.empty());
  private static final Bound LAST = new Bound("UNBOUNDED FOLLOWING", Optional.empty());

  @Override
  public void register(Registry registry) {
    for (String name : List.of("ROW_NUMBER", "RANK", "DENSE_RANK")) {
      registry.window(name, 0, 0, call -> Typed.loose(ranked(call, ""), COUNT));
    }
    for (String name : List.of("PERCENT_RANK", "CUME_DIST")) {
      registry.window(name, 0, 0, call -> Typed.of(ranked(call, ""), SqlType.REAL));
    }
    registry.window("NTILE", 1, 1, Windows::part);
    registry.window("LAG", 1, 3, Windows::neighbour);
    registry.window("LEAD", 1, 3, Windows::neighbour);
    registry.window("FIRST_VALUE", 1, 1, call -> ofFrame(call, ""));
    registry.window("LAST_VALUE", 1, 1, call -> ofFrame(call, ""));
    registry.window("NTH_VALUE", 2, 3, call -> ofFrame(call, ", " + call.integer(1)));
    registry.window("CONDITIONAL_TRUE_EVENT", 1, 1, Windows::trueEvents);
    registry.window("CONDITIONAL_CHANGE_EVENT", 1, 1, Windows::changes);
  }

  /// The window that a call must have.
  static Window required(FunctionCall call) {
    return call.syntax()
        .over()
        .orElseThrow(() ->
            Problems.plain(
                ErrorCode.COMPILATION,
                "Missing window specification for function [" + call.shown() + "]."));
  }

  private static Window ordered(FunctionCall call) {
    Window window = required(call);
    if (window.order().isEmpty()) {
      throw Problems.plain(
          ErrorCode.WINDOW_SPECIFICATION,
          "Window function type [" + call.name() + "] requires ORDER BY in window specification.");
    }
    return window;
  }

  /// All rows of the partition, in no order.
  static Window whole(Window window, FunctionCall call) {
    return new Window(window.partition(), List.of(), Optional.empty(), call.syntax().span());
  }

  private static String ranked(FunctionCall call, String arguments) {
    String over = call.expressions().window(framed(ordered(call), Optional.empty()));
    return "(" + call.name().toLowerCase(Locale.ROOT) + "(" + arguments + ") " + over + ")";
  }

  private static Typed part(FunctionCall call) {
    call.requireWithin(0, 1, Integer.MAX_VALUE, "Number of parts must be a positive integer");
    return Typed.loose(ranked(call, call.integer(0)), COUNT);
  }

  private static Window framed(Window window, Optional<Frame> frame) {
    return new Window(window.partition(), window.order(), frame, window.span());
  }

  private static String nulls(FunctionCall call) {
    return call.syntax().ignoreNulls() ? " IGNORE NULLS" : "";
  }

  /// The value so many rows before or behind, else NULL or what is given for that.
  private static Typed neighbour(FunctionCall call) {
    Window window = ordered(call);
    Typed value = call.arg(0);
    SqlType type = call.count() < 3 ? value.type() : Types.common(List.of(value, call.arg(2)));
    StringBuilder arguments = new StringBuilder(Casts.implicit(value, type).exactly().sql());
    if (call.count() > 1) {
      arguments.append(", ").append(call.integer(1));
    }
    if (call.count() > 2) {
      arguments.append(", ").append(Casts.implicit(call.arg(2), type).exactly().sql());
    }
    return Typed.of(
        "(%s(%s%s) %s)"
            .formatted(
                call.name().toLowerCase(Locale.ROOT),
                arguments,
                nulls(call),
                call.expressions().window(framed(window, Optional.empty()))),
        type);
  }

  /// A value of the frame, which is the whole partition unless another one is written.
  private static Typed ofFrame(FunctionCall call, String more) {
    Window window = ordered(call);
    Frame frame = window.frame().orElse(new Frame("ROWS", FIRST, LAST, Optional.empty()));
    Window framed = framed(window, Optional.of(frame));
    Typed value = call.arg(0).exactly();
    boolean fromLast = call.count() == 3 && call.constantText(2).orElse("").equals("LAST");
    String sql =
        "(%s(%s%s%s) %s)"
            .formatted(
                call.name().toLowerCase(Locale.ROOT),
                value.sql(),
                more,
                nulls(call),
                call.expressions().window(fromLast ? reversed(framed) : framed));
    return Typed.of(sql, value.type());
  }

  /// The same rows from the other end.
  private static Window reversed(Window window) {
    List<SortKey> order =
        window.order().stream()
            .map(key ->
                new SortKey(
                    key.value(),
                    !key.descending(),
                    Optional.of(!key.nullsFirst().orElse(key.descending()))))
            .toList();
    Optional<Frame> frame =
        window
            .frame()
            .map(given ->
                new Frame(
                    given.unit(), opposite(given.to()), opposite(given.from()), given.span()));
    return new Window(window.partition(), order, frame, window.span());
  }

  private static Bound opposite(Bound bound) {
    String kind =
        bound.kind().contains("PRECEDING")
            ? bound.kind().replace("PRECEDING", "FOLLOWING")
            : bound.kind().replace("FOLLOWING", "PRECEDING");
    return new Bound(kind, bound.offset());
  }

  private static Window untilHere(Window window) {
    return framed(window, Optional.of(new Frame("ROWS", FIRST, CURRENT, Optional.empty())));
  }

  /// How often a condition was true until this row.
  private static Typed trueEvents(FunctionCall call) {
    Window window = ordered(call);
    String condition = Casts.implicit(counted(call), SqlType.BOOLEAN).sql();
    return Typed.loose(
        "(count(CASE WHEN %s THEN TRUE END) %s)"
            .formatted(condition, call.expressions().window(untilHere(window))),
        COUNT);
  }

  /// What a window of its own goes over, which may hold another one.
  private static Typed counted(FunctionCall call) {
    return AggregatePlaces.holdsWindow(call.written(0))
        ? call.expressions().lifted(call.arg(0).exactly())
        : call.arg(0);
  }

  /// How often a value differed from the row before until this row.
  private static Typed changes(FunctionCall call) {
    Window window = ordered(call);
    Typed changed = call.expressions().lifted(changed(call, window));
    return Typed.loose(
        "(count(CASE WHEN %s THEN TRUE END) %s)"
            .formatted(changed.sql(), call.expressions().window(untilHere(window))),
        COUNT);
  }

  private static Typed changed(FunctionCall call, Window window) {
    String value = counted(call).exactly().comparable();
    String before =
        "(lag(" + value + ") " + call.expressions().window(framed(window, Optional.empty())) + ")";
    return Typed.of("(" + value + " <> " + before + ")", SqlType.BOOLEAN);
  }
}
