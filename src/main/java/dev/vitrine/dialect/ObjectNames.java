package dev.vitrine.dialect;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.Position;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.kernel.lex.Escapes;
import dev.vitrine.kernel.lex.Lexer;
import dev.vitrine.kernel.lex.Token;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Moves a statement's names onto the embedded warehouse's layout, where Snowflake's schema
/// `DB.SCHEMA` is one schema with a point in its name: `db.public.t` becomes `"DB.PUBLIC".t`, and
/// `public.t` that of the current database. Columns that repeat the name (`db.public.t.c`) follow.
public final class ObjectNames {

  /// First parts that the engine itself knows and everyone may use.
  private static final Set<String> LEFT = Set.of("TEMP", "INFORMATION_SCHEMA", "PG_CATALOG");

  private static final Set<String> SEQUENCE_FUNCTIONS = Set.of("nextval", "currval");

  private final String text;
  private final List<Token> tokens;
  private final String database;
  private final boolean hasSchema;
  private final Map<Integer, String> schemas = new HashMap<>();
  private final Map<Integer, Integer> ends = new HashMap<>();
  private final Set<List<String>> moved = new HashSet<>();

  private ObjectNames(String text, List<Token> tokens, String database, boolean hasSchema) {
    this.text = text;
    this.tokens = tokens;
    this.database = database;
    this.hasSchema = hasSchema;
  }

  /// @param database the current one; empty for none
  /// @param schema the current one; empty for none
  /// @throws SqlError `OBJECT_NOT_FOUND_FOR_OPERATION` when a name needs the current database or
  ///   schema and there is none
  public static EngineText toEngine(
      String text, List<Token> tokens, String database, String schema) {
    ObjectNames names = new ObjectNames(text, tokens, database, !schema.isEmpty());
    names.findObjects();
    names.findColumns();
    return names.write();
  }

  /// The statement for an engine whose names are what they are.
  public static EngineText asWritten(String text, List<Token> tokens) {
    return new ObjectNames(text, tokens, "", true).write();
  }

  /// The engine's schema for one of ours.
  public static String engineSchema(String database, String schema) {
    return database + "." + schema;
  }

  private void findObjects() {
    boolean creates = StatementKind.of(tokens).verb() == StatementKind.Verb.CREATE;
    for (int place : ObjectPlaces.of(tokens)) {
      if (!tokens.get(place).isName()) {
        continue;
      }
      DottedName name = DottedName.at(tokens, place);
      boolean column = place > 1 && tokens.get(place - 1).is("COLUMN");
      int parts = name.size() - (column ? 1 : 0);
      if (parts == 1 && creates && !hasSchema && isCreated(place)) {
        throw noCurrent("schema", tokens.get(place));
      }
      if (parts > 1 && !LEFT.contains(name.parts().getFirst())) {
        move(name, Math.min(parts, 3));
      }
    }
  }

  private boolean isCreated(int place) {
    Token before = tokens.get(place - 1);
    boolean temporary = tokens.stream().limit(4).anyMatch(t -> t.is("TEMP") || t.is("TEMPORARY"));
    return !temporary
        && (before.is("EXISTS")
            || Set.of("TABLE", "VIEW", "SEQUENCE", "MACRO", "FUNCTION", "TYPE")
                .contains(before.upper()));
  }

  private void move(DottedName name, int parts) {
    schemas.put(name.start(), schemaOf(name, parts));
    ends.put(name.start(), name.start() + 2 * (parts - 1));
    moved.add(name.parts().subList(0, parts));
  }

  private String schemaOf(DottedName name, int parts) {
    if (parts == 2 && database.isEmpty()) {
      throw noCurrent("database", tokens.get(name.start()));
    }
    return parts == 2
        ? engineSchema(database, name.parts().getFirst())
        : engineSchema(name.parts().getFirst(), name.parts().get(1));
  }

  private void findColumns() {
    int i = 0;
    while (i < tokens.size()) {
      if (!tokens.get(i).isName()) {
        i++;
        continue;
      }
      DottedName name = DottedName.at(tokens, i);
      if (!schemas.containsKey(i)) {
        movedPrefix(name).ifPresent(prefix -> move(name, prefix.size()));
      }
      i = name.end();
    }
  }

  private Optional<List<String>> movedPrefix(DottedName name) {
    return moved.stream()
        .filter(prefix -> name.startsWith(prefix) || starts(name, prefix))
        .findFirst();
  }

  /// `db.schema.t.*`: the star is no part of the name.
  private boolean starts(DottedName name, List<String> prefix) {
    return name.parts().equals(prefix)
        && name.end() < tokens.size()
        && tokens.get(name.end()).isSymbol(".");
  }

  private EngineText write() {
    Rewritten.Builder out = Rewritten.of(text);
    int i = 0;
    while (i < tokens.size()) {
      gap(out, i);
      String schema = schemas.get(i);
      if (schema != null) {
        out.put(QuotedName.of(schema) + ".", tokens.get(i).start());
        i = ends.getOrDefault(i, i);
      } else {
        writeToken(out, i);
        i++;
      }
    }
    return new EngineText(text, out.done(), 0);
  }

  /// A blank for what stood before a token, a comment too; a new line stays one.
  private void gap(Rewritten.Builder out, int i) {
    int start = tokens.get(i).start();
    int end = i == 0 ? start : tokens.get(i - 1).end();
    if (start > end) {
      out.put(text.substring(end, start).indexOf('\n') >= 0 ? "\n" : " ", end);
    }
  }

  private void writeToken(Rewritten.Builder out, int i) {
    Token token = tokens.get(i);
    sequence(i)
        .ifPresentOrElse(
            name -> out.put(name, token.start()), () -> out.keep(token.start(), token.end()));
  }

  /// `nextval('db.public.s')` names an object inside a string.
  private Optional<String> sequence(int i) {
    boolean argument =
        i > 1
            && tokens.get(i).kind() == Token.Kind.STRING
            && tokens.get(i - 1).isSymbol("(")
            && SEQUENCE_FUNCTIONS.contains(tokens.get(i - 2).name().toLowerCase(Locale.ROOT));
    if (!argument) {
      return Optional.empty();
    }
    String inside = tokens.get(i).text();
    List<Token> parts =
        Lexer.tokens(inside.substring(1, inside.length() - 1).replace("''", "'"), Escapes.STANDARD);
    if (parts.size() < 3 || !parts.getFirst().isName()) {
      return Optional.empty();
    }
    DottedName name = DottedName.at(parts, 0);
    if (name.size() < 2 || name.size() > 3) {
      return Optional.empty();
    }
    List<String> folded = new ArrayList<>(name.parts());
    String schema =
        folded.size() == 3
            ? engineSchema(folded.getFirst(), folded.get(1))
            : engineSchema(database, folded.getFirst());
    String full = QuotedName.of(schema) + "." + QuotedName.of(folded.getLast());
    return Optional.of("'" + full.replace("'", "''") + "'");
  }

  private SqlError noCurrent(String what, Token token) {
    return new SqlError(
        ErrorCode.OBJECT_NOT_FOUND_FOR_OPERATION,
        "SQL compilation error:\nThis statement has no current "
            + what
            + ": name it in the context or with USE, or write the full name of '"
            + Syntax.shown(token.text())
            + "'",
        Position.at(text, token.start()));
  }
}
