package dev.vitrine.agent;

import dev.vitrine.kernel.Caller;
import dev.vitrine.security.users.Grants;
import dev.vitrine.security.users.Users;
import dev.vitrine.server.RealServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/// The whole server with a scripted model behind it.
final class AgentServer implements AutoCloseable {

  static final String PASSWORD = "correct horse battery";

  private static final AtomicInteger USERS = new AtomicInteger();

  private final ScriptedModel model = new ScriptedModel();
  private final RealServer server;

  private AgentServer(boolean withKey, boolean slowEmbeddings, String... settings) {
    if (slowEmbeddings) {
      model.withSlowEmbeddings();
    }
    List<String> all =
        new ArrayList<>(
            List.of(
                "vitrine.agent.openai.base-url", model.url(),
                "vitrine.agent.openai.api-key", withKey ? "sk-scripted" : "",
                "vitrine.agent.openai.embedding-model", "",
                "vitrine.agent.openai.backoff", "1ms",
                "vitrine.agent.requests-per-minute", "0"));
    all.addAll(List.of(settings));
    this.server = RealServer.start(all.toArray(String[]::new));
  }

  static AgentServer start(String... settings) {
    return new AgentServer(true, false, settings);
  }

  static AgentServer withoutModel(String... settings) {
    return new AgentServer(false, false, settings);
  }

  /// Whose model makes no embedding while it is up.
  static AgentServer withSlowEmbeddings(String... settings) {
    return new AgentServer(true, true, settings);
  }

  ScriptedModel model() {
    return model;
  }

  RealServer server() {
    return server;
  }

  String base() {
    return "http://127.0.0.1:" + server.port();
  }

  /// The first administrator, by key.
  AgentClient admin() {
    return new AgentClient(base()).with("Authorization", "Bearer " + key());
  }

  private static String key() {
    return RealServer.KEY;
  }

  /// A new user who may read the samples, logged in with a cookie.
  AgentClient user() {
    return login(newUser());
  }

  /// The name of a new user with [#PASSWORD].
  String newUser() {
    String name = "USER_" + USERS.incrementAndGet();
    server.bean(Users.class).create(name);
    server.bean(Users.class).setPassword(name, PASSWORD);
    return name;
  }

  AgentClient login(String name) {
    AgentClient client = new AgentClient(base());
    AgentClient.Answer answer =
        client.post(
            "/api/auth/login",
            "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(name, PASSWORD));
    if (answer.status() != 200) {
      throw new AssertionError("no login: " + answer.body());
    }
    String cookie = answer.header("Set-Cookie").split(";", 2)[0];
    return client.with("Cookie", cookie).named(name.toUpperCase(Locale.ROOT));
  }

  void grant(String role, String name) {
    server.bean(Grants.class).grant(role, name);
  }

  static Caller caller(String name) {
    return new Caller(name, List.of("PUBLIC"), "PUBLIC", Caller.Method.INTERNAL);
  }

  @Override
  public void close() {
    try {
      server.close();
    } finally {
      model.close();
    }
  }
}
