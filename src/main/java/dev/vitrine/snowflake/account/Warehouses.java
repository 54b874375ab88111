package dev.vitrine.snowflake.account;

import dev.vitrine.dialect.syntax.Tokens;
import dev.vitrine.dialect.translate.Problems;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.snowflake.Answer;
import dev.vitrine.snowflake.Context;
import dev.vitrine.snowflake.Family;
import dev.vitrine.snowflake.ddl.Attachments;
import dev.vitrine.snowflake.ddl.Messages;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// `CREATE`, `ALTER` and `DROP WAREHOUSE`. Each is a name of the embedded warehouse, whose threads
/// and memory the server's configuration gives; what is said of it is kept and shown.
public final class Warehouses implements Family {

  /// The one that comes with the server.
  private static final String EMBEDDED = "COMPUTE_WH";

  private static final String STATE = "STATE";

  private static final Set<String> ACTIONS =
      Set.of("SUSPEND", "RESUME", "ABORT", "RENAME", "SET", "UNSET");

  private static final Set<String> PROPERTIES =
      Set.of(
          "WAREHOUSE_TYPE",
          "WAREHOUSE_SIZE",
          "RESOURCE_CONSTRAINT",
          "GENERATION",
          "MAX_CLUSTER_COUNT",
          "MIN_CLUSTER_COUNT",
          "SCALING_POLICY",
          "AUTO_SUSPEND",
          "AUTO_RESUME",
          "INITIALLY_SUSPENDED",
          "RESOURCE_MONITOR",
          "COMMENT",
          "ENABLE_QUERY_ACCELERATION",
          "QUERY_ACCELERATION_MAX_SCALE_FACTOR",
          "MAX_CONCURRENCY_LEVEL",
          "STATEMENT_QUEUED_TIMEOUT_IN_SECONDS",
          "STATEMENT_TIMEOUT_IN_SECONDS",
          "WAIT_FOR_COMPLETION");

  @Override
  public Optional<Command> read(Tokens tokens) {
    if (tokens.take("CREATE", "OR", "REPLACE", "WAREHOUSE")) {
      return Optional.of(create(true, tokens));
    }
    if (tokens.take("CREATE", "OR", "ALTER", "WAREHOUSE")) {
      return Optional.of(createOrAlter(tokens));
    }
    if (tokens.take("CREATE", "WAREHOUSE")) {
      return Optional.of(create(false, tokens));
    }
    if (tokens.take("ALTER", "WAREHOUSE")) {
      return Optional.of(alter(tokens));
    }
    return tokens.take("DROP", "WAREHOUSE") ? Optional.of(drop(tokens)) : Optional.empty();
  }

  private static Command create(boolean replace, Tokens tokens) {
    boolean ifNotExists = tokens.take("IF", "NOT", "EXISTS");
    if (replace && ifNotExists) {
      throw Messages.replacesOrKeeps();
    }
    String name = tokens.single().name();
    tokens.take("WITH");
    Map<String, String> properties = checked(Assignments.read(tokens));
    return Acts.definition(context -> {
      boolean before = Acts.isWarehouse(name, context);
      if (before && ifNotExists) {
        return Messages.existsAlready(name);
      }
      if (before && !replace) {
        throw Messages.exists(name);
      }
      Rights.onAccount(context, "CREATE WAREHOUSE", Directory.SYSADMIN);
      if (before) {
        remove(name, context);
      }
      return create(name, properties, context);
    });
  }

  private static Answer create(String name, Map<String, String> properties, Context context) {
    Rights.directory(context).createWarehouse(name, context.session().role(), properties);
    context.session().useWarehouse(name);
    return Messages.created("Warehouse", name);
  }

  /// What is not said of one that is there is again what it is by itself; only its state stays.
  private static Command createOrAlter(Tokens tokens) {
    String name = tokens.single().name();
    tokens.take("WITH");
    Map<String, String> properties = checked(Assignments.read(tokens));
    return Acts.definition(context -> {
      if (!Acts.isWarehouse(name, context)) {
        Rights.onAccount(context, "CREATE WAREHOUSE", Directory.SYSADMIN);
        return create(name, properties, context);
      }
      Directory.Warehouse before = Acts.warehouse(name, context);
      Rights.onWarehouse(context, before);
      Map<String, Optional<String>> changes = new LinkedHashMap<>();
      before.properties().keySet().forEach(property -> changes.put(property, Optional.empty()));
      properties.forEach((property, value) -> changes.put(property, Optional.of(value)));
      changes.remove(STATE);
      Rights.directory(context).changeWarehouse(name, changes);
      return Messages.created("Warehouse", name);
    });
  }

  private static Map<String, String> checked(Map<String, String> given) {
    Map<String, String> checked = new LinkedHashMap<>();
    given.forEach((property, value) -> {
      checkName(property);
      if (!property.equals("WAIT_FOR_COMPLETION")) {
        checked.put(property, property.equals("WAREHOUSE_SIZE") ? size(value) : value);
      }
    });
    if ("true".equals(checked.remove("INITIALLY_SUSPENDED"))) {
      checked.put(STATE, "SUSPENDED");
    }
    return checked;
  }

  private static void checkName(String property) {
    if (!PROPERTIES.contains(property)) {
      throw Problems.plain(
          ErrorCode.INVALID_PROPERTY, "invalid property '" + property + "' for 'WAREHOUSE'");
    }
  }

  /// As SHOW WAREHOUSES writes it.
  private static String size(String written) {
    return switch (written.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "")) {
      case "XSMALL" -> "X-Small";
      case "SMALL" -> "Small";
      case "MEDIUM" -> "Medium";
      case "LARGE" -> "Large";
      case "XLARGE" -> "X-Large";
      case "XXLARGE", "X2LARGE", "2XLARGE" -> "2X-Large";
      case "XXXLARGE", "X3LARGE", "3XLARGE" -> "3X-Large";
      case "X4LARGE", "4XLARGE" -> "4X-Large";
      case "X5LARGE", "5XLARGE" -> "5X-Large";
      case "X6LARGE", "6XLARGE" -> "6X-Large";
      default ->
          throw Problems.plain(
              ErrorCode.INVALID_PROPERTY,
              "invalid value '" + written + "' for property 'WAREHOUSE_SIZE'");
    };
  }

  private static Command drop(Tokens tokens) {
    boolean ifExists = tokens.take("IF", "EXISTS");
    String name = tokens.single().name();
    tokens.skipCascade();
    return Acts.definition(context -> {
      if (ifExists && !Acts.isWarehouse(name, context)) {
        return Messages.droppedAlready(name);
      }
      remove(name, context);
      return Messages.dropped(name);
    });
  }

  private static void remove(String name, Context context) {
    Rights.onWarehouse(context, Acts.warehouse(name, context));
    if (name.equals(EMBEDDED)) {
      throw Problems.unsupported("DROP WAREHOUSE " + EMBEDDED + ", which comes with the server");
    }
    Rights.directory(context).dropWarehouse(name);
  }

  private static Command alter(Tokens tokens) {
    boolean ifExists = tokens.take("IF", "EXISTS");
    Optional<String> named =
        isAction(tokens) ? Optional.empty() : Optional.of(tokens.single().name());
    Action action = action(tokens);
    return Acts.definition(context -> {
      String name = named.orElse(context.session().warehouse());
      if (ifExists && !Acts.isWarehouse(name, context)) {
        return Answer.done();
      }
      Directory.Warehouse warehouse = Acts.warehouse(name, context);
      action.on(warehouse, context);
      return Answer.done();
    });
  }

  /// Without a name the current one is meant.
  private static boolean isAction(Tokens tokens) {
    return ACTIONS.contains(tokens.peek().upper()) && !ACTIONS.contains(tokens.peek(1).upper());
  }

  /// What is done to a warehouse.
  @FunctionalInterface
  private interface Action {
    void on(Directory.Warehouse warehouse, Context context);
  }

  private static Action action(Tokens tokens) {
    Attachments.refuse(tokens);
    if (tokens.take("SUSPEND")) {
      return state("SUSPENDED");
    }
    if (tokens.take("RESUME")) {
      tokens.take("IF", "SUSPENDED");
      return state("STARTED");
    }
    if (tokens.take("ABORT", "ALL", "QUERIES")) {
      throw Problems.unsupported("ALTER WAREHOUSE ABORT ALL QUERIES");
    }
    if (tokens.take("RENAME", "TO")) {
      String newName = tokens.single().name();
      return (warehouse, context) -> rename(warehouse, newName, context);
    }
    Map<String, Optional<String>> changes = new LinkedHashMap<>();
    if (tokens.take("UNSET")) {
      List<String> names = Assignments.names(tokens);
      names.forEach(Warehouses::checkName);
      names.forEach(property -> changes.put(property, Optional.empty()));
    } else {
      tokens.require("SET");
      checked(Assignments.read(tokens))
          .forEach((property, value) -> changes.put(property, Optional.of(value)));
    }
    return (warehouse, context) -> {
      Rights.onWarehouse(context, warehouse);
      Rights.directory(context).changeWarehouse(warehouse.name(), changes);
    };
  }

  /// What is suspended resumes with the next statement: it only shows.
  private static Action state(String state) {
    return (warehouse, context) -> {
      Rights.onWarehouse(context, warehouse);
      Rights.directory(context)
          .changeWarehouse(warehouse.name(), Map.of(STATE, Optional.of(state)));
    };
  }

  private static void rename(Directory.Warehouse warehouse, String newName, Context context) {
    Rights.onWarehouse(context, warehouse);
    if (warehouse.name().equals(EMBEDDED)) {
      throw Problems.unsupported("renaming " + EMBEDDED + ", which comes with the server");
    }
    if (Acts.isWarehouse(newName, context)) {
      throw Messages.exists(newName);
    }
    Rights.directory(context).renameWarehouse(warehouse.name(), newName);
    if (context.session().warehouse().equals(warehouse.name())) {
      context.session().useWarehouse(newName);
    }
  }
}
