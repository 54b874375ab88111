package dev.vitrine.warehouses.duckdb;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vitrine.dialect.EngineText;
import dev.vitrine.dialect.Gate;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.Position;
import dev.vitrine.kernel.SqlError;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Turns the engine's errors, JSON with a type, a message and often a byte position, into ours:
/// Snowflake's code and words where it has them, and the place in the client's text.
final class EngineErrors {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String COMPILATION = "SQL compilation error:\n";

  /// One kind of error: how to know it and what to say.
  private record Rule(Pattern pattern, ErrorCode code, Function<MatchResult, String> words) {
    static Rule of(String pattern, ErrorCode code, Function<MatchResult, String> words) {
      return new Rule(Pattern.compile(pattern, Pattern.DOTALL), code, words);
    }
  }

  /// Read from the top; the first that is found says what it is. The words stand behind the place.
  private static final List<Rule> COMPILING =
      List.of(
          Rule.of(
              "Referenced column (.+?) (?:not found|was not found)",
              ErrorCode.INVALID_IDENTIFIER,
              m -> "invalid identifier '" + bare(m.group(1)) + "'"),
          Rule.of(
              "(?:Table|Values list) (\\S+) does not have a column named (\\S+)",
              ErrorCode.INVALID_IDENTIFIER,
              m -> "invalid identifier '" + bare(m.group(2)) + "'"),
          Rule.of(
              "Referenced table (.+?) not found",
              ErrorCode.INVALID_IDENTIFIER,
              m -> "invalid identifier '" + bare(m.group(1)) + "'"),
          Rule.of(
              "Ambiguous reference to column name (\\S+)",
              ErrorCode.AMBIGUOUS_COLUMN,
              m -> "ambiguous column name '" + bare(m.group(1)) + "'"),
          Rule.of(
              "column (\\S+) must appear in the GROUP BY clause",
              ErrorCode.NOT_IN_GROUP_BY,
              m ->
                  "'"
                      + bare(m.group(1))
                      + "' in select clause is neither an aggregate nor in the group by clause."),
          Rule.of(
              "GROUPING (?:child|statement)|GROUP BY clause cannot contain aggregates",
              ErrorCode.NOT_IN_GROUP_BY,
              m -> "not a valid group by expression"),
          Rule.of(
              "(?:GROUP BY|HAVING|WHERE) clause cannot contain window functions",
              ErrorCode.COMPILATION,
              m -> "Window function appears outside of SELECT, QUALIFY, and ORDER BY clauses."),
          Rule.of(
              "WHERE clause cannot contain aggregates",
              ErrorCode.COMPILATION,
              m -> "Invalid aggregate function in where clause"),
          Rule.of(
              "STAR expression is only allowed",
              ErrorCode.SYNTAX,
              m -> "syntax error: unexpected '*'."),
          Rule.of(
              "Set operations can only apply to expressions with the same number",
              ErrorCode.SET_OPERATION_ARITY,
              m -> "invalid number of result columns for set operator input branches"),
          Rule.of(
              "table (\\S+) has (\\d+) columns but (\\d+) values were supplied",
              ErrorCode.INSERT_ARITY,
              m -> insertArity(m.group(2), m.group(3))),
          Rule.of(
              "Column name/value mismatch for insert on \\S+: expected (\\d+) columns but (\\d+)",
              ErrorCode.INSERT_ARITY,
              m -> insertArity(m.group(1), m.group(2))),
          Rule.of(
              "Referenced update column (\\S+) not found in table"
                  + "|Table \\S+ does not have a column with name (\\S+)",
              ErrorCode.INVALID_IDENTIFIER,
              m ->
                  "invalid identifier '"
                      + bare(m.group(1) == null ? m.group(2) : m.group(1))
                      + "'"),
          Rule.of(
              "ORDER (?:BY )?term out of range - should be (between \\d+ and \\d+)",
              ErrorCode.COMPILATION,
              m -> "a position in ORDER BY must be " + m.group(1)),
          Rule.of(
              "Column with name (\\S+) already exists",
              ErrorCode.DUPLICATE_COLUMN,
              m -> "duplicate column name '" + bare(m.group(1)) + "'"),
          Rule.of(
              "Parameter count mismatch",
              ErrorCode.BIND_NOT_SET,
              m -> "the statement has more or fewer placeholders than values are bound"),
          Rule.of(
              "Values were not provided for the following (?:prepared statement )?parameters: (.*)",
              ErrorCode.BIND_NOT_SET,
              m -> "Bind variable " + m.group(1) + " not set."));

  private static final List<Rule> CATALOG =
      List.of(
          Rule.of(
              "(?:Scalar |Aggregate |Table )?Function with name (\\S+) (?:does not exist|is not)",
              ErrorCode.UNKNOWN_FUNCTION,
              m -> "Unknown function " + bare(m.group(1))),
          Rule.of(
              "(?:Table|View|Sequence|Index|Type|Macro|Macro Function|Schema) with name (\\S+) already exists",
              ErrorCode.OBJECT_EXISTS,
              m -> "Object '" + outer(m.group(1)) + "' already exists."),
          Rule.of(
              "(?:Table|View) with name (\\S+) does not exist",
              ErrorCode.OBJECT_NOT_FOUND,
              m -> "Object '" + outer(m.group(1)) + "' does not exist or not authorized."),
          Rule.of(
              "([A-Z][A-Za-z ]*) with name (\\S+) does not exist",
              ErrorCode.OBJECT_NOT_FOUND,
              m -> m.group(1) + " '" + outer(m.group(2)) + "' does not exist or not authorized."),
          Rule.of(
              "No catalog \\+ schema named|schema (\\S+) does not exist",
              ErrorCode.OBJECT_NOT_FOUND_FOR_OPERATION,
              m -> "Object does not exist, or operation cannot be performed."),
          Rule.of(
              "([A-Z][a-z]+) (?:with name )?(\\S+) already exists",
              ErrorCode.OBJECT_EXISTS,
              m -> "Object '" + outer(m.group(2)) + "' already exists."));

  private static final List<Rule> RUNNING =
      List.of(
          Rule.of("[Dd]ivision by zero", ErrorCode.DIVISION_BY_ZERO, m -> "Division by zero"),
          Rule.of(
              "NOT NULL constraint failed: (\\S+)",
              ErrorCode.NULL_IN_NOT_NULL,
              m -> "NULL result in a non-nullable column"),
          Rule.of(
              "More than one row returned by a subquery",
              ErrorCode.SINGLE_ROW_SUBQUERY,
              m -> "Single-row subquery returns more than one row."),
          Rule.of(
              "cannot affect the same target row|same target row",
              ErrorCode.DUPLICATE_MERGE_ROW,
              m -> "Duplicate row detected during DML action"),
          Rule.of(
              "Could not convert string '(.*?)' to (?:U?INT\\d*|U?HUGEINT|BIGINT|DOUBLE|FLOAT|DECIMAL.*|INTEGER)",
              ErrorCode.NOT_NUMERIC,
              m -> "Numeric value '" + m.group(1) + "' is not recognized"),
          Rule.of(
              "Could not convert string [\"'](.*?)[\"'] to DECIMAL",
              ErrorCode.NOT_NUMERIC,
              m -> "Numeric value '" + m.group(1) + "' is not recognized"),
          Rule.of(
              "Could not convert string [\"'](.*?)[\"'] to BOOL",
              ErrorCode.NOT_BOOLEAN,
              m -> "Boolean value '" + m.group(1) + "' is not recognized"),
          Rule.of(
              "invalid date field format: \"(.*?)\"|date field value out of range: \"(.*?)\"",
              ErrorCode.NOT_A_DATE,
              m ->
                  "Date '"
                      + (m.group(1) == null ? m.group(2) : m.group(1))
                      + "' is not recognized"),
          Rule.of(
              "invalid timestamp field format: \"(.*?)\"|timestamp field value out of range: \"(.*?)\"",
              ErrorCode.NOT_A_TIMESTAMP,
              m ->
                  "Timestamp '"
                      + (m.group(1) == null ? m.group(2) : m.group(1))
                      + "' is not recognized"),
          Rule.of(
              "(?:Could not cast value|Casting value) \"?(\\S+?)\"? to (?:type )?DECIMAL\\((\\d+),(\\d+)\\)",
              ErrorCode.NUMBER_OUT_OF_RANGE,
              m ->
                  "Number out of representable range: type FIXED(%s,%s), value %s"
                      .formatted(m.group(2), m.group(3), m.group(1))),
          Rule.of(
              "Argument for ntile must be greater than zero",
              ErrorCode.INVALID_VALUE,
              m ->
                  "Invalid value for function 'NTILE': Number of parts must be a positive integer"),
          Rule.of(
              "Invalid input for arg_min/arg_max",
              ErrorCode.INVALID_VALUE,
              m -> "Number of values must be from 1 to 1000"),
          Rule.of(
              "with value (-?\\d+) can't be cast because the value is out of range for the destination type INT32",
              ErrorCode.NUMERIC_VALUE_OUT_OF_RANGE,
              m -> "Numeric value '" + m.group(1) + "' is out of range"),
          Rule.of("Malformed JSON", ErrorCode.JSON_INVALID, m -> "Error parsing JSON"),
          Rule.of(
              "out of range|Overflow in",
              ErrorCode.NUMBER_OUT_OF_RANGE,
              m -> "Number out of representable range"));

  /// Want of memory, whatever the step that it struck calls its error.
  private static final Pattern WANT_OF_MEMORY =
      Pattern.compile(
          "Out of Memory Error|failed to (?:allocate|pin|offload) |could not allocate block");

  /// The engine has no code of its own for it.
  private static final Pattern UNKNOWN_ZONE = Pattern.compile("Unknown TimeZone '(.*?)'");

  /// An error that our own code raised inside the engine: `VITRINE:code:message`, closed by a mark.
  private static final Pattern RAISED =
      Pattern.compile("VITRINE:(\\d{6}):(.*?)(?:\u0003|\\n\\s*at |\"?$)", Pattern.DOTALL);

  /// How an error of ours travels through the engine.
  static String raised(SqlError error) {
    return "VITRINE:" + error.code().code() + ":" + error.text() + '\u0003';
  }

  private static Optional<SqlError> ours(String message) {
    Matcher matcher = RAISED.matcher(message);
    if (!matcher.find()) {
      return Optional.empty();
    }
    String code = matcher.group(1);
    String words = matcher.group(2);
    return java.util.Arrays.stream(ErrorCode.values())
        .filter(each -> each.code().equals(code))
        .findFirst()
        .map(each -> new SqlError(each, words));
  }

  /// What the engine said.
  private record Told(String type, String message, int position) {}

  private EngineErrors() {}

  /// @param text what was run, to find the place in the client's own
  static SqlError translate(SQLException failure, EngineText text) {
    Told told = read(failure);
    Optional<Position> position =
        told.position < 0 ? Optional.empty() : text.position(told.position);
    SqlError error = translate(told, position);
    error.initCause(failure);
    return error;
  }

  private static SqlError translate(Told told, Optional<Position> position) {
    String message = told.message;
    Optional<SqlError> ours = ours(message);
    if (ours.isPresent()) {
      return ours.get();
    }
    int guard = message.indexOf(Guards.MESSAGE);
    if (guard >= 0) {
      return error(ErrorCode.ARGUMENT_LIMIT, message.substring(guard), position);
    }
    if (WANT_OF_MEMORY.matcher(message).find()) {
      return memory(message);
    }
    Matcher zone = UNKNOWN_ZONE.matcher(message);
    if (zone.find()) {
      return error(
          ErrorCode.UNKNOWN_TIME_ZONE, "Unknown timezone: '" + zone.group(1) + "'", position);
    }
    return switch (told.type) {
      case "Interrupt", "INTERRUPT" -> SqlError.canceled();
      case "Out of Memory" -> memory(message);
      case "Parser", "Syntax" -> syntax(message, position);
      case "Permission" ->
          error(ErrorCode.NOT_ALLOWED, "SQL access control error: " + clean(message), position);
      case "TransactionContext", "Transaction" -> transaction(message);
      case "IO" -> io(message);
      case "Not implemented" ->
          error(ErrorCode.NOT_SUPPORTED, "Unsupported feature: " + clean(message), position);
      case "Internal", "FATAL", "Fatal" ->
          error(ErrorCode.INTERNAL, "SQL execution internal error: " + clean(message), position);
      default -> byRule(told, position);
    };
  }

  private static SqlError byRule(Told told, Optional<Position> position) {
    Optional<SqlError> compiling =
        found(COMPILING, told.message)
            .map(hit -> error(hit.code, COMPILATION + place(position) + hit.words, position));
    Optional<SqlError> catalog =
        found(CATALOG, told.message).map(hit -> error(hit.code, COMPILATION + hit.words, position));
    Optional<SqlError> running =
        found(RUNNING, told.message).map(hit -> error(hit.code, hit.words, position));
    return switch (told.type) {
      case "Conversion", "Out of Range", "Invalid Input", "Mismatch Type" ->
          running.or(() -> compiling).orElseGet(() -> unknown(told, position));
      case "Constraint" ->
          running.orElseGet(() -> error(ErrorCode.CONSTRAINT, clean(told.message), position));
      default ->
          compiling.or(() -> catalog).or(() -> running).orElseGet(() -> arity(told, position));
    };
  }

  private record Hit(ErrorCode code, String words) {}

  private static Optional<Hit> found(List<Rule> rules, String message) {
    for (Rule rule : rules) {
      Matcher matcher = rule.pattern.matcher(message);
      if (matcher.find()) {
        return Optional.of(new Hit(rule.code, rule.words.apply(matcher)));
      }
    }
    return Optional.empty();
  }

  private static final Pattern NO_OVERLOAD =
      Pattern.compile("(?:argument types '(\\w+)\\((.*?)\\)'|Macro (\\w+)\\(\\) does not support)");
  private static final Pattern CANDIDATE =
      Pattern.compile("\\n\\t\"?\\w+\"?\\(([^\\n]*?)\\)(?: ->|\\n|$)");

  /// The engine says that no overload fits; when the number of arguments is what differs, that is
  /// what the client should hear.
  private static SqlError arity(Told told, Optional<Position> position) {
    Matcher call = NO_OVERLOAD.matcher(told.message);
    if (!call.find() || call.group(2) == null) {
      return unknown(told, position);
    }
    int given = count(call.group(2));
    int least = Integer.MAX_VALUE;
    int most = 0;
    Matcher candidate = CANDIDATE.matcher(told.message);
    while (candidate.find()) {
      least = Math.min(least, count(candidate.group(1)));
      most = Math.max(most, count(candidate.group(1)));
    }
    String function = "arguments for function [" + call.group(1) + "]";
    if (given < least && most > 0) {
      return error(
          ErrorCode.TOO_FEW_ARGUMENTS,
          COMPILATION
              + place(position)
              + "not enough "
              + function
              + ", expected "
              + least
              + ", got "
              + given,
          position);
    }
    if (given > most && most > 0 && !told.message.contains("...")) {
      return error(
          ErrorCode.TOO_MANY_ARGUMENTS,
          COMPILATION
              + place(position)
              + "too many "
              + function
              + " expected "
              + most
              + ", got "
              + given,
          position);
    }
    return unknown(told, position);
  }

  private static int count(String arguments) {
    String flat = arguments.replaceAll("\\([^)]*\\)", "");
    return flat.isBlank() ? 0 : (int) flat.chars().filter(c -> c == ',').count() + 1;
  }

  private static SqlError unknown(Told told, Optional<Position> position) {
    return switch (told.type) {
      case "Conversion" -> error(ErrorCode.CONVERSION, clean(firstLine(told.message)), position);
      case "Out of Range" ->
          error(ErrorCode.NUMBER_OUT_OF_RANGE, clean(firstLine(told.message)), position);
      case "Binder", "Catalog" ->
          error(
              ErrorCode.COMPILATION,
              COMPILATION + place(position) + clean(firstLine(told.message)),
              position);
      default -> error(ErrorCode.COMPILATION, clean(firstLine(told.message)), position);
    };
  }

  private static SqlError syntax(String message, Optional<Position> position) {
    Matcher near = Pattern.compile("at or near \"(.*?)\"", Pattern.DOTALL).matcher(message);
    String at =
        position
            .map(p -> "syntax error line " + p.line() + " at position " + p.column())
            .orElse("syntax error");
    String what =
        near.find() ? " unexpected '" + near.group(1) + "'." : ": " + clean(firstLine(message));
    return error(ErrorCode.SYNTAX, COMPILATION + at + what, position);
  }

  private static SqlError memory(String message) {
    return message.contains("max_temp_directory_size") || message.contains("temp_directory_size")
        ? new SqlError(
            ErrorCode.SPILL_LIMIT,
            "spill limit exceeded: the statement needs more space on disk for intermediate results than the warehouse has")
        : new SqlError(
            ErrorCode.MEMORY_LIMIT,
            "memory limit exceeded: the statement needs more memory than the warehouse has");
  }

  private static SqlError io(String message) {
    return message.contains("No space left")
        ? new SqlError(ErrorCode.DISK_FULL, "the warehouse's disk is full")
        : new SqlError(
            ErrorCode.INTERNAL,
            "SQL execution internal error: the warehouse could not read or write its files");
  }

  private static SqlError transaction(String message) {
    return message.contains("aborted")
        ? new SqlError(
            ErrorCode.CONFLICT, "The transaction is aborted: end it with ROLLBACK and start again.")
        : new SqlError(
            ErrorCode.CONFLICT,
            "Statement was aborted because another transaction changed the same object: try again. "
                + clean(firstLine(message)));
  }

  /// Whether another writer was in the way, so that trying again may succeed.
  static boolean isConflict(SQLException failure) {
    Told told = read(failure);
    String message = told.message;
    boolean transaction = told.type.startsWith("Transaction");
    return !message.contains("aborted")
        && (message.contains("write-write conflict")
            || message.contains("Conflict on")
            || (transaction && message.toLowerCase(java.util.Locale.ROOT).contains("conflict")));
  }

  private static String insertArity(String expected, String got) {
    return "Insert value list does not match column list expecting " + expected + " but got " + got;
  }

  private static String place(Optional<Position> position) {
    return position
        .map(p -> "error line " + p.line() + " at position " + p.column() + "\n")
        .orElse("");
  }

  private static SqlError error(ErrorCode code, String message, Optional<Position> position) {
    return new SqlError(code, message, position.orElse(null));
  }

  private static String bare(String name) {
    String trimmed = name.replaceAll("[!,.;:]+$", "");
    return trimmed.length() > 1 && trimmed.startsWith("\"") && trimmed.endsWith("\"")
        ? trimmed.substring(1, trimmed.length() - 1)
        : trimmed;
  }

  /// `"DB.SCHEMA".T` reads `DB.SCHEMA.T` outside.
  private static String outer(String name) {
    return bare(name).replace("\"", "");
  }

  private static String firstLine(String message) {
    int end = message.indexOf('\n');
    return end < 0 ? message : message.substring(0, end);
  }

  /// Without stack traces, paths and names of ours.
  private static String clean(String message) {
    return message
        .replaceAll("(?s)\\n\\s*at [\\w.$/]+\\(.*", "")
        .replaceAll("(?<![\\w])/(?:[\\w.-]+/)+[\\w.-]*", "…")
        .replace(Guards.DATABASE, "system")
        .replace(Gate.INTERNAL_MARK, "system")
        .strip();
  }

  /// The message alone, for the log and for messages at the start.
  static String plainMessage(SQLException failure) {
    return read(failure).message;
  }

  private static Told read(SQLException failure) {
    String text = failure.getMessage() == null ? "" : failure.getMessage();
    int brace = text.indexOf("{\"exception_type\"");
    if (brace >= 0) {
      int end = text.lastIndexOf('}');
      try {
        return told(JSON.readTree(text.substring(brace, end + 1)));
      } catch (JsonProcessingException notJson) {
        return plain(text);
      }
    }
    return plain(text);
  }

  private static Told told(JsonNode node) {
    return new Told(
        node.path("exception_type").asText(),
        node.path("exception_message").asText(),
        node.path("position").asInt(-1));
  }

  private static Told plain(String text) {
    int colon = text.indexOf(" Error: ");
    return colon > 0 && colon < 30
        ? new Told(text.substring(0, colon), text.substring(colon + " Error: ".length()), -1)
        : new Told("", text, -1);
  }
}
