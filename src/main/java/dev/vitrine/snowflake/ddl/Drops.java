package dev.vitrine.snowflake.ddl;

import dev.vitrine.dialect.catalog.Schema.Domain;
import dev.vitrine.dialect.catalog.SchemaObject;
import dev.vitrine.dialect.catalog.SchemaObject.Table;
import dev.vitrine.dialect.syntax.Name;
import dev.vitrine.dialect.syntax.Parser;
import dev.vitrine.dialect.syntax.Tokens;
import dev.vitrine.dialect.translate.Objects.Place;
import dev.vitrine.snowflake.Answer;
import dev.vitrine.snowflake.CatalogStore;
import dev.vitrine.snowflake.Context;
import dev.vitrine.snowflake.Family;
import dev.vitrine.snowflake.store.Change;
import dev.vitrine.snowflake.store.State;
import java.util.List;
import java.util.Optional;

/// `DROP TABLE`, `DROP VIEW`, `DROP SEQUENCE`.
public final class Drops implements Family {

  /// What may be dropped by its name.
  private enum Kind {
    TABLE("Table", Domain.RELATION, "TABLE"),
    VIEW("View", Domain.RELATION, "VIEW"),
    MATERIALIZED_VIEW("Materialized View", Domain.RELATION, "MATERIALIZED VIEW"),
    SEQUENCE("Sequence", Domain.SEQUENCE, "SEQUENCE");

    private final String shown;
    private final Domain domain;
    private final String words;

    Kind(String shown, Domain domain, String words) {
      this.shown = shown;
      this.domain = domain;
      this.words = words;
    }

    boolean is(SchemaObject object) {
      return switch (object) {
        case Table table -> Tables.isEngineView(table) ? this == VIEW : this == TABLE;
        case SchemaObject.View view -> view.materialized() ? this != TABLE : this == VIEW;
        case SchemaObject.Sequence _ -> this == SEQUENCE;
        default -> false;
      };
    }
  }

  private final CatalogStore catalog;

  public Drops(CatalogStore catalog) {
    this.catalog = catalog;
  }

  @Override
  public Optional<Command> read(Tokens tokens) {
    int mark = tokens.mark();
    if (!tokens.take("DROP")) {
      return Optional.empty();
    }
    for (Kind kind : Kind.values()) {
      if (tokens.take(kind.words.split(" "))) {
        boolean ifExists = tokens.take("IF", "EXISTS");
        Name name = new Parser(tokens).objectName();
        tokens.skipCascade();
        return Optional.of(context -> drop(kind, name, ifExists, context));
      }
    }
    tokens.back(mark);
    return Optional.empty();
  }

  private Answer drop(Kind kind, Name name, boolean ifExists, Context context) {
    Place place = Places.of(name, context);
    return catalog.change(
        context, Places.locks(place), state -> change(kind, name, place, ifExists, state, context));
  }

  private Change<Answer> change(
      Kind kind, Name name, Place place, boolean ifExists, State state, Context context) {
    Optional<SchemaObject> temporary =
        Places.temporary(kind.domain, place, context).filter(kind::is);
    if (temporary.isPresent()) {
      return temporary(temporary.get(), place, context);
    }
    Optional<SchemaObject> found = Places.find(state.catalog(), kind.domain, name, place);
    if (found.isEmpty()) {
      if (ifExists) {
        return Change.none(Messages.droppedAlready(place.name()));
      }
      throw Messages.missing(kind.shown, place);
    }
    SchemaObject object = found.get();
    if (!kind.is(object)) {
      throw Messages.notThatKind(object, kind.name());
    }
    Dropping dropping = new Dropping(place, state);
    dropping.drop(object);
    return Change.of(dropping.sql(), dropping.edits(), Messages.dropped(object.name()));
  }

  private Change<Answer> temporary(SchemaObject object, Place place, Context context) {
    return Change.of(Dropping.temporary(object), List.of(), Messages.dropped(object.name()))
        .then(() -> {
          context.session().temporary().remove(Places.key(place, object.key()));
          catalog.removeFiles(List.of(object));
        });
  }
}
