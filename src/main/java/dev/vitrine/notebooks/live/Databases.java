package dev.vitrine.notebooks.live;

import dev.vitrine.kernel.Caller;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.notebooks.book.Notebook;
import dev.vitrine.notebooks.book.NotebookFault;
import dev.vitrine.notebooks.book.NotebooksConfig;
import dev.vitrine.notebooks.book.Shelf;
import dev.vitrine.pipeline.Pipeline;
import dev.vitrine.sessions.Session;
import dev.vitrine.warehouses.Warehouse;
import dev.vitrine.warehouses.Warehouses;
import dev.vitrine.warehouses.jdbc.ConnectionSpec;
import dev.vitrine.warehouses.jdbc.Connections;
import dev.vitrine.warehouses.jdbc.SpecReader;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where notebooks' statements run: a warehouse by its name, `NAME[/DATABASE[/SCHEMA]]`, or a
/// connection string, which becomes a warehouse that its caller alone sees. Its password lies in a
/// file of its own and never in the notebook.
@Singleton
final class Databases {

  private final Warehouses warehouses;
  private final Connections connections;
  private final Shelf shelf;
  private final ReachableHosts hosts;
  private final NotebooksConfig config;

  Databases(
      Warehouses warehouses,
      Connections connections,
      Shelf shelf,
      ReachableHosts hosts,
      NotebooksConfig config) {
    this.warehouses = warehouses;
    this.connections = connections;
    this.shelf = shelf;
    this.hosts = hosts;
    this.config = config;
  }

  /// Takes a connection as a client writes it.
  ///
  /// @param written blank for none
  /// @return how the notebook keeps it, without a password
  /// @throws NotebookFault for what is none, or may not be reached from here
  Optional<String> take(Caller caller, Notebook notebook, String written) {
    String text = written.strip();
    if (Dsn.looksLikeOne(text)) {
      return Optional.of(dsn(caller, notebook, Dsn.of(text)));
    }
    Optional<String> named = text.isEmpty() ? Optional.empty() : Optional.of(named(caller, text));
    shelf.keepPassword(caller.user(), notebook.id(), Optional.empty());
    return named;
  }

  private String dsn(Caller caller, Notebook notebook, Dsn dsn) {
    boolean kept = notebook.connection().filter(dsn.shown()::equals).isPresent();
    if (dsn.refers() && !kept) {
      throw NotebookFault.invalid(
          "The password of this connection is not known here; write it in its place");
    }
    var _ = spec(caller, notebook.id(), dsn);
    if (!dsn.refers()) {
      shelf.keepPassword(caller.user(), notebook.id(), dsn.password());
    }
    return dsn.shown();
  }

  private String named(Caller caller, String text) {
    if (text.length() > 500 || !text.matches("[^\\p{Cntrl}]+")) {
      throw NotebookFault.invalid("A warehouse's name is one line of at most 500 characters");
    }
    place(caller, text);
    return text;
  }

  /// Where the statements of a notebook run; its own connection is opened if it is not yet.
  ///
  /// @throws NotebookFault without a connection, or for one that is there no more
  Place place(Caller caller, Notebook notebook) {
    String text =
        notebook
            .connection()
            .or(() -> Optional.ofNullable(config.warehouse()))
            .orElseThrow(() ->
                NotebookFault.invalid(
                    "Database connection not configured: set the notebook's connection to a"
                        + " warehouse such as "
                        + Pipeline.WAREHOUSE
                        + " or to a connection string"));
    return Dsn.looksLikeOne(text) ? own(caller, notebook.id(), Dsn.of(text)) : place(caller, text);
  }

  private Place place(Caller caller, String text) {
    String[] parts = text.split("/", 3);
    String database = parts.length > 1 ? parts[1] : config.database();
    String schema = parts.length > 2 ? parts[2] : config.schema();
    if (parts[0].equals(Pipeline.WAREHOUSE)) {
      return new Place(parts[0], database, schema);
    }
    Warehouse found =
        warehouses
            .find(parts[0], caller)
            .orElseThrow(() ->
                NotebookFault.invalid(
                    "Warehouse '%s' does not exist; there are %s"
                        .formatted(parts[0], names(caller))));
    return found.name().startsWith("session:")
        ? new Place(found.name(), Session.database(), Session.schema())
        : new Place(found.name(), parts.length > 1 ? database : "", parts.length > 2 ? schema : "");
  }

  private List<String> names(Caller caller) {
    List<String> names =
        new ArrayList<>(warehouses.all(caller).stream().map(Warehouse::name).toList());
    names.addFirst(Pipeline.WAREHOUSE);
    return names.stream().filter(name -> !name.startsWith("notebook-")).limit(20).toList();
  }

  private Place own(Caller caller, String notebook, Dsn dsn) {
    String name = name(notebook);
    if (warehouses.find(name, caller).isEmpty()) {
      add(spec(caller, notebook, dsn), caller);
    }
    return new Place(name, "", "");
  }

  private synchronized void add(ConnectionSpec spec, Caller caller) {
    if (warehouses.find(spec.name(), caller).isEmpty()) {
      connections.addOwn(spec, caller);
    }
  }

  private static String name(String notebook) {
    return "notebook-" + notebook;
  }

  private ConnectionSpec spec(Caller caller, String notebook, Dsn dsn) {
    Map<String, Object> fields = new HashMap<>();
    fields.put("url", dsn.bare());
    fields.put("pool_size", 2);
    fields.put("max_connections", 2);
    fields.put("max_queued", 100);
    if (dsn.refers() || dsn.password().isPresent()) {
      fields.put("password_file", shelf.passwordFile(caller.user(), notebook).toString());
    }
    if (!dsn.bare().startsWith("duckdb")) {
      fields.put("read_only", "false");
    }
    try {
      ConnectionSpec spec = SpecReader.read(name(notebook), fields);
      connections.requireAllowed(spec);
      hosts.require(spec);
      return spec;
    } catch (SqlError wrong) {
      throw NotebookFault.invalid(wrong.text());
    }
  }

  /// Closes what a notebook has open.
  void close(String notebook) {
    warehouses.remove(name(notebook));
  }
}
