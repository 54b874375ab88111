package dev.vitrine.stages;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// A file as `LIST` tells of it.
///
/// @param path inside its stage
/// @param md5 of its bytes, in hexadecimal
public record StagedFile(String path, long size, String md5, Instant modified) {

  private static final DateTimeFormatter SHOWN =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /// As Snowflake prints it: `Mon, 15 Jan 2024 10:00:00 GMT`.
  public String modifiedText() {
    return SHOWN.format(modified);
  }
}
