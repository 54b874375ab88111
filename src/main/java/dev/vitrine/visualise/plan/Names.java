package dev.vitrine.visualise.plan;

import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// Internal names of aesthetics and of the columns that carry them. Axes are `pos1` and `pos2`
/// whatever the user calls them; `pos1min`, `pos1max`, `pos1end` share the scale of `pos1`.
public final class Names {

  public static final String X = "pos1";
  public static final String Y = "pos2";

  public static final String GEOMETRY = "geometry";

  /// The variable that makes panels, or the rows of a grid of them.
  public static final String FACET = "facet1";

  /// The variable that makes the columns of a grid.
  public static final String FACET_COLUMN = "facet2";

  static final List<String> FACET_AESTHETICS = List.of(FACET, FACET_COLUMN);

  /// The one value of an axis that nothing is mapped to.
  public static final String DUMMY = "__vitrine_dummy";

  static final List<String> VARIANTS = List.of("min", "max", "end");

  static final String WEIGHT = "weight";

  private static final String AESTHETIC = "__aes_";
  private static final String GROUP = "__group_";
  private static final String STAT = "__stat_";

  /// Names that PROJECT cannot give to an axis.
  static final Set<String> MATERIAL =
      Set.of(
          "color",
          "colour",
          "col",
          "fill",
          "stroke",
          "opacity",
          "size",
          "shape",
          "linetype",
          "linewidth",
          "width",
          "height",
          "label",
          "typeface",
          "fontweight",
          "italic",
          "fontsize",
          "hjust",
          "vjust",
          "rotation",
          "slope",
          "geometry",
          WEIGHT);

  static final Set<String> FACETS = Set.of("panel", "row", "column");

  /// Facets, the first axis with its ends, the second one, then the others by name.
  public static final Comparator<String> ORDER =
      Comparator.comparingInt(Names::rank).thenComparing(Comparator.naturalOrder());

  private static final List<String> ENDS = List.of("", "min", "max", "end");

  private Names() {}

  private static int rank(String aesthetic) {
    if (isFacet(aesthetic)) {
      return 0;
    }
    return isPosition(aesthetic)
        ? (aesthetic.startsWith(X) ? 2 : 7) + ENDS.indexOf(aesthetic.substring(X.length()))
        : 12;
  }

  /// The column of an aesthetic.
  public static String column(String aesthetic) {
    return AESTHETIC + aesthetic;
  }

  public static boolean isAesthetic(String column) {
    return column.startsWith(AESTHETIC);
  }

  public static String aestheticOf(String column) {
    return column.substring(AESTHETIC.length());
  }

  static String group(int index) {
    return GROUP + index;
  }

  public static boolean isGroup(String column) {
    return column.startsWith(GROUP);
  }

  /// The column of something that a statistic made.
  public static String stat(String name) {
    return STAT + name;
  }

  public static boolean isPosition(String aesthetic) {
    return aesthetic.startsWith(X) || aesthetic.startsWith(Y);
  }

  /// Whether it tells panels apart.
  public static boolean isFacet(String aesthetic) {
    return FACET_AESTHETICS.contains(aesthetic);
  }

  /// The internal name of `panel`, `row` or `column`.
  static String facet(String user) {
    return user.equals("column") ? FACET_COLUMN : FACET;
  }

  /// Columns of the variables that tell panels apart, whether there are any or not.
  static List<String> facetColumns() {
    return FACET_AESTHETICS.stream().map(Names::column).toList();
  }

  /// Whether its values are what a mark shows, never what tells marks apart.
  static boolean isContent(String aesthetic) {
    return aesthetic.equals("label") || aesthetic.equals(GEOMETRY);
  }

  public static boolean isOffset(String aesthetic) {
    return aesthetic.endsWith("offset");
  }

  /// The aesthetic whose scale it uses.
  public static String family(String aesthetic) {
    return isPosition(aesthetic) ? aesthetic.substring(0, X.length()) : aesthetic;
  }

  /// The same aesthetic on the other axis.
  public static String flipped(String aesthetic) {
    if (aesthetic.startsWith(X)) {
      return Y + aesthetic.substring(X.length());
    }
    return aesthetic.startsWith(Y) ? X + aesthetic.substring(Y.length()) : aesthetic;
  }

  static String flippedColumn(String column) {
    return isAesthetic(column) ? column(flipped(aestheticOf(column))) : column;
  }
}
