package dev.vitrine.bench;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How many pages a result has, from the answer that holds the first.
final class Pages {

  private static final Pattern INFO = Pattern.compile("\"partitionInfo\":\\[([^\\]]*)]");

  private Pages() {}

  static int of(Client.Answer first) {
    Matcher found = INFO.matcher(first.body());
    if (!found.find()) {
      throw new IllegalStateException("no partitionInfo");
    }
    return found.group(1).split("\"rowCount\"", -1).length - 1;
  }
}
