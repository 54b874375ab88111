package dev.vitrine.visualise.stat;

import dev.vitrine.visualise.frame.Type;
import dev.vitrine.visualise.sql.SqlDialect;
import java.util.Optional;
import java.util.stream.Stream;

/// Where a tile lies along one direction, from the two things that are known of it. A tile of a
/// category has its place and a share of the band; any other has two edges.
///
/// @param axis as the user calls it, for messages: `x`
/// @param size `width` or `height`, for messages
/// @param type of the places; sizes are numbers, of days or seconds where places are times
public record Tile(SqlDialect dialect, String axis, String size, Type type) {

  /// SQL expressions of what is mapped or set.
  public record Given(
      Optional<String> centre, Optional<String> min, Optional<String> max, Optional<String> size) {

    private long count() {
      return Stream.of(centre, min, max, size).filter(Optional::isPresent).count();
    }
  }

  /// Where the tile lies.
  public sealed interface Extent {

    /// @param size SQL of the share of the band
    record Band(String centre, String size) implements Extent {}

    /// SQL of both edges.
    record Span(String min, String max) implements Extent {}

    /// @param why what was wrong and what to do
    record Refused(String why) implements Extent {}
  }

  /// @param discrete whether the places are categories
  public Extent extent(Given given, boolean discrete) {
    return discrete ? band(given) : span(given);
  }

  private Extent band(Given given) {
    if (given.min().isPresent() || given.max().isPresent()) {
      return new Extent.Refused(
          "%1$s is a category here, so that a tile has no %1$smin or %1$smax; use %1$s and %2$s"
              .formatted(axis, size));
    }
    if (given.centre().isEmpty()) {
      return new Extent.Refused("a tile of a category needs " + axis);
    }
    String share = given.size().orElseGet(() -> Measure.number(dialect, 1));
    return new Extent.Band(given.centre().get(), share);
  }

  private Extent span(Given given) {
    if (given.count() != 2 && !(given.count() == 1 && given.centre().isPresent())) {
      return new Extent.Refused(
          "a tile needs exactly two of %1$s, %1$smin, %1$smax and %2$s, or %1$s alone"
              .formatted(axis, size));
    }
    if (given.centre().isPresent()) {
      return around(given, place(given.centre().get()));
    }
    if (given.min().isPresent() && given.max().isPresent()) {
      return new Extent.Span(given.min().get(), given.max().get());
    }
    return beside(given, length(given.size().orElseThrow()));
  }

  private Extent around(Given given, String centre) {
    if (given.min().isPresent()) {
      return new Extent.Span(given.min().get(), mirrored(centre, given.min().get()));
    }
    if (given.max().isPresent()) {
      return new Extent.Span(mirrored(centre, given.max().get()), given.max().get());
    }
    String half = length(given.size().orElse("1")) + " / 2.0";
    return new Extent.Span(back(centre + " - " + half), back(centre + " + " + half));
  }

  private Extent beside(Given given, String length) {
    return given.min().isPresent()
        ? new Extent.Span(given.min().get(), back(place(given.min().get()) + " + " + length))
        : new Extent.Span(
            back(place(given.max().orElseThrow()) + " - " + length), given.max().orElseThrow());
  }

  private String mirrored(String centre, String edge) {
    return back("2 * " + centre + " - " + place(edge));
  }

  private String place(String expression) {
    return type.isTemporal() ? dialect.position(expression, type) : expression;
  }

  private String length(String expression) {
    double unit = new Measure(axis, type).unit();
    return unit == 1 ? expression : expression + " * " + Measure.number(dialect, unit);
  }

  private String back(String position) {
    return new Measure(axis, type).back(dialect, "(" + position + ")");
  }
}
