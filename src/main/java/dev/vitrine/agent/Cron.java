package dev.vitrine.agent;

import io.micronaut.scheduling.cron.CronExpression;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.regex.Pattern;

/// Times that come again, in a zone: five fields (minute, hour, day, month, weekday) or six with
/// seconds first.
record Cron(CronExpression expression, ZoneId zone) {

  private static final int WITH_SECONDS = 6;

  /// Times with one second are in different minutes, and so a minute apart.
  private static final Pattern ONE_SECOND = Pattern.compile("[0-9]{1,2}");

  private static final int MOST_COUNTED = 10_000;

  /// @throws Refusal for what is none, never comes, or comes more than once a minute
  static Cron of(String text, String zone, Instant now) {
    Cron cron = parsed(text, zone);
    String[] fields = text.strip().split("\\s+", -1);
    if (fields.length == WITH_SECONDS && !ONE_SECOND.matcher(fields[0]).matches()) {
      throw Refusal.badRequest(
          "cron may come once a minute at most: its first field of six, the second, is one number");
    }
    var _ = cron.after(now);
    return cron;
  }

  /// One that was accepted before.
  static Cron parsed(String text, String zone) {
    try {
      return new Cron(CronExpression.create(text.strip()), ZoneId.of(zone));
    } catch (DateTimeException unknown) {
      throw Refusal.badRequest("zone '" + zone + "' is no time zone such as Europe/Paris");
    } catch (IllegalArgumentException malformed) {
      throw Refusal.badRequest("cron '" + text + "' is none: " + malformed.getMessage());
    }
  }

  /// The next time after this one.
  Instant after(Instant moment) {
    try {
      return expression.nextTimeAfter(moment.atZone(zone)).toInstant();
    } catch (IllegalArgumentException never) {
      throw Refusal.badRequest("cron never comes");
    }
  }

  /// How many times come after `from`, up to `until`.
  long between(Instant from, Instant until) {
    long count = 0;
    for (Instant at = after(from); !at.isAfter(until) && count < MOST_COUNTED; at = after(at)) {
      count++;
    }
    return count;
  }
}
