package dev.vitrine.kernel;

/// How many letters must be put in, left out or replaced to make one word another (Levenshtein).
public final class EditDistance {

  private EditDistance() {}

  public static int between(String from, String to) {
    int[] above = new int[to.length() + 1];
    for (int column = 0; column <= to.length(); column++) {
      above[column] = column;
    }
    for (int row = 1; row <= from.length(); row++) {
      above = next(above, row, from.charAt(row - 1), to);
    }
    return above[to.length()];
  }

  private static int[] next(int[] above, int row, char letter, String to) {
    int[] line = new int[above.length];
    line[0] = row;
    for (int column = 1; column < line.length; column++) {
      int replaced = above[column - 1] + (letter == to.charAt(column - 1) ? 0 : 1);
      line[column] = Math.min(replaced, Math.min(above[column], line[column - 1]) + 1);
    }
    return line;
  }
}
