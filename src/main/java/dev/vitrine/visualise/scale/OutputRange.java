package dev.vitrine.visualise.scale;

import dev.vitrine.kernel.SqlError;
import dev.vitrine.visualise.frame.Value;
import dev.vitrine.visualise.syntax.Chart.Output;
import dev.vitrine.visualise.syntax.Chart.ScaleClause;
import dev.vitrine.visualise.syntax.Literal;
import dev.vitrine.visualise.syntax.Nearest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// What the values of a scale become.
///
/// @param count levels, or bins; 0 for a continuous scale
record OutputRange(ScalePlan plan, int count) {

  private static final Set<String> COLOURED = Set.of("fill", "stroke");
  private static final Set<String> SIZED = Set.of("size", "linewidth", "opacity", "fontsize");

  List<Value> read() {
    Optional<List<Value>> given = plan.clause().flatMap(ScaleClause::to).map(this::given);
    List<Value> range = given.orElseGet(this::standard);
    if (range.isEmpty() || plan.kind() == Kind.CONTINUOUS || plan.kind() == Kind.IDENTITY) {
      return range;
    }
    boolean ordered = plan.kind() == Kind.ORDINAL || plan.kind() == Kind.BINNED;
    if (ordered && isColour() && range.size() >= 2) {
      return texts(
          Oklab.sample(range.stream().map(Value::key).map(OutputRange::opaque).toList(), count));
    }
    if (ordered && SIZED.contains(plan.family())) {
      return between(range.getFirst().position(), range.getLast().position());
    }
    return first(range);
  }

  /// Mixing needs `#rrggbb`.
  private static String opaque(String hex) {
    return hex.substring(0, 7);
  }

  private boolean isColour() {
    return COLOURED.contains(plan.family());
  }

  private List<Value> first(List<Value> range) {
    if (range.size() < count) {
      throw toError(
          "Output range has "
              + range.size()
              + " values but "
              + count
              + " categories needed; name more values behind TO, or fewer levels behind FROM");
    }
    return range.subList(0, count);
  }

  private List<Value> between(double first, double last) {
    return IntStream.range(0, count)
        .mapToDouble(
            i -> count == 1 ? (first + last) / 2 : first + (last - first) * i / (count - 1))
        .<Value>mapToObj(Value.Numeric::new)
        .toList();
  }

  private List<Value> given(Output output) {
    return switch (output) {
      case Output.Palette palette -> texts(palette(palette.name()));
      case Output.Values values -> values.array().elements().stream().map(this::value).toList();
    };
  }

  private List<String> palette(String name) {
    return switch (plan.family()) {
      case "fill", "stroke" ->
          Palettes.colours(name).orElseThrow(() -> unknown(name, Palettes.colourNames()));
      case "shape" ->
          Palettes.shapes(name).orElseThrow(() -> unknown(name, Palettes.shapePalettes()));
      case "linetype" ->
          Palettes.linetypes(name).orElseThrow(() -> unknown(name, Set.of("default")));
      default ->
          throw toError(
              "Palettes are only valid for color, fill, stroke, shape, and linetype aesthetics;"
                  + " give an array");
    };
  }

  private RuntimeException unknown(String name, Set<String> known) {
    return toError(
        "Unknown " + plan.name() + " palette: '" + name + "'" + Nearest.hint(name, known));
  }

  /// Of what stands behind TO; of the clause where nothing does.
  private SqlError toError(String message) {
    return plan.clause()
        .flatMap(ScaleClause::to)
        .map(to -> plan.error(to.at(), message))
        .orElseGet(() -> plan.error(message));
  }

  private Value value(Literal literal) {
    return switch (literal) {
      case Literal.Numeric(double number, var _) when !isColour() -> new Value.Numeric(number);
      case Literal.Numeric number -> colour(number.text());
      case Literal.Text(String text) -> isColour() ? colour(text) : named(text);
      case Literal.Flag _, Literal.Null _, Literal.Array _ ->
          throw toError("TO cannot hold " + literal.shown());
    };
  }

  private Value colour(String text) {
    return new Value.Text(
        Colours.hex(text)
            .orElseThrow(() -> toError("'" + text + "' is no colour; use a CSS name or #rrggbb")));
  }

  private Value named(String text) {
    boolean known =
        switch (plan.family()) {
          case "shape" -> Palettes.outline(text).isPresent();
          case "linetype" -> Palettes.dashes(text).isPresent();
          default -> true;
        };
    if (!known) {
      throw toError("'" + text + "' is no " + plan.family() + known());
    }
    return new Value.Text(text);
  }

  private String known() {
    return plan.family().equals("shape")
        ? "; shapes are " + String.join(", ", Palettes.shapeNames())
        : "; use " + String.join(", ", Palettes.linetypeNames()) + " or hexadecimal dashes";
  }

  private List<Value> standard() {
    boolean ordered = plan.kind() == Kind.ORDINAL || plan.kind() == Kind.BINNED;
    boolean measured = ordered || plan.kind() == Kind.CONTINUOUS;
    return switch (plan.family()) {
      case "fill", "stroke" -> {
        String name = measured ? "sequential" : "ggsql10";
        yield plan.kind() == Kind.IDENTITY
            ? List.of()
            : texts(Palettes.colours(name).orElseThrow());
      }
      case "size", "linewidth" -> measured ? numbers(1, 6) : List.of();
      case "fontsize" -> plan.kind() == Kind.CONTINUOUS ? numbers(8, 20) : List.of();
      case "opacity" -> measured ? numbers(0.1, 1) : List.of();
      case "shape" -> isLevelled() ? texts(Palettes.shapes("default").orElseThrow()) : List.of();
      case "linetype" -> {
        List<String> ramp = ordered ? Palettes.inkRamp(count) : Palettes.LINETYPES;
        yield isLevelled() ? texts(ramp) : List.of();
      }
      default -> List.of();
    };
  }

  private boolean isLevelled() {
    return plan.kind().hasLevels() || plan.kind() == Kind.BINNED;
  }

  private static List<Value> numbers(double low, double high) {
    return List.of(new Value.Numeric(low), new Value.Numeric(high));
  }

  private static List<Value> texts(List<String> texts) {
    return texts.stream().<Value>map(Value.Text::new).toList();
  }
}
