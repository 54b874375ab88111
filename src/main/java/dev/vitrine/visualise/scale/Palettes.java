package dev.vitrine.visualise.scale;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Colours, shapes and line types by name.
public final class Palettes {

  private static final Map<String, String> COLOURS = Table.read("palettes.txt");
  private static final Map<String, String> OUTLINES = Table.read("shapes.txt");

  private static final List<String> CLOSED =
      List.of(
          "circle",
          "square",
          "diamond",
          "triangle-up",
          "triangle-down",
          "star",
          "square-cross",
          "circle-plus",
          "square-plus");
  private static final List<String> OPEN =
      List.of("cross", "plus", "asterisk", "bowtie", "hline", "vline");
  private static final Map<String, List<String>> SHAPES =
      Map.of(
          "default", CLOSED,
          "closed", CLOSED,
          "shapes_closed", CLOSED,
          "open", OPEN,
          "shapes_open", OPEN,
          "shapes", concat(CLOSED, OPEN));

  private static final Map<String, List<Integer>> DASHES =
      Map.of(
          "solid", List.of(),
          "dashed", List.of(6, 4),
          "dotted", List.of(1, 2),
          "dotdash", List.of(1, 2, 6, 2),
          "longdash", List.of(10, 4),
          "twodash", List.of(6, 2, 2, 2));
  static final List<String> LINETYPES =
      List.of("solid", "dashed", "dotted", "dotdash", "longdash", "twodash");

  private Palettes() {}

  static Optional<List<String>> colours(String name) {
    String found = COLOURS.get(name.toLowerCase(Locale.ROOT));
    if (found == null) {
      return Optional.empty();
    }
    return found.startsWith("#") ? Optional.of(List.of(found.split(" "))) : colours(found);
  }

  static Set<String> colourNames() {
    return COLOURS.keySet();
  }

  static Optional<List<String>> shapes(String name) {
    return Optional.ofNullable(SHAPES.get(name.toLowerCase(Locale.ROOT)));
  }

  static Set<String> shapePalettes() {
    return SHAPES.keySet();
  }

  static Optional<List<String>> linetypes(String name) {
    boolean known = Set.of("default", "categorical").contains(name.toLowerCase(Locale.ROOT));
    return known ? Optional.of(LINETYPES) : Optional.empty();
  }

  public static Set<String> shapeNames() {
    return OUTLINES.keySet();
  }

  /// A shape's outline as an SVG path.
  public static Optional<String> outline(String shape) {
    return Optional.ofNullable(OUTLINES.get(shape.toLowerCase(Locale.ROOT)));
  }

  public static List<String> linetypeNames() {
    return LINETYPES;
  }

  /// A line type's dashes in pixels: a name, or 2, 4, 6 or 8 hexadecimal digits without a zero.
  public static Optional<List<Integer>> dashes(String linetype) {
    String name = linetype.toLowerCase(Locale.ROOT);
    if (DASHES.containsKey(name)) {
      return Optional.of(DASHES.get(name));
    }
    return name.matches("(?:[1-9a-f]{2}){1,4}")
        ? Optional.of(name.chars().map(digit -> Character.digit(digit, 16)).boxed().toList())
        : Optional.empty();
  }

  /// Line types from hardly any ink to a solid line, one for each level.
  static List<String> inkRamp(int levels) {
    return IntStream.range(0, levels)
        .mapToObj(i -> i == levels - 1 ? "solid" : ink(i, levels))
        .toList();
  }

  private static String ink(int level, int levels) {
    double share = 1 / 16.0 + level / (double) (levels - 1) * 14 / 16;
    int on = Math.clamp(Math.round(16 * share), 1, 15);
    return Integer.toHexString(on) + Integer.toHexString(16 - on);
  }

  private static List<String> concat(List<String> a, List<String> b) {
    return Stream.concat(a.stream(), b.stream()).toList();
  }
}
