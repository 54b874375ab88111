package dev.vitrine.querybuilder.rows;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

/// Moments as results show them.
final class Moments {

  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

  private Moments() {}

  static String text(LocalDateTime moment) {
    return SECONDS.format(moment);
  }
}
