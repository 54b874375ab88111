package dev.vitrine.warehouses.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrine.kernel.Caller;
import dev.vitrine.kernel.CallerToken;
import dev.vitrine.kernel.SqlError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpecReaderTest {

  @TempDir Path directory;

  @Test
  void fieldsAreRead() {
    ConnectionSpec spec =
        SpecReader.read(
            "sales",
            Map.of(
                "type", "postgresql",
                "host", "db.example.com",
                "database", "sales",
                "user", "reader",
                "password-env", "SALES_PASSWORD",
                "pool_size", 3,
                "connect_timeout", "500ms",
                "read_only", false));

    assertThat(spec.port()).isEqualTo(5432);
    assertThat(spec.password()).isEqualTo(new Secret.Environment("SALES_PASSWORD"));
    assertThat(spec.sizes().poolSize()).isEqualTo(3);
    assertThat(spec.sizes().workers()).isEqualTo(3);
    assertThat(spec.sizes().connectTimeout()).isEqualTo(Duration.ofMillis(500));
    assertThat(spec.readOnly()).isFalse();
  }

  @Test
  void aConnectionIsReadOnlyUnlessSomeoneSaysOtherwise() {
    assertThat(SpecReader.read("a", Map.of("type", "mysql", "host", "h")).readOnly()).isTrue();
  }

  @Test
  void trinoWantsAUserWhoeverThatIs() {
    assertThatThrownBy(() -> SpecReader.read("a", Map.of("type", "trino", "host", "h")))
        .hasMessageContaining("user is missing");
    assertThat(
            SpecReader.read("a", Map.of("type", "trino", "host", "h", "caller", "user")).product())
        .isEqualTo(Product.TRINO);
  }

  @Test
  void anUrlIsTakenApart() {
    ConnectionSpec spec =
        SpecReader.read(
            "a",
            Map.of(
                "url",
                "postgresql+psycopg2://us%40er:p%2Fw+d@db.example.com:6543/sales?sslmode=require",
                "pool_size",
                5));

    assertThat(spec.product()).isEqualTo(Product.POSTGRESQL);
    assertThat(spec.host()).contains("db.example.com");
    assertThat(spec.port()).isEqualTo(6543);
    assertThat(spec.database()).contains("sales");
    assertThat(spec.user()).contains("us@er");
    assertThat(spec.password()).isEqualTo(new Secret.Plain("p/w+d"));
    assertThat(spec.properties()).containsEntry("sslmode", "require");
    assertThat(spec.toString()).doesNotContain("p/w+d");
  }

  @Test
  void anUrlOfAFileAndOneOfSnowflakeAreTakenApartToo() {
    assertThat(SpecReader.read("a", Map.of("url", "sqlite:////data/a.db")).file())
        .contains(Path.of("/data/a.db"));
    ConnectionSpec cloud =
        SpecReader.read(
            "a", Map.of("url", "snowflake://u:p@xy12345/DB/PUBLIC?warehouse=WH&role=R"));
    assertThat(cloud.host()).contains("xy12345.snowflakecomputing.com");
    assertThat(cloud.schema()).contains("PUBLIC");
    assertThat(cloud.properties()).containsEntry("warehouse", "WH").containsEntry("role", "R");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "jdbc:postgresql://h/d?socketFactory=x | is not of the form",
        "h2:mem:x | is not of the form",
        "postgresql://u:p@h/d?socketFactory=org.springframework.Ctx | socketFactory",
        "postgresql://u:p@h/d?loggerFile=/tmp/x | loggerFile",
        "mysql://u:p@h/d?allowLoadLocalInfile=true | allowLoadLocalInfile",
        "mysql://u:p@h/d?autoDeserialize=true | autoDeserialize",
        "mariadb://u:p@h/d?allowMultiQueries=true | allowMultiQueries",
        "sqlite:///a.db?enable_load_extension=true | ",
        "derby://h/d | is unknown",
        "postgresql:///d | host is missing",
      })
  void whatAnUrlMustNotSayIsRefused(String url, String words) {
    if (words == null) {
      assertThat(SpecReader.read("a", Map.of("url", url)).properties()).isEmpty();
      return;
    }
    assertThatThrownBy(() -> SpecReader.read("a", Map.of("url", url)))
        .isInstanceOf(SqlError.class)
        .hasMessageContaining("connection a")
        .hasMessageContaining(words);
  }

  @ParameterizedTest
  @CsvSource({
    "postgresql, password",
    "mariadb, password",
    "trino, accessToken",
    "sqlserver, accessToken",
    "snowflake, token"
  })
  void aCallersTokenGoesWhereTheDriverTakesOne(String type, String property) {
    ConnectionSpec spec =
        SpecReader.read(
            "a",
            Map.of(
                "type",
                type,
                "host",
                "h.example.com",
                "caller",
                "token",
                "properties",
                overTls(type)));
    Caller caller =
        new Caller("ANN", List.of("PUBLIC"), "PUBLIC", Caller.Method.JWT)
            .withToken(new CallerToken("shown-here"));

    Properties properties = Login.of(spec, caller).address(spec).properties();

    assertThat(properties).containsEntry("user", "ANN").containsEntry(property, "shown-here");
    assertThat(caller.toString()).doesNotContain("shown-here");
  }

  private static Map<String, String> overTls(String type) {
    return switch (type) {
      case "postgresql" -> Map.of("sslmode", "verify-full");
      case "mariadb" -> Map.of("sslMode", "verify-full");
      case "sqlserver" -> Map.of("encrypt", "strict");
      default -> Map.of();
    };
  }

  @ParameterizedTest
  @CsvSource({
    "postgresql, sslmode, prefer",
    "postgresql, sslmode, allow",
    "postgresql, sslmode, disable",
    "postgresql, sslmode, ''",
    "mariadb, sslMode, disable",
    "mysql, sslMode, ''",
    "sqlserver, encrypt, false",
    "sqlserver, encrypt, ''"
  })
  void aTokenGoesOverTlsOrNowhere(String type, String property, String value) {
    Map<String, Object> written =
        Map.of(
            "type",
            type,
            "host",
            "127.0.0.1",
            "caller",
            "token",
            "properties",
            value.isEmpty() ? Map.of() : Map.of(property, value));

    assertThatThrownBy(() -> SpecReader.read("a", written))
        .isInstanceOf(SqlError.class)
        .hasMessageContainingAll("connection a", property, "token_without_tls");
  }

  @Test
  void anUrlMayDemandTls() {
    String url = "postgresql://h.example.com/shop?sslmode=require";

    assertThat(SpecReader.read("a", Map.of("url", url, "caller", "token")).properties())
        .containsEntry("sslmode", "require");
  }

  @ParameterizedTest
  @CsvSource({
    "localhost, true",
    "127.0.0.1, true",
    "[::1], true",
    "10.0.0.1, false",
    "127.0.0.1.example.com, false",
    "localhost.example.com, false"
  })
  void onlyToThisMachineATokenMayGoInClear(String host, boolean taken) {
    Map<String, Object> written =
        Map.of("type", "postgresql", "host", host, "caller", "token", "token_without_tls", "true");

    if (taken) {
      assertThat(SpecReader.read("a", written).identity()).isEqualTo(ConnectionSpec.Identity.TOKEN);
    } else {
      assertThatThrownBy(() -> SpecReader.read("a", written))
          .hasMessageContaining("on this machine");
    }
    Map<String, Object> shared = new HashMap<>(written);
    shared.put("caller", "shared");
    assertThatThrownBy(() -> SpecReader.read("a", shared)).hasMessageContaining("caller: token");
  }

  @Test
  void aFileTakesNoToken() {
    assertThatThrownBy(() ->
            SpecReader.read("a", Map.of("type", "sqlite", "file", "/a.db", "caller", "token")))
        .isInstanceOf(SqlError.class)
        .hasMessageContaining("caller: token");
  }

  @Test
  void safeValuesComeLast() {
    ConnectionSpec maria =
        SpecReader.read("a", Map.of("type", "mariadb", "host", "h", "user", "u", "password", "p"));

    Properties properties = Address.of(maria, "u", "p", "ANN").properties();

    assertThat(properties)
        .containsEntry("allowLocalInfile", "false")
        .containsEntry("allowMultiQueries", "false");
    assertThat(Address.of(maria, "u", "p", "ANN").url()).isEqualTo("jdbc:mariadb://h:3306/");
  }

  @Test
  void aNameOfADatabaseCannotBecomeAPartOfTheUrl() {
    ConnectionSpec spec =
        SpecReader.read(
            "a", Map.of("type", "postgresql", "host", "h", "database", "d?socketFactory=x"));

    assertThat(Address.of(spec, "u", "p", "").url())
        .isEqualTo("jdbc:postgresql://h:5432/d%3FsocketFactory%3Dx");
  }

  @Test
  void secretsAreReadWhereTheyAre() throws IOException {
    Path file = directory.resolve("secret");
    Files.writeString(file, "s3cret\n");

    assertThat(new Secret.InFile(file).read()).isEqualTo("s3cret");
    assertThat(new Secret.Environment("X").read(_ -> "v")).isEqualTo("v");
    assertThatThrownBy(() -> new Secret.Environment("X").read(_ -> null))
        .hasMessageContaining("X is not set");
    assertThatThrownBy(() -> new Secret.InFile(directory.resolve("none")).read())
        .hasMessageContaining("cannot be read");
  }

  @Test
  void aFileOfConnectionsNamesWhatIsWrongInIt() throws IOException {
    Path file = directory.resolve("c.yml");
    Files.writeString(file, "connections:\n  a: {type: postgresql, hots: h}\n");

    assertThatThrownBy(() -> ConnectionsFile.read(file))
        .hasMessageContaining("c.yml")
        .hasMessageContaining("host is missing");
    Files.writeString(file, "connections:\n  a: {type: postgresql, host: h, hots: i}\n");
    assertThatThrownBy(() -> ConnectionsFile.read(file)).hasMessageContaining("did you mean host");
  }
}
