package dev.vitrine.visualise.stat;

import dev.vitrine.visualise.sql.Capability;
import dev.vitrine.visualise.sql.SqlDialect;
import java.util.Set;

/// Where bins are equally wide: on the axis as it is drawn.
public sealed interface Space {

  /// As the values are.
  Space LINEAR = new Linear();

  /// By the values' roots.
  Space ROOT = new Root();

  /// By the values' logarithms.
  static Space logarithm(double base) {
    return new Logarithm(Math.log(base));
  }

  /// Roots and logarithms are not every engine's.
  Set<Capability> needs();

  /// SQL of where a position lies; NULL where it has no place.
  String there(SqlDialect dialect, String position);

  /// SQL of the position that lies there.
  String back(SqlDialect dialect, String place);

  /// The inverse of nothing.
  record Linear() implements Space {

    @Override
    public Set<Capability> needs() {
      return Set.of();
    }

    @Override
    public String there(SqlDialect dialect, String position) {
      return position;
    }

    @Override
    public String back(SqlDialect dialect, String place) {
      return place;
    }
  }

  /// A root's places start at zero: an edge below is drawn at zero.
  record Root() implements Space {

    @Override
    public Set<Capability> needs() {
      return Set.of(Capability.LOGARITHMS);
    }

    @Override
    public String there(SqlDialect dialect, String position) {
      return "CASE WHEN " + position + " >= 0 THEN SQRT(" + position + ") END";
    }

    @Override
    public String back(SqlDialect dialect, String place) {
      return "CASE WHEN " + place + " > 0 THEN " + place + " * " + place + " ELSE 0 END";
    }
  }

  /// @param unit natural logarithm of the base
  record Logarithm(double unit) implements Space {

    @Override
    public Set<Capability> needs() {
      return Set.of(Capability.LOGARITHMS);
    }

    @Override
    public String there(SqlDialect dialect, String position) {
      String divisor = Measure.number(dialect, unit);
      return "CASE WHEN " + position + " > 0 THEN LN(" + position + ") / " + divisor + " END";
    }

    @Override
    public String back(SqlDialect dialect, String place) {
      return "EXP(" + place + " * " + Measure.number(dialect, unit) + ")";
    }
  }
}
