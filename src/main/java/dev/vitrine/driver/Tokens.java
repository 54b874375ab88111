package dev.vitrine.driver;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/// The texts that sessions are known by: 256 random bits each.
///
/// @param session goes with each request
/// @param master renews it
record Tokens(String session, Instant sessionUntil, String master, Instant masterUntil) {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String BEGIN = "Snowflake Token=\"";

  static Tokens random(Instant sessionUntil, Instant masterUntil) {
    return new Tokens("ses_" + text(), sessionUntil, "mas_" + text(), masterUntil);
  }

  /// With the master token that is known already.
  Tokens withMaster(String known) {
    return new Tokens(session, sessionUntil, known, masterUntil);
  }

  private static String text() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /// @param authorization the header: `Snowflake Token="…"`; `None` stands for no token
  static Optional<String> in(Optional<String> authorization) {
    return authorization
        .filter(header -> header.startsWith(BEGIN) && header.endsWith("\""))
        .map(header -> header.substring(BEGIN.length(), header.length() - 1))
        .filter(token -> !token.isEmpty() && !token.equals("None"));
  }

  /// Says nothing of the tokens.
  @Override
  public String toString() {
    return "Tokens[until " + sessionUntil + "]";
  }
}
