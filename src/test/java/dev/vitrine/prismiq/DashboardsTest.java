package dev.vitrine.prismiq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.json.Json;
import dev.vitrine.prismiq.Client.Answer;
import dev.vitrine.server.RealServer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What tenants and users keep: dashboards, widgets, saved queries, pins.
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class DashboardsTest {

  private static final String QUERY =
      """
      {"tables": [{"id": "t", "name": "ORDERS"}],
       "columns": [{"table_id": "t", "column": "ORDER_ID", "aggregation": "count", "alias": "n"}]}\
      """;
  private static final String WIDGET =
      """
      {"type": "metric", "title": "Orders", "query": %s,
       "position": {"x": 0, "y": 0, "w": 4, "h": 3}}\
      """
          .formatted(QUERY);

  private static RealServer server;
  private static Client alice;
  private static Client bob;
  private static Client nobody;
  private static Client stranger;

  @BeforeAll
  static void start() {
    server = RealServer.start();
    Client client = new Client(server);
    alice = client.as("shop", "alice");
    bob = client.as("shop", "bob");
    nobody = client.as("shop", null);
    stranger = client.as("elsewhere", "alice");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String made(Client client, String name) {
    Answer created = client.post("/dashboards", "{\"name\": \"" + name + "\"}");
    assertThat(created.status()).isEqualTo(201);
    return created.text("id");
  }

  @Test
  void aNewDashboardHasEveryField() {
    Answer created = alice.post("/dashboards", "{\"name\": \"Sales\", \"description\": \"d\"}");

    assertThat(created.text("owner_id")).isEqualTo("alice");
    assertThat(created.text("layout"))
        .isEqualTo("{columns=12, row_height=50, margin=[10, 10], compact_type=vertical}");
    assertThat(created.at("widgets")).isEqualTo(List.of());
    assertThat(created.at("is_public")).isEqualTo(false);
    assertThat(created.text("created_at")).endsWith("Z");
    assertThat(alice.get("/dashboards/" + created.text("id")).json()).isEqualTo(created.json());
    assertThat(alice.post("/dashboards", "{\"name\": \"Sales\"}").status())
        .as("names may repeat")
        .isEqualTo(201);
  }

  @Test
  void ownersChangeAndOthersLookWhereTheyMay() {
    String id = made(alice, "Private");
    String path = "/dashboards/" + id;

    assertThat(bob.get(path).status()).isEqualTo(403);
    assertThat(bob.get(path).detail()).isEqualTo("Permission denied");
    assertThat(nobody.get(path).status()).isEqualTo(403);
    assertThat(alice.send("PATCH", path, "{\"allowed_viewers\": [\"bob\"]}").status())
        .isEqualTo(200);
    assertThat(bob.get(path).status()).isEqualTo(200);
    assertThat(bob.send("PATCH", path, "{\"name\": \"Mine\"}").status()).isEqualTo(403);
    assertThat(bob.send("DELETE", path, null).status()).isEqualTo(403);
    assertThat(bob.post(path + "/widgets", WIDGET).status()).isEqualTo(403);
    assertThat(alice.send("PATCH", path, "{\"is_public\": true}").at("is_public")).isEqualTo(true);
    assertThat(nobody.get(path).status()).isEqualTo(200);
    assertThat(alice.send("DELETE", path, null).body())
        .isEqualTo("{\"success\":true,\"message\":\"Dashboard '" + id + "' deleted\"}");
    assertThat(alice.get(path).status()).isEqualTo(404);
  }

  @Test
  void anotherTenantSeesNothing() {
    String id = made(alice, "Of the shop");
    alice.send("PATCH", "/dashboards/" + id, "{\"is_public\": true}");

    assertThat(stranger.get("/dashboards/" + id).status()).isEqualTo(404);
    assertThat(stranger.send("PATCH", "/dashboards/" + id, "{\"name\": \"x\"}").status())
        .isEqualTo(404);
    assertThat(stranger.send("DELETE", "/dashboards/" + id, null).status()).isEqualTo(404);
    assertThat(stranger.get("/dashboards/" + id + "/export").status()).isEqualTo(404);
    assertThat(stranger.get("/dashboards").body()).doesNotContain(id);
    assertThat(
            stranger
                .post("/pins", "{\"dashboard_id\": \"" + id + "\", \"context\": \"home\"}")
                .status())
        .isEqualTo(404);
    assertThat(bob.get("/dashboards").body()).contains(id);
  }

  @Test
  void anIdThatIsNoneIsNotFound() {
    assertThat(alice.get("/dashboards/42").status()).isEqualTo(404);
    assertThat(alice.get("/dashboards/42").detail()).isEqualTo("Dashboard '42' not found");
    assertThat(alice.get("/saved-queries/not-a-number").status()).isEqualTo(404);
    assertThat(alice.get("/dashboards/%27%3B--").status()).isEqualTo(404);
  }

  @Test
  void widgetsAreAddedChangedCopiedMovedAndDeleted() {
    String path = "/dashboards/" + made(alice, "Widgets");
    Answer widget = alice.post(path + "/widgets", WIDGET);
    assertThat(widget.status()).isEqualTo(201);
    String at = path + "/widgets/" + widget.text("id");

    assertThat(alice.send("PATCH", at, "{\"title\": \"New\"}").text("title")).isEqualTo("New");
    Answer copy = alice.post(at + "/duplicate", null);
    assertThat(copy.status()).isEqualTo(201);
    assertThat(copy.text("title")).isEqualTo("New (Copy)");
    assertThat(copy.at("position", "y")).isEqualTo(3L);
    Answer moved =
        alice.send(
            "PUT",
            path + "/layout",
            "[{\"widget_id\": \""
                + widget.text("id")
                + "\", \"x\": 5, \"y\": 6, \"w\": 1, \"h\": 1}]");
    assertThat(moved.text("widgets", 0, "position")).isEqualTo("{x=5, y=6, w=1, h=1}");
    assertThat(
            alice
                .send(
                    "PUT",
                    path + "/layout",
                    "[{\"widget_id\": \"x\", \"x\": 0, \"y\": 0," + " \"w\": 1, \"h\": 1}]")
                .status())
        .isEqualTo(400);
    assertThat(alice.send("DELETE", at, null).status()).isEqualTo(200);
    assertThat(alice.send("DELETE", at, null).detail())
        .isEqualTo("Widget '" + widget.text("id") + "' not found");
    assertThat((List<?>) alice.get(path).at("widgets")).hasSize(1);
  }

  @Test
  void widgetsAreChecked() {
    String path = "/dashboards/" + made(alice, "Checked") + "/widgets";

    Answer wrong =
        alice.post(
            path,
            "{\"type\": \"hologram\", \"title\": \"x\","
                + " \"position\": {\"x\": -1, \"y\": 0, \"w\": 0, \"h\": 1}}");
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.body())
        .contains(
            "[\"body\",\"type\"]",
            "[\"body\",\"position\",\"x\"]",
            "[\"body\",\"position\",\"w\"]");
    assertThat(
            alice
                .post(
                    path,
                    WIDGET.replace(
                        "\"position\"", "\"config\": {\"raw_sql\": \"SELECT 1\"}, \"position\""))
                .body())
        .contains("mutually exclusive");
  }

  @Test
  void widgetsRunWithTheFiltersOfTheirDashboard() {
    String path = "/dashboards/" + made(alice, "Filtered");
    alice.send(
        "PATCH",
        path,
        """
        {"filters": [
          {"id": "s", "type": "select", "label": "S", "field": "STATUS"},
          {"id": "d", "type": "date_range", "label": "D", "field": "ORDER_DATE"},
          {"id": "q", "type": "number_range", "label": "Q", "field": "QUANTITY",
           "default_value": {"max": 2}}]}\
        """);
    String at = path + "/widgets/" + alice.post(path + "/widgets", WIDGET).text("id") + "/execute";
    String raw =
        path
            + "/widgets/"
            + alice
                .post(
                    path + "/widgets",
                    """
                    {"type": "table", "title": "Raw",
                     "config": {"raw_sql": "SELECT count(*) AS n FROM ORDERS"},
                     "position": {"x": 0, "y": 0, "w": 1, "h": 1}}\
                    """)
                .text("id")
            + "/execute";

    String values =
        """
        [{"filter_id": "s", "value": "OPEN"}, {"filter_id": "unknown", "value": 1},
         {"filter_id": "d", "value": {"start": "2025-12-01", "end": "2025-12-31"}}]\
        """;
    long all = Long.parseLong(alice.post(at, null).text("rows", 0, 0));
    long some = Long.parseLong(alice.post(at, values).text("rows", 0, 0));

    assertThat(all).isGreaterThan(some);
    assertThat(some).isPositive();
    assertThat(alice.post(raw, values).at("rows", 0, 0)).isEqualTo(some);
    assertThat(alice.post(at, "[{\"filter_id\": \"d\", \"value\": \"last_aeon\"}]").status())
        .isEqualTo(400);
    assertThat(alice.post(at, "[{\"filter_id\": \"d\", \"value\": \"all_time\"}]").status())
        .isEqualTo(200);
    assertThat(alice.post(at, "{\"x\": 1}").status()).isEqualTo(200);
    String empty =
        alice
            .post(
                path + "/widgets",
                "{\"type\": \"text\", \"title\": \"T\","
                    + " \"position\": {\"x\": 0, \"y\": 0, \"w\": 1, \"h\": 1}}")
            .text("id");
    assertThat(alice.post(path + "/widgets/" + empty + "/execute", null).detail())
        .isEqualTo("Widget has no query");
  }

  @Test
  void aDashboardIsCarriedElsewhere() {
    String path = "/dashboards/" + made(alice, "Carried");
    alice.post(path + "/widgets", WIDGET);

    Answer export = alice.get(path + "/export");
    assertThat(export.text("version")).isEqualTo("1.0");
    assertThat(export.at("widgets", 0, "id")).isNull();
    Answer imported =
        stranger.post(
            "/dashboards/import",
            "{\"export_data\": " + export.body() + ", \"name_override\": \"Here\"}");
    assertThat(imported.status()).isEqualTo(201);
    assertThat(imported.text("name")).isEqualTo("Here");
    assertThat(imported.text("widgets", 0, "title")).isEqualTo("Orders");
    assertThat(imported.at("widgets", 0, "query")).isEqualTo(export.at("widgets", 0, "query"));
    assertThat(alice.post("/dashboards/import", "{\"export_data\": {\"name\": \"x\"}}").status())
        .isEqualTo(422);
  }

  @Test
  void changesAtOnceAreAllKept() throws Exception {
    String path = "/dashboards/" + made(alice, "Busy");
    List<Callable<Integer>> adds = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      adds.add(() -> alice.post(path + "/widgets", WIDGET).status());
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
      for (Future<Integer> status : threads.invokeAll(adds)) {
        assertThat(status.get()).isEqualTo(201);
      }
    }

    assertThat((List<?>) alice.get(path).at("widgets")).hasSize(12);
  }

  @Test
  void savedQueriesAreTheirOwnersUntilTheyAreShared() {
    Answer saved = alice.post("/saved-queries", "{\"name\": \"Count\", \"query\": " + QUERY + "}");
    assertThat(saved.status()).isEqualTo(201);
    assertThat(saved.text("tenant_id")).isEqualTo("shop");
    String path = "/saved-queries/" + saved.text("id");

    assertThat(bob.get(path).status()).isEqualTo(404);
    assertThat(bob.get("/saved-queries").body()).doesNotContain(saved.text("id"));
    assertThat(alice.send("PATCH", path, "{\"is_shared\": true, \"name\": \"N\"}").text("name"))
        .isEqualTo("N");
    assertThat(bob.get(path).status()).isEqualTo(200);
    assertThat(bob.send("PATCH", path, "{\"name\": \"B\"}").detail())
        .isEqualTo("Saved query '" + saved.text("id") + "' not found or permission denied");
    assertThat(bob.send("DELETE", path, null).status()).isEqualTo(404);
    assertThat(stranger.get(path).status()).isEqualTo(404);
    Answer run =
        bob.post("/query/execute", "{\"query\": " + Json.text(bob.get(path).at("query")) + "}");
    assertThat(run.at("rows", 0, 0)).isEqualTo(100_000L);
    assertThat(alice.send("DELETE", path, null).at("success")).isEqualTo(true);
    assertThat(alice.get(path).status()).isEqualTo(404);
  }

  @Test
  void pinsHaveAnOrderInEachContext() {
    String one = made(alice, "One");
    String two = made(alice, "Two");
    String pin = "{\"dashboard_id\": \"%s\", \"context\": \"accounts\"%s}";

    assertThat(nobody.post("/pins", pin.formatted(one, "")).status()).isEqualTo(401);
    assertThat(nobody.post("/pins", pin.formatted(one, "")).detail())
        .isEqualTo("User ID required for pin operations");
    assertThat(alice.post("/pins", pin.formatted(one, "")).status()).isEqualTo(201);
    assertThat(alice.post("/pins", pin.formatted(one, "")).status()).isEqualTo(400);
    assertThat(alice.post("/pins", pin.formatted(two, ", \"position\": 0")).at("position"))
        .isEqualTo(0L);
    assertThat(alice.get("/pins?context=accounts").text("pins", 1, "dashboard_id")).isEqualTo(one);
    assertThat(
            alice
                .send(
                    "PUT",
                    "/pins/order",
                    "{\"context\": \"accounts\", \"dashboard_ids\": [\"%s\", \"%s\"]}"
                        .formatted(one, two))
                .at("success"))
        .isEqualTo(true);
    Answer pinned = alice.get("/pins?context=accounts");
    assertThat(pinned.text("dashboards", 0, "id")).isEqualTo(one);
    assertThat(pinned.at("pins", 1, "position")).isEqualTo(1L);
    assertThat(alice.get("/dashboards/" + one + "/pins").at("contexts"))
        .isEqualTo(List.of("accounts"));
    assertThat((List<?>) bob.get("/pins?context=accounts").at("pins")).isEmpty();
    assertThat(bob.post("/pins", pin.formatted(one, "")).status()).isEqualTo(403);
    assertThat(alice.send("DELETE", "/pins", pin.formatted(one, "")).status()).isEqualTo(200);
    assertThat(alice.send("DELETE", "/pins", pin.formatted(one, "")).detail())
        .isEqualTo("Pin not found for dashboard '" + one + "' in context 'accounts'");
    assertThat(alice.get("/pins").status()).isEqualTo(422);
    alice.send("DELETE", "/dashboards/" + two, null);
    assertThat((List<?>) alice.get("/pins?context=accounts").at("pins")).isEmpty();
  }
}
