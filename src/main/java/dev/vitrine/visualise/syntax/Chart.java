package dev.vitrine.visualise.syntax;

import dev.vitrine.kernel.Position;
import java.util.List;
import java.util.Optional;

/// A VISUALISE statement as it was written.
///
/// @param mappings in order; for every layer that does not say otherwise
/// @param from the data where no SQL comes before
/// @param layers DRAW and PLACE, the backmost first
/// @param scales in order; the first one for an aesthetic counts
/// @param facet the last FACET clause
/// @param projection the last PROJECT clause
/// @param labels of all LABEL clauses; the last one for a name counts
/// @param overridden FACET and PROJECT clauses that a later one takes the place of
/// @param at where VISUALISE stands in the statement
public record Chart(
    List<Mapping> mappings,
    Optional<Source> from,
    List<Layer> layers,
    List<ScaleClause> scales,
    Optional<Facet> facet,
    Optional<Projection> projection,
    List<Label> labels,
    List<Name> overridden,
    Position at) {

  public Chart {
    mappings = List.copyOf(mappings);
    layers = List.copyOf(layers);
    scales = List.copyOf(scales);
    labels = List.copyOf(labels);
    overridden = List.copyOf(overridden);
  }

  /// Parses the visual part of a statement.
  ///
  /// @param text the whole statement; positions in errors count from its start
  /// @param offset where its VISUALISE stands
  /// @throws dev.vitrine.kernel.SqlError `VISUALISE_SYNTAX` at the first word that does not fit
  public static Chart parse(String text, int offset) {
    return Parsing.chart(text, offset);
  }

  /// The chart in the language again, in one form for all its spellings: reading that text gives
  /// the same chart, but for its positions.
  public String text() {
    return Printing.text(this);
  }

  /// An aesthetic's source.
  public sealed interface Mapping {

    Position at();

    /// Where the aesthetic's name stands.
    default Position named() {
      return at();
    }

    /// `*`: every column that is named like an aesthetic.
    record Wildcard(Position at) implements Mapping {}

    /// `column AS aesthetic`, or `column` alone.
    ///
    /// @param named where the aesthetic stands
    record Column(String column, String aesthetic, Position at, Position named) implements Mapping {
      public Column(String column, String aesthetic, Position at) {
        this(column, aesthetic, at, at);
      }
    }

    /// `literal AS aesthetic`; NULL takes an inherited mapping away.
    ///
    /// @param named where the aesthetic stands
    record Constant(Literal value, String aesthetic, Position at, Position named)
        implements Mapping {
      public Constant(Literal value, String aesthetic, Position at) {
        this(value, aesthetic, at, at);
      }
    }
  }

  /// Where a layer's rows come from.
  public sealed interface Source {

    Position at();

    /// @param parts a name and the names of what holds it, quotes taken off
    /// @param text as written, which is how SQL has to see it
    record Table(List<String> parts, String text, Position at) implements Source {}

    record File(String path, Position at) implements Source {}

    /// `namespace:name`.
    record Builtin(String namespace, String name, Position at) implements Source {}
  }

  /// One layer of the picture.
  public sealed interface Layer {

    String geom();

    List<Setting> settings();

    Position at();

    /// @param filter SQL text of a condition
    /// @param orderBy SQL text of an ordering
    record Draw(
        String geom,
        List<Mapping> mappings,
        Optional<Source> from,
        List<Mapping> remappings,
        List<Setting> settings,
        Optional<String> filter,
        List<Name> partitionBy,
        Optional<String> orderBy,
        Position at)
        implements Layer {}

    /// An annotation: its data are its settings.
    record Place(String geom, List<Setting> settings, Position at) implements Layer {}
  }

  /// A name that someone has to find.
  public record Name(String text, Position at) {}

  /// @param at where its name stands
  /// @param valued where its value stands
  public record Setting(String name, Literal value, Position at, Position valued) {
    public Setting(String name, Literal value, Position at) {
      this(name, value, at, at);
    }
  }

  /// @param kind CONTINUOUS, DISCRETE … as written
  /// @param ranged where the array behind FROM stands; `at` where there is none
  public record ScaleClause(
      Optional<Name> kind,
      String aesthetic,
      Optional<Literal.Array> from,
      Optional<Output> to,
      Optional<Name> via,
      List<Setting> settings,
      List<Renaming> renamings,
      Position at,
      Position ranged) {}

  /// What a scale maps to.
  public sealed interface Output {

    Position at();

    record Values(Literal.Array array, Position at) implements Output {}

    record Palette(String name, Position at) implements Output {}
  }

  /// @param from the value to rename; empty for `*`
  /// @param to its text; empty for NULL, which leaves the label out
  public record Renaming(Optional<Literal> from, Optional<String> to, Position at) {}

  public record Facet(List<Name> rows, List<Name> columns, List<Setting> settings, Position at) {}

  public record Projection(List<Name> aesthetics, Name kind, List<Setting> settings, Position at) {}

  /// @param text empty for NULL, which leaves the title out
  public record Label(String name, Optional<String> text, Position at) {}
}
