package dev.vitrine.visualise.syntax;

import dev.vitrine.visualise.syntax.Chart.Name;
import dev.vitrine.visualise.syntax.Chart.Output;
import dev.vitrine.visualise.syntax.Chart.Renaming;
import dev.vitrine.visualise.syntax.Chart.ScaleClause;
import java.util.Optional;

/// Reads SCALE clauses.
///
/// @param constants shared by all clauses
record Scaling(Place place, Constants constants) {

  ScaleClause scale(VisualiseParser.ScaleContext scale) {
    return new ScaleClause(
        Optional.ofNullable(scale.kind).map(kind -> new Name(kind.getText(), place.of(kind))),
        Constants.name(scale.aesthetic),
        Optional.ofNullable(scale.array()).map(constants::array),
        Optional.ofNullable(scale.output()).map(this::output),
        Optional.ofNullable(scale.transform)
            .map(name -> new Name(Constants.name(name), place.of(name))),
        constants.settings(scale.settings()),
        scale.renaming().stream().map(this::renaming).toList(),
        place.of(scale.aesthetic),
        place.of(scale.array() == null ? scale.aesthetic : scale.array()));
  }

  private Output output(VisualiseParser.OutputContext output) {
    return output.array() == null
        ? new Output.Palette(Constants.name(output.name()), place.of(output))
        : new Output.Values(constants.array(output.array()), place.of(output));
  }

  private Renaming renaming(VisualiseParser.RenamingContext renaming) {
    return new Renaming(
        Optional.ofNullable(renaming.renamed().literal()).map(constants::literal),
        Optional.ofNullable(renaming.STRING()).map(Constants::string),
        place.of(renaming));
  }
}
