package dev.vitrine.visualise.scale;

import java.util.List;
import java.util.stream.IntStream;

/// Colours between colours, mixed in Oklab (B. Ottosson, 2020), where equal steps look equal.
final class Oklab {

  private Oklab() {}

  /// `count` colours from the first to the last of a palette.
  static List<String> sample(List<String> palette, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> at(palette, count == 1 ? 0 : i / (double) (count - 1)))
        .toList();
  }

  private static String at(List<String> palette, double t) {
    int gaps = palette.size() - 1;
    int gap = Math.min((int) Math.floor(t * gaps), gaps - 1);
    double share = t * gaps - gap;
    double[] from = lab(palette.get(gap));
    double[] to = lab(palette.get(gap + 1));
    double[] mixed = new double[3];
    for (int i = 0; i < 3; i++) {
      mixed[i] = from[i] + (to[i] - from[i]) * share;
    }
    return Colours.hex(rgb(mixed));
  }

  private static double[] lab(String hex) {
    double r = linear(Integer.parseInt(hex.substring(1, 3), 16) / 255.0);
    double g = linear(Integer.parseInt(hex.substring(3, 5), 16) / 255.0);
    double b = linear(Integer.parseInt(hex.substring(5, 7), 16) / 255.0);
    double l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
    double m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
    double s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
    return new double[] {
      0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
      1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
      0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s
    };
  }

  private static double[] rgb(double[] lab) {
    double l = cube(lab[0] + 0.3963377774 * lab[1] + 0.2158037573 * lab[2]);
    double m = cube(lab[0] - 0.1055613458 * lab[1] - 0.0638541728 * lab[2]);
    double s = cube(lab[0] - 0.0894841775 * lab[1] - 1.2914855480 * lab[2]);
    return new double[] {
      gamma(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
      gamma(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
      gamma(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s)
    };
  }

  private static double cube(double x) {
    return x * x * x;
  }

  private static double linear(double c) {
    return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
  }

  private static double gamma(double c) {
    return c <= 0.0031308 ? c * 12.92 : 1.055 * Math.pow(c, 1 / 2.4) - 0.055;
  }
}
