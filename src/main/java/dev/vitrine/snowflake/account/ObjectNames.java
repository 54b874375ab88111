package dev.vitrine.snowflake.account;

import dev.vitrine.dialect.catalog.Catalog;
import dev.vitrine.dialect.catalog.Database;
import dev.vitrine.dialect.catalog.Schema;
import dev.vitrine.dialect.catalog.SchemaObject;
import dev.vitrine.dialect.syntax.Tokens;
import dev.vitrine.snowflake.Context;
import java.time.Instant;
import java.util.Optional;

/// An object as `SHOW GRANTS` names it.
public final class ObjectNames {

  private final Target target;

  private ObjectNames(Target target) {
    this.target = target;
  }

  /// Reads its kind and its name.
  public static ObjectNames read(Tokens tokens) {
    return new ObjectNames(Target.read(tokens));
  }

  /// The same with its kind where none was written.
  public ObjectNames resolved(Context context) {
    return new ObjectNames(target.resolved(context));
  }

  public String kind() {
    return target.kind();
  }

  /// Its name in full.
  ///
  /// @throws dev.vitrine.kernel.SqlError when it is not there
  public String find(Context context) {
    return target.find(context).getFirst().name();
  }

  /// Who owns it unless that was granted.
  public Optional<String> owner(Context context) {
    String name = find(context);
    return switch (kind()) {
      case "ACCOUNT" -> Optional.of(Directory.ACCOUNTADMIN);
      case "USER" -> Optional.of(Acts.user(name, context).owner());
      case "ROLE" -> Optional.of(Acts.role(name, context).owner()).filter(o -> !o.isEmpty());
      case "WAREHOUSE" -> Optional.of(Acts.warehouse(name, context).owner());
      case "DATABASE" -> database(name, context).map(Database::owner);
      case "SCHEMA" -> schema(name, context).map(Schema::owner);
      default -> object(name, context).map(SchemaObject::owner);
    };
  }

  public Instant created(Context context) {
    return created(kind(), find(context), context).orElse(Instant.EPOCH);
  }

  /// Whether an object of that name is there that is older than what was granted on it.
  public static boolean isThere(String kind, String name, Instant granted, Context context) {
    return created(kind, name, context).filter(made -> !granted.isBefore(made)).isPresent();
  }

  private static Optional<Instant> created(String kind, String name, Context context) {
    return switch (kind) {
      case "ACCOUNT" -> Optional.of(Instant.EPOCH);
      case "USER" -> Rights.directory(context).user(name).map(Directory.User::created);
      case "ROLE" -> Rights.directory(context).role(name).map(Directory.Role::created);
      case "WAREHOUSE" ->
          Rights.directory(context).warehouse(name).map(Directory.Warehouse::created);
      case "DATABASE" -> database(name, context).map(Database::created);
      case "SCHEMA" -> schema(name, context).map(Schema::created);
      default -> object(name, context).map(SchemaObject::created);
    };
  }

  private static Optional<Database> database(String name, Context context) {
    return context.environment().catalog().database(name);
  }

  private static Optional<Schema> schema(String name, Context context) {
    String[] parts = name.split("\\.", 2);
    return parts.length < 2
        ? Optional.empty()
        : context.environment().catalog().schema(parts[0], parts[1]);
  }

  private static Optional<SchemaObject> object(String name, Context context) {
    String[] parts = name.split("\\.", 3);
    Catalog catalog = context.environment().catalog();
    return parts.length < 3
        ? Optional.empty()
        : catalog.schema(parts[0], parts[1]).stream()
            .flatMap(schema -> schema.objects().values().stream())
            .filter(object -> object.name().equals(parts[2]))
            .findFirst();
  }
}
