package dev.vitrine.snowflake.ddl;

import dev.vitrine.dialect.catalog.Schema.Domain;
import dev.vitrine.dialect.catalog.SchemaObject;
import dev.vitrine.dialect.catalog.SchemaObject.View;
import dev.vitrine.dialect.syntax.Name;
import dev.vitrine.dialect.syntax.Parser;
import dev.vitrine.dialect.syntax.Tokens;
import dev.vitrine.dialect.translate.Objects.Place;
import dev.vitrine.snowflake.Answer;
import dev.vitrine.snowflake.CatalogStore;
import dev.vitrine.snowflake.Context;
import dev.vitrine.snowflake.Family;
import dev.vitrine.snowflake.store.Change;
import dev.vitrine.snowflake.store.Edit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// `ALTER VIEW`, `ALTER MATERIALIZED VIEW`.
public final class AlterViews implements Family {

  private final CatalogStore catalog;
  private final TableMoves moves;

  public AlterViews(CatalogStore catalog) {
    this.catalog = catalog;
    this.moves = new TableMoves(catalog);
  }

  @Override
  public Optional<Command> read(Tokens tokens) {
    boolean materialized = tokens.take("ALTER", "MATERIALIZED", "VIEW");
    if (!materialized && !tokens.take("ALTER", "VIEW")) {
      return Optional.empty();
    }
    boolean ifExists = tokens.take("IF", "EXISTS");
    Name name = new Parser(tokens).objectName();
    if (tokens.take("RENAME", "TO")) {
      Name to = new Parser(tokens).objectName();
      return Optional.of(context -> {
        boolean gone = context.objects().find(Domain.RELATION, name).isEmpty();
        return gone && ifExists ? Answer.done() : rename(name, to, context);
      });
    }
    boolean kept = materialized && isUpkeep(tokens);
    UnaryOperator<View> change = kept ? UnaryOperator.identity() : change(tokens);
    return Optional.of(context -> alter(name, ifExists, change, context));
  }

  /// How the rows are kept, which are computed when they are read.
  private static boolean isUpkeep(Tokens tokens) {
    if (tokens.is("CLUSTER", "BY")) {
      return !Properties.read(tokens).isEmpty();
    }
    boolean state = tokens.take("SUSPEND") || tokens.take("RESUME");
    if (state) {
      tokens.take("RECLUSTER");
    }
    return state || tokens.take("DROP", "CLUSTERING", "KEY");
  }

  private Answer rename(Name name, Name to, Context context) {
    Optional<SchemaObject> found = context.objects().find(Domain.RELATION, name);
    if (found.isEmpty()) {
      throw Messages.missing("View", Places.of(name, context));
    }
    return moves.rename(name, to, context);
  }

  private static UnaryOperator<View> change(Tokens tokens) {
    Attachments.refuse(tokens);
    if (tokens.take("ALTER") || tokens.take("MODIFY")) {
      Map<String, String> comments = columnComments(tokens);
      return view -> Definition.commented(view, comments);
    }
    boolean set = tokens.take("SET");
    if (!set) {
      tokens.require("UNSET");
    }
    if (tokens.take("SECURE")) {
      return view -> Definition.changed(view, set, view.comment());
    }
    if (!set) {
      tokens.require("COMMENT");
      return view -> Definition.changed(view, view.secure(), "");
    }
    Map<String, String> properties = Properties.read(tokens);
    if (properties.isEmpty()) {
      throw tokens.unexpected();
    }
    return view ->
        Definition.changed(
            view, view.secure(), properties.getOrDefault(Properties.COMMENT, view.comment()));
  }

  private static Map<String, String> columnComments(Tokens tokens) {
    Map<String, String> comments = new LinkedHashMap<>();
    do {
      tokens.take("COLUMN");
      String column = tokens.single().name();
      if (tokens.take("UNSET", "COMMENT")) {
        comments.put(column, "");
      } else {
        TableActions.requireNoPolicy(tokens);
        tokens.require("COMMENT");
        comments.put(column, tokens.string());
      }
    } while (tokens.takeSymbol(","));
    return comments;
  }

  private Answer alter(Name name, boolean ifExists, UnaryOperator<View> change, Context context) {
    Place place = Places.of(name, context);
    return catalog.change(
        context,
        Places.locks(place),
        state -> {
          Optional<SchemaObject> found = Places.find(state.catalog(), Domain.RELATION, name, place);
          if (found.isEmpty() && ifExists) {
            return Change.none(Answer.done());
          }
          if (!(found.orElse(null) instanceof View view)) {
            throw Messages.missing("View", place);
          }
          return Change.of(
              List.of(),
              List.of(new Edit.Put(place.database(), place.schema(), change.apply(view))),
              Answer.done());
        });
  }
}
