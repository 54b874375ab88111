package dev.vitrine.bench;

import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A session in the protocol of Snowflake's drivers, with the least that a client can cost. For one
/// thread.
final class WireClient implements AutoCloseable {

  private static final Pattern TOKEN = Pattern.compile("\"token\":\\s*\"([^\"]+)\"");
  private static final Pattern SUCCESS = Pattern.compile("\"success\":\\s*true");

  private final Client client;

  private WireClient(Client client) {
    this.client = client;
  }

  static WireClient login(int port, String user, String password) {
    String body =
        """
        {"data":{"LOGIN_NAME":"%s","PASSWORD":"%s","ACCOUNT_NAME":"fakesnow","CLIENT_APP_ID":"PythonConnector",\
        "CLIENT_APP_VERSION":"4.8.1","CLIENT_ENVIRONMENT":{},"SESSION_PARAMETERS":{}}}\
        """
            .formatted(user, password);
    try (Client door = Client.bare(port, "")) {
      String answer =
          door.post("/session/v1/login-request?request_id=" + UUID.randomUUID(), body)
              .requires(200)
              .body();
      Matcher token = TOKEN.matcher(answer);
      if (!token.find()) {
        throw new IllegalStateException("no login: " + answer);
      }
      return new WireClient(
          Client.bare(port, "Authorization: Snowflake Token=\"" + token.group(1) + "\"\r\n"));
    }
  }

  void query(String sql) {
    String text = sql.replace("\\", "\\\\").replace("\"", "\\\"");
    String answer =
        client
            .post(
                "/queries/v1/query-request?requestId=" + UUID.randomUUID(),
                "{\"sqlText\":\"" + text + "\",\"asyncExec\":false,\"sequenceId\":1}")
            .requires(200)
            .body();
    if (!SUCCESS.matcher(answer).find()) {
      throw new IllegalStateException(sql + ": " + answer);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
