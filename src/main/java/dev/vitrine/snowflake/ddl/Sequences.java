package dev.vitrine.snowflake.ddl;

import dev.vitrine.dialect.catalog.Schema;
import dev.vitrine.dialect.catalog.Schema.Domain;
import dev.vitrine.dialect.catalog.SchemaObject;
import dev.vitrine.dialect.catalog.SchemaObject.Sequence;
import dev.vitrine.dialect.syntax.Name;
import dev.vitrine.dialect.syntax.Parser;
import dev.vitrine.dialect.syntax.Tokens;
import dev.vitrine.dialect.translate.Objects.Place;
import dev.vitrine.snowflake.Answer;
import dev.vitrine.snowflake.CatalogStore;
import dev.vitrine.snowflake.Context;
import dev.vitrine.snowflake.Family;
import dev.vitrine.snowflake.ddl.ColumnSpec.Counting;
import dev.vitrine.snowflake.store.Change;
import dev.vitrine.snowflake.store.Edit;
import dev.vitrine.snowflake.store.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `CREATE SEQUENCE` and `ALTER SEQUENCE`.
public final class Sequences implements Family {

  private record Spec(Head head, Name name, Counting counting, String comment) {}

  private final CatalogStore catalog;

  public Sequences(CatalogStore catalog) {
    this.catalog = catalog;
  }

  @Override
  public Optional<Command> read(Tokens tokens) {
    if (tokens.take("ALTER", "SEQUENCE")) {
      return Optional.of(alter(tokens));
    }
    return Head.read(tokens, "SEQUENCE")
        .map(head -> {
          Spec spec = spec(head, tokens);
          return context -> create(spec, context);
        });
  }

  private static Spec spec(Head start, Tokens tokens) {
    Name name = new Parser(tokens).objectName();
    Head head = start.orIfNotExists(tokens);
    tokens.take("WITH");
    Counting counting = Counting.usual(tokens.options());
    String comment = "";
    while (isCounting(tokens) || tokens.is(Properties.COMMENT)) {
      if (tokens.take(Properties.COMMENT)) {
        tokens.takeSymbol("=");
        comment = tokens.string();
      } else {
        counting = ColumnReader.counting(tokens, counting);
      }
      tokens.takeSymbol(",");
    }
    var _ = Properties.read(tokens);
    return new Spec(head, name, counting, comment);
  }

  private static boolean isCounting(Tokens tokens) {
    return tokens.is("START")
        || tokens.is("INCREMENT")
        || tokens.is("ORDER")
        || tokens.is("NOORDER");
  }

  private Answer create(Spec spec, Context context) {
    Place place = Places.of(spec.name(), context);
    return catalog.change(
        context, Places.locks(place), state -> create(spec, place, state, context));
  }

  private static Change<Answer> create(Spec spec, Place place, State state, Context context) {
    Schema schema = Places.schema(state.catalog(), place);
    Optional<SchemaObject> there =
        Places.find(state.catalog(), Domain.SEQUENCE, spec.name(), place);
    if (there.isPresent() && !spec.head().replace()) {
      if (spec.head().ifNotExists()) {
        return Change.none(Messages.existsAlready(place.name()));
      }
      throw Messages.exists(place.name());
    }
    Dropping dropping = new Dropping(place, state);
    there.ifPresent(dropping::drop);
    Schema left = there.map(old -> schema.without(old.key())).orElse(schema);
    Sequence sequence =
        new Sequence(
            place.name(),
            EngineNames.inSchema(left, place.name()),
            spec.counting().start(),
            spec.counting().increment(),
            spec.counting().ordered(),
            spec.comment(),
            context.session().role(),
            Instant.now());
    List<String> sql = new ArrayList<>(dropping.sql());
    sql.add(TableBuild.sequence("SEQUENCE", sequence.engineName(), spec.counting()));
    List<Edit> edits = new ArrayList<>(dropping.edits());
    edits.add(new Edit.Put(place.database(), place.schema(), sequence));
    return Change.of(sql, edits, Messages.created("Sequence", place.name()));
  }

  /// @param rename the new name, if there is one
  private record Alteration(
      Optional<Name> rename,
      Optional<Long> increment,
      Optional<Boolean> ordered,
      Optional<String> comment) {

    private static Alteration renamed(Name to) {
      return new Alteration(Optional.of(to), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Alteration set(
        Optional<Long> increment, Optional<Boolean> ordered, Optional<String> comment) {
      return new Alteration(Optional.empty(), increment, ordered, comment);
    }
  }

  private Command alter(Tokens tokens) {
    boolean ifExists = tokens.take("IF", "EXISTS");
    Name name = new Parser(tokens).objectName();
    Alteration alteration = alteration(tokens);
    return context -> {
      Place place = Places.of(name, context);
      return catalog.change(
          context,
          Places.locks(place),
          state -> alter(name, place, ifExists, alteration, state, context));
    };
  }

  private static Alteration alteration(Tokens tokens) {
    if (tokens.take("RENAME", "TO")) {
      return Alteration.renamed(new Parser(tokens).objectName());
    }
    if (tokens.take("UNSET", "COMMENT")) {
      return Alteration.set(Optional.empty(), Optional.empty(), Optional.of(""));
    }
    Attachments.refuse(tokens);
    tokens.take("SET");
    Optional<Long> increment = Optional.empty();
    Optional<Boolean> ordered = Optional.empty();
    Optional<String> comment = Optional.empty();
    boolean more = true;
    while (more) {
      if (tokens.take("INCREMENT")) {
        tokens.take("BY");
        tokens.takeSymbol("=");
        increment = Optional.of(ColumnReader.number(tokens));
      } else if (tokens.take("COMMENT")) {
        tokens.takeSymbol("=");
        comment = Optional.of(tokens.string());
      } else if (tokens.is("ORDER") || tokens.is("NOORDER")) {
        ordered = Optional.of(tokens.next().is("ORDER"));
      } else {
        more = false;
      }
    }
    return Alteration.set(increment, ordered, comment);
  }

  private static Change<Answer> alter(
      Name name,
      Place place,
      boolean ifExists,
      Alteration alteration,
      State state,
      Context context) {
    Optional<SchemaObject> found = Places.find(state.catalog(), Domain.SEQUENCE, name, place);
    if (found.isEmpty()) {
      if (ifExists) {
        return Change.none(Answer.done());
      }
      throw Messages.missing("Sequence", place);
    }
    Sequence before = (Sequence) found.get();
    Place target = alteration.rename().map(to -> Places.of(to, context)).orElse(place);
    Schema schema = Places.schema(state.catalog(), target);
    if (alteration.rename().isPresent()
        && schema.find(Schema.Key.of(Domain.SEQUENCE, target.name())).isPresent()) {
      throw Messages.exists(target.name());
    }
    boolean anew = alteration.rename().isPresent() || alteration.increment().isPresent();
    long increment = alteration.increment().orElse(before.increment());
    String engineName =
        alteration.rename().isPresent()
            ? EngineNames.inSchema(schema.without(before.key()), target.name())
            : before.engineName();
    Sequence after =
        new Sequence(
            target.name(),
            engineName,
            before.start(),
            increment,
            alteration.ordered().orElse(before.ordered()),
            alteration.comment().orElse(before.comment()),
            before.owner(),
            before.created());
    return Change.of(
        anew ? again(before, after, context) : List.of(),
        List.of(
            new Edit.Remove(place.database(), place.schema(), before.key()),
            new Edit.Put(target.database(), target.schema(), after)),
        Answer.done());
  }

  /// The engine changes no sequence: another goes on where it was.
  private static List<String> again(Sequence before, Sequence after, Context context) {
    String last = EngineNames.last(before.engineName());
    String prefix =
        before.engineName().substring(0, before.engineName().length() - last.length() - 1);
    List<List<@Nullable String>> rows =
        context
            .steps()
            .read(
                "SELECT coalesce(last_value::VARCHAR, '') FROM duckdb_sequences() WHERE schema_name = "
                    + literal(prefix)
                    + " AND sequence_name = "
                    + literal(last),
                List.of(),
                1);
    String value = rows.isEmpty() ? "" : Objects.requireNonNullElse(rows.getFirst().getFirst(), "");
    long next = value.isEmpty() ? before.start() : Long.parseLong(value) + after.increment();
    return List.of(
        "DROP SEQUENCE " + before.engineName(),
        TableBuild.sequence(
            "SEQUENCE",
            after.engineName(),
            new Counting(next, after.increment(), after.ordered())));
  }

  /// A quoted name as a text.
  private static String literal(String quoted) {
    String name = quoted.substring(1, quoted.length() - 1).replace("\"\"", "\"");
    return dev.vitrine.dialect.StringLiterals.quoted(name);
  }
}
