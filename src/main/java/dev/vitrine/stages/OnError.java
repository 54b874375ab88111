package dev.vitrine.stages;

import dev.vitrine.dialect.catalog.OptionValue;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a load does about records that it cannot load.
///
/// @param count errors at which a file is skipped
/// @param percent of a file's records at which it is skipped; -1 where `count` says it
record OnError(Kind kind, long count, int percent) {

  enum Kind {
    ABORT,
    CONTINUE,
    SKIP_FILE
  }

  static final OnError ABORT = new OnError(Kind.ABORT, 1, -1);

  private static final Pattern SKIP = Pattern.compile("SKIP_FILE_(\\d{1,9})(%?)");

  static OnError of(OptionValue value) {
    String text = value.plain().toUpperCase(Locale.ROOT);
    Matcher skip = SKIP.matcher(text);
    if (skip.matches()) {
      int number = Integer.parseInt(skip.group(1));
      return skip.group(2).isEmpty()
          ? new OnError(Kind.SKIP_FILE, number, -1)
          : new OnError(Kind.SKIP_FILE, 0, number);
    }
    return switch (text) {
      case "ABORT_STATEMENT" -> ABORT;
      case "CONTINUE" -> new OnError(Kind.CONTINUE, 0, -1);
      case "SKIP_FILE" -> new OnError(Kind.SKIP_FILE, 1, -1);
      default -> throw CopyOptions.invalid(value, "ON_ERROR");
    };
  }

  /// The errors with which a file of so many records is given up, as results tell it.
  long limit(long rows) {
    return switch (kind) {
      case ABORT -> 1;
      case CONTINUE -> Math.max(1, rows);
      case SKIP_FILE -> percent < 0 ? count : Math.max(1, rows * percent / 100);
    };
  }

  /// Whether a file with these figures is loaded, but for its bad records. A count is reached, a
  /// percentage exceeded.
  boolean loads(long rows, long errors) {
    return kind == Kind.CONTINUE
        || (percent < 0 ? errors < limit(rows) : errors * 100 <= rows * percent);
  }
}
