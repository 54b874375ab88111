package dev.vitrine.visualise.scale;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.Position;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.visualise.frame.Type;
import dev.vitrine.visualise.frame.Value;
import dev.vitrine.visualise.syntax.Chart.ScaleClause;
import dev.vitrine.visualise.syntax.Invalid;
import java.util.List;
import java.util.Optional;

/// A scale before its data: what the clause says and what follows from the column types.
///
/// @param family the internal name of the primary aesthetic whose variants share the scale
/// @param name how the user calls it
/// @param position whether it is an axis
/// @param type the type of its columns, all layers taken together
/// @param from the input range that was given; [Value.Missing] for "as the data have it"
/// @param clause what was written, if anything
public record ScalePlan(
    String family,
    String name,
    boolean position,
    Type type,
    Kind kind,
    Transform transform,
    ScaleSettings settings,
    List<Value> from,
    Optional<ScaleClause> clause) {

  public ScalePlan {
    from = List.copyOf(from);
  }

  /// Without room at its ends, unless SETTING asks for some.
  public ScalePlan closed() {
    boolean asked =
        clause.stream()
            .flatMap(written -> written.settings().stream())
            .anyMatch(setting -> setting.name().equals("expand"));
    ScaleSettings closed = asked ? settings : settings.withExpand(0, 0);
    return new ScalePlan(family, name, position, type, kind, transform, closed, from, clause);
  }

  public boolean reversed() {
    return settings.reverse();
  }

  public boolean isClosedRight() {
    return settings.closed() == ScaleSettings.Closed.RIGHT;
  }

  public boolean censors() {
    return settings.outside() == ScaleSettings.Outside.CENSOR;
  }

  public boolean squishes() {
    return settings.outside() == ScaleSettings.Outside.SQUISH;
  }

  /// Whether FROM names NULL among its levels.
  public boolean keepsNull() {
    return from.stream().anyMatch(Value::isNull);
  }

  /// Of the whole clause.
  SqlError error(String message) {
    return clause.isPresent()
        ? error(clause.get().at(), message)
        : new SqlError(ErrorCode.VISUALISE_INVALID, shown(message));
  }

  /// Of something that is written in the clause.
  SqlError error(Position at, String message) {
    return Invalid.at(at, shown(message));
  }

  /// Of its FROM.
  SqlError rangeError(String message) {
    return error(clause.map(ScaleClause::ranged).orElse(new Position(1, 0)), message);
  }

  private String shown(String message) {
    return "Scale '" + name + "': " + message;
  }
}
