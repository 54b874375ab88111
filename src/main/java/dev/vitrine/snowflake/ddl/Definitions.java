package dev.vitrine.snowflake.ddl;

import dev.vitrine.snowflake.CatalogStore;
import dev.vitrine.snowflake.Family;
import dev.vitrine.snowflake.account.Grants;
import dev.vitrine.snowflake.account.Roles;
import dev.vitrine.snowflake.account.Users;
import dev.vitrine.snowflake.account.Warehouses;
import dev.vitrine.snowflake.show.Describes;
import dev.vitrine.snowflake.show.Explains;
import dev.vitrine.snowflake.show.Shows;
import java.util.List;

/// All statements that define objects.
public final class Definitions {

  private Definitions() {}

  public static List<Family> families(CatalogStore catalog) {
    return List.of(
        new Shows(),
        new Describes(),
        new Explains(),
        new CreateTables(catalog),
        new CreateViews(catalog),
        new CreateNamespaces(catalog),
        new AlterTables(catalog),
        new Sequences(catalog),
        new CreateFunctions(catalog),
        new AlterRoutines(catalog),
        new AlterViews(catalog),
        new AlterNamespaces(catalog),
        new Undrops(catalog),
        new Truncates(catalog),
        new Comments(catalog),
        new Drops(catalog),
        new DropNamespaces(catalog),
        new Users(),
        new Roles(),
        new Grants(),
        new Warehouses(),
        new Others());
  }
}
