package dev.vitrine.driver;

import dev.vitrine.security.AuthenticationFailure;
import dev.vitrine.security.ClientAddress;
import dev.vitrine.security.Presented;
import dev.vitrine.security.StartSettings;
import dev.vitrine.security.TokenLogin;
import dev.vitrine.security.apikey.ApiKeys;
import dev.vitrine.security.password.PasswordLogin;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;

/// Checks what a login says of who it is: `AUTHENTICATOR` and what belongs to that.
///
/// There is no second factor here: a passcode is read over, as for a user who has enrolled none.
@Singleton
final class Credentials {

  /// Characters of a passcode that is written behind the password.
  private static final int PASSCODE = 6;

  private final PasswordLogin passwords;
  private final TokenLogin tokens;
  private final ApiKeys keys;
  private final StartSettings start;
  private final ClientAddress addresses;

  Credentials(
      PasswordLogin passwords,
      TokenLogin tokens,
      ApiKeys keys,
      StartSettings start,
      ClientAddress addresses) {
    this.passwords = passwords;
    this.tokens = tokens;
    this.keys = keys;
    this.start = start;
    this.addresses = addresses;
  }

  /// @param body the `data` of the login request
  /// @throws Refusal when they prove nothing
  Login check(HttpRequest<?> request, Body body) {
    checkAccount(body);
    String address = addresses.of(request);
    String authenticator = body.text("AUTHENTICATOR").orElse("SNOWFLAKE");
    return switch (authenticator.toUpperCase(Locale.ROOT)) {
      case "SNOWFLAKE", "USERNAME_PASSWORD_MFA" -> byPassword(body, address);
      case "SNOWFLAKE_JWT" -> byToken(body, Presented.KEYPAIR_JWT, address);
      case "OAUTH" -> byToken(body, Presented.OAUTH, address);
      case "PROGRAMMATIC_ACCESS_TOKEN" -> byToken(body, Presented.API_KEY, address);
      case "ID_TOKEN" -> throw Refusal.login("390195", "The ID token is invalid.");
      default -> throw LoginRefusals.unknown(authenticator);
    };
  }

  private void checkAccount(Body body) {
    String account = body.text("ACCOUNT_NAME").orElse("");
    int dot = account.indexOf('.');
    String name = (dot < 0 ? account : account.substring(0, dot)).toUpperCase(Locale.ROOT);
    if (!start.acceptsAccount(name)) {
      throw Refusal.login(
          "390201",
          "There is no account '%s' here: the setting vitrine.account names those that there are."
              .formatted(name));
    }
  }

  private Login byPassword(Body body, String address) {
    String user = body.text("LOGIN_NAME").orElse("");
    String password = body.text("PASSWORD").orElse("");
    try {
      if (keys.looksRight(password)) {
        return token(Optional.of(user), password, Presented.API_KEY, address);
      }
      return new Login(passwords.login(user, password, address), Optional.empty());
    } catch (AuthenticationFailure failure) {
      if (failure.reason() == AuthenticationFailure.Reason.BAD_PASSWORD && hasPasscode(body)) {
        return withoutPasscode(user, password, address);
      }
      throw LoginRefusals.ofPassword(failure);
    }
  }

  /// Whether the password may have a passcode behind it: the driver then says that there is one and
  /// sends none.
  private static boolean hasPasscode(Body body) {
    return body.text("EXT_AUTHN_DUO_METHOD").filter("passcode"::equalsIgnoreCase).isPresent()
        && body.text("PASSCODE").isEmpty()
        && body.text("PASSWORD").filter(text -> text.matches("(?s).+[0-9]{6}")).isPresent();
  }

  private Login withoutPasscode(String user, String password, String address) {
    try {
      String alone = password.substring(0, password.length() - PASSCODE);
      return new Login(passwords.login(user, alone, address), Optional.empty());
    } catch (AuthenticationFailure failure) {
      throw LoginRefusals.ofPassword(failure);
    }
  }

  private Login byToken(Body body, String type, String address) {
    String token = body.text("TOKEN").or(() -> body.text("PASSWORD")).orElse("");
    try {
      return token(body.text("LOGIN_NAME"), token, type, address);
    } catch (AuthenticationFailure failure) {
      throw LoginRefusals.ofToken(failure, type);
    }
  }

  private Login token(Optional<String> user, String token, String type, String address) {
    TokenLogin.Admission admission = tokens.login(user, token, type, address);
    return new Login(admission.identity(), admission.onlyRole());
  }
}
