package dev.vitrine.visualise.scale;

import dev.vitrine.kernel.Position;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.visualise.frame.Type;
import dev.vitrine.visualise.frame.Value;
import dev.vitrine.visualise.syntax.Chart.Name;
import dev.vitrine.visualise.syntax.Chart.ScaleClause;
import dev.vitrine.visualise.syntax.Invalid;
import dev.vitrine.visualise.syntax.Literal;
import dev.vitrine.visualise.syntax.Nearest;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Decides what kind of scale an aesthetic gets.
///
/// @param family the internal name of the aesthetic
/// @param name how the user calls it
/// @param position whether it is an axis
public record ScalePlanner(String family, String name, boolean position) {

  /// Aesthetics that are scaled without being asked; all others are taken as they are.
  private static final Set<String> SCALED =
      Set.of(
          "fill", "stroke", "size", "linewidth", "width", "height", "opacity", "shape", "linetype");

  private static final List<Transform> NUMBER_LINES =
      List.of(Transform.IDENTITY, Transform.DATETIME, Transform.TIME);
  private static final Position START = new Position(1, 0);
  private static final Set<String> STEPPED = Set.of("shape", "linetype");

  /// @param types of the columns that show the aesthetic, over all layers
  /// @throws SqlError `VISUALISE_INVALID` when the clause does not fit them
  public ScalePlan plan(Collection<Type> types, Optional<ScaleClause> clause) {
    Optional<Kind> asked = clause.flatMap(ScaleClause::kind).map(this::kind);
    Optional<Transform> via = clause.flatMap(ScaleClause::via).map(this::transform);
    Type seen = types.isEmpty() ? typeOfRange(clause) : common(types, via, clause);
    Type type = via.flatMap(Transform::type).orElse(seen);
    checkTransform(asked, clause);
    Kind kind =
        FacetKind.isFacet(family)
            ? new FacetKind(name, clause).choose(asked, type, via)
            : asked.orElseGet(() -> inferred(type, via, clause.isPresent()));
    Transform transform =
        via.filter(asIs -> asIs != Transform.IDENTITY || !type.isTemporal())
            .orElseGet(() -> standard(type, kind));
    SettingsReader reader = new SettingsReader(name, kind, transform, position);
    ScaleSettings settings = reader.read(clause.map(ScaleClause::settings).orElse(List.of()));
    ScalePlan plan =
        new ScalePlan(family, name, position, type, kind, transform, settings, List.of(), clause);
    check(plan, seen);
    List<Value> from = new InputRange(plan).read();
    return new ScalePlan(family, name, position, type, kind, transform, settings, from, clause);
  }

  /// Checks what a clause says whatever the columns are.
  ///
  /// @throws SqlError `VISUALISE_INVALID`
  public void check(ScaleClause clause) {
    Optional<Kind> asked = clause.kind().map(this::kind);
    Optional<Transform> via = clause.via().map(this::transform);
    asked.ifPresent(kind -> checkSteps(kind, clause.at()));
    checkTransform(asked, Optional.of(clause));
    List<Kind> kinds = asked.map(List::of).orElse(List.of(Kind.values()));
    List<Transform> transforms = via.map(List::of).orElse(NUMBER_LINES);
    Optional<SqlError> wrong = Optional.empty();
    for (Kind kind : kinds) {
      for (Transform transform : transforms) {
        try {
          new SettingsReader(name, kind, transform, position).read(clause.settings());
          return;
        } catch (SqlError error) {
          wrong = wrong.or(() -> Optional.of(error));
        }
      }
    }
    throw wrong.orElseThrow();
  }

  /// A type that is named says which transforms there are.
  private void checkTransform(Optional<Kind> asked, Optional<ScaleClause> clause) {
    Optional<Name> via = clause.flatMap(ScaleClause::via);
    if (asked.isEmpty() || via.isEmpty()) {
      return;
    }
    Set<Transform> allowed = asked.get().transforms();
    if (!allowed.contains(transform(via.get()))) {
      throw Invalid.at(
          via.get().at(),
          "Scale '"
              + name
              + "': "
              + asked.get().shown()
              + " scale transform should be "
              + Invalid.oneOf(allowed.stream().map(Transform::shown).toList())
              + ", not '"
              + via.get().text()
              + "'");
    }
  }

  /// Outlines and dashes have nothing in between.
  private void checkSteps(Kind kind, Position at) {
    if (kind == Kind.CONTINUOUS && STEPPED.contains(family)) {
      throw Invalid.at(
          at,
          "Scale '"
              + name
              + "': a "
              + family
              + " has nothing in between, so its scale cannot be continuous; use SCALE DISCRETE,"
              + " ORDINAL or BINNED "
              + name);
    }
  }

  private Kind kind(Name kind) {
    return Kind.named(kind.text())
        .orElseThrow(() -> {
          List<String> known = Arrays.stream(Kind.values()).map(Kind::name).toList();
          return Invalid.at(
              kind.at(),
              "unknown scale type '"
                  + kind.text()
                  + "'; expected "
                  + String.join(", ", known)
                  + Nearest.hint(kind.text(), known));
        });
  }

  private Transform transform(Name via) {
    return Transform.named(via.text())
        .orElseThrow(() ->
            Invalid.at(
                via.at(),
                "Unknown transform: '"
                    + via.text()
                    + "'. Valid transforms are: "
                    + Invalid.oneOf(Transform.allNames())
                    + Nearest.hint(via.text(), Transform.allNames())));
  }

  private static Type typeOfRange(Optional<ScaleClause> clause) {
    Optional<Literal> first =
        clause.flatMap(ScaleClause::from).flatMap(array -> array.elements().stream().findFirst());
    return switch (first.orElse(Literal.Null.NULL)) {
      case Literal.Text(String text) when Places.date(text).isPresent() -> Type.DATE;
      case Literal.Text _ -> Type.TEXT;
      case Literal.Flag _ -> Type.BOOLEAN;
      case Literal.Numeric _, Literal.Null _, Literal.Array _ -> Type.NUMBER;
    };
  }

  private Type common(
      Collection<Type> types, Optional<Transform> via, Optional<ScaleClause> clause) {
    boolean numeric = types.stream().allMatch(Type::isNumeric);
    if (types.stream().distinct().count() == 1) {
      return types.iterator().next();
    }
    if (numeric) {
      return Type.NUMBER;
    }
    if (types.stream().allMatch(Type::isTemporal) && via.isEmpty()) {
      String message =
          "dates, timestamps and times are mixed; cast them alike in the SQL part, or say which"
              + " with VIA";
      throw new ScalePlan(
              family,
              name,
              position,
              Type.TEXT,
              Kind.DISCRETE,
              Transform.STRING,
              ScaleSettings.defaults(Kind.DISCRETE, position),
              List.of(),
              clause)
          .error(message);
    }
    return Type.TEXT;
  }

  private Kind inferred(Type type, Optional<Transform> via, boolean written) {
    if (via.isPresent() && via.get() != Transform.IDENTITY) {
      return via.get().isForLevels() ? Kind.DISCRETE : Kind.CONTINUOUS;
    }
    if (!position && !SCALED.contains(family) && !written) {
      return Kind.IDENTITY;
    }
    return type.isDiscrete() ? Kind.DISCRETE : Kind.CONTINUOUS;
  }

  private static Transform standard(Type type, Kind kind) {
    boolean levels = kind.hasLevels() && type.isNumeric();
    return levels ? Transform.IDENTITY : Transform.of(type);
  }

  /// Types that no cast joins.
  private static boolean canBecome(Type from, Type to) {
    if (from == to || from == Type.TEXT || to == Type.TEXT) {
      return from != Type.BINARY;
    }
    if (from.isTemporal()) {
      boolean dated = from == Type.DATE && to == Type.TIMESTAMP;
      return from == Type.TIMESTAMP ? to.isTemporal() : dated;
    }
    return from.isNumeric() || (from == Type.BOOLEAN && !to.isTemporal());
  }

  private static String named(Type type) {
    return switch (type) {
      case INTEGER, NUMBER -> "numbers";
      case TEXT -> "texts";
      case BOOLEAN -> "true and false";
      case DATE -> "dates";
      case TIMESTAMP -> "timestamps";
      case TIME -> "times of day";
      case BINARY -> "bytes";
    };
  }

  private void check(ScalePlan plan, Type seen) {
    if (plan.transform().bends() && seen.isTemporal()) {
      throw plan.error(
          "VIA bends numbers, and this has dates or times; leave VIA out, or make them numbers in"
              + " the SQL part");
    }
    plan.transform()
        .type()
        .filter(type -> !canBecome(seen, type))
        .ifPresent(type -> {
          throw plan.error("VIA cannot make " + named(seen) + " " + named(type));
        });
    checkSteps(plan.kind(), plan.clause().map(ScaleClause::at).orElse(START));
    if (plan.kind().isNumberLine() && plan.type().isDiscrete()) {
      throw plan.error(
          "a "
              + plan.kind().shown()
              + " scale needs numbers or dates, and this has categories; use DISCRETE or ORDINAL,"
              + " or make the column a number in the SQL part");
    }
  }
}
