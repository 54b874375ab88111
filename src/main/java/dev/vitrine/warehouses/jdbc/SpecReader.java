package dev.vitrine.warehouses.jdbc;

import dev.vitrine.warehouses.jdbc.ConnectionSpec.Identity;
import dev.vitrine.warehouses.jdbc.ConnectionSpec.Sizes;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads what an operator wrote of a connection: fields, or an URL that is taken apart into them.
public final class SpecReader {

  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_$-]{0,62}");
  private static final int MOST = 1_000;

  private SpecReader() {}

  /// @param written such as `type`, `host`, `port`, `database`, `user`, `password_env`,
  ///   `properties`; or `url` in the place of the first five
  /// @throws dev.vitrine.kernel.SqlError `BAD_REQUEST` that names the connection and the field
  public static ConnectionSpec read(String name, Map<?, ?> written) {
    Fields fields = new Fields(name, written);
    if (!NAME.matcher(name).matches()) {
      throw fields.wrong("a name has letters, digits, _, - and $, and begins with a letter");
    }
    Optional<String> url = fields.text("url");
    Map<String, Object> all = new HashMap<>();
    url.ifPresent(text -> all.putAll(new PeerUrl(name, text).fields()));
    written.forEach((key, value) -> all.put(String.valueOf(key).replace('-', '_'), value));
    all.remove("url");
    return read(name, new Fields(name, all));
  }

  private static ConnectionSpec read(String name, Fields fields) {
    String type =
        fields
            .text("type", "provider")
            .orElseThrow(() -> fields.wrong("type is missing; it is one of " + Product.names()));
    Product product =
        Product.named(type)
            .orElseThrow(() ->
                fields.wrong("type '" + type + "' is unknown; it is one of " + Product.names()));
    ConnectionSpec spec =
        new ConnectionSpec(
            name,
            product,
            product.isFile() ? Optional.empty() : host(product, fields),
            fields.number("port", product.port(), 0, 65_535),
            product.isFile() ? Optional.empty() : fields.text("database", "catalog"),
            fields.text("schema"),
            product.isFile() ? Optional.of(file(fields)) : Optional.empty(),
            fields.text("user", "username"),
            secret(fields),
            properties(product, fields),
            fields.flag("read_only", true),
            identity(fields),
            sizes(fields));
    boolean inClear = fields.flag("token_without_tls", false);
    fields.done();
    if (spec.identity() == Identity.TOKEN) {
      TokenTransport.require(spec, inClear, fields);
    } else if (inClear) {
      throw fields.wrong("token_without_tls is for caller: token");
    }
    if (product == Product.DUCKDB && !spec.readOnly()) {
      throw fields.wrong("DuckDB files are only read; read_only: false is not possible");
    }
    if (product == Product.TRINO && spec.user().isEmpty() && spec.identity() == Identity.SHARED) {
      throw fields.wrong("user is missing: Trino runs nothing without one (or say caller: user)");
    }
    return spec;
  }

  private static Optional<String> host(Product product, Fields fields) {
    Optional<String> account =
        product == Product.SNOWFLAKE ? fields.text("account") : fields.text();
    Optional<String> host =
        fields.text("host").or(() -> account.map(id -> id + ".snowflakecomputing.com"));
    if (host.isEmpty()) {
      throw fields.wrong("host is missing");
    }
    if (!Address.isHost(host.get())) {
      throw fields.wrong("'" + host.get() + "' is not the name or address of a host");
    }
    return host;
  }

  private static Path file(Fields fields) {
    String file =
        fields
            .text("file", "path", "database")
            .orElseThrow(() -> fields.wrong("file is missing: the path of the database"));
    if (file.indexOf('\0') >= 0 || file.indexOf('?') >= 0 || file.startsWith(":")) {
      throw fields.wrong("'" + file + "' is not the path of a file");
    }
    return Path.of(file).toAbsolutePath().normalize();
  }

  private static Secret secret(Fields fields) {
    Optional<String> variable = fields.text("password_env");
    Optional<String> file = fields.text("password_file");
    Optional<String> plain = fields.text("password");
    long given = Stream.of(variable, file, plain).filter(Optional::isPresent).count();
    if (given > 1) {
      throw fields.wrong("give one of password_env, password_file and password");
    }
    return variable
        .<Secret>map(Secret.Environment::new)
        .or(() -> file.map(path -> new Secret.InFile(Path.of(path))))
        .or(() -> plain.map(Secret.Plain::new))
        .orElseGet(Secret.None::new);
  }

  private static Map<String, String> properties(Product product, Fields fields) {
    Map<String, String> properties = new HashMap<>(fields.texts("properties"));
    if (product == Product.SNOWFLAKE) {
      fields.text("warehouse").ifPresent(value -> properties.put("warehouse", value));
      fields.text("role").ifPresent(value -> properties.put("role", value));
    }
    for (String property : properties.keySet()) {
      if (!product.properties().contains(property)) {
        throw fields.wrong(
            "the property '%s' is not one that may be set for %s; those are %s"
                .formatted(property, product.label(), new TreeSet<>(product.properties())));
      }
    }
    return properties;
  }

  private static Identity identity(Fields fields) {
    String written = fields.text("caller").orElse("shared").toUpperCase(Locale.ROOT);
    return switch (written) {
      case "SHARED" -> Identity.SHARED;
      case "USER", "CALLER" -> Identity.CALLER;
      case "TOKEN" -> Identity.TOKEN;
      default -> throw fields.wrong("caller must be shared, user or token");
    };
  }

  private static Sizes sizes(Fields fields) {
    Sizes usual = Sizes.DEFAULT;
    int pool = fields.number("pool_size", usual.poolSize(), 1, MOST);
    return new Sizes(
        pool,
        fields.number("max_connections", Math.max(pool, usual.mostConnections()), pool, MOST),
        fields.number("workers", pool, 1, MOST),
        fields.number("max_queued", usual.maxQueued(), 1, 1_000_000),
        fields.time("connect_timeout", usual.connectTimeout()),
        fields.time("idle_timeout", usual.idleTimeout()),
        fields.number("fetch_size", usual.fetchSize(), 1, 1_000_000));
  }
}
