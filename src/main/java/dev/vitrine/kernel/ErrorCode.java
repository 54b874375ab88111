package dev.vitrine.kernel;

/// Every error that a client can see: Snowflake's code and SQLSTATE where Snowflake has one (its
/// SQL API and driver documentation), codes of our own from 391980 on where it has not, and the
/// HTTP status with which the SQL API answers.
public enum ErrorCode {
  // the statement's text
  SYNTAX("001003", "42000", 422),
  INVALID_IDENTIFIER("000904", "42000", 422),
  AMBIGUOUS_COLUMN("002028", "42601", 422),
  NOT_IN_GROUP_BY("000979", "42601", 422),
  UNKNOWN_FUNCTION("002140", "42601", 422),
  TOO_FEW_ARGUMENTS("000938", "22023", 422),
  TOO_MANY_ARGUMENTS("000939", "22023", 422),
  COMPILATION("002023", "22000", 422),
  OBJECT_NOT_FOUND("002003", "42S02", 422),
  OBJECT_NOT_FOUND_FOR_OPERATION("002043", "02000", 422),
  OBJECT_EXISTS("002002", "42710", 422),
  DUPLICATE_COLUMN("002025", "42S21", 422),
  INSERT_ARITY("002020", "21S01", 422),
  SET_OPERATION_ARITY("001789", "42601", 422),
  BIND_NOT_SET("002049", "42601", 422),
  NO_ACTIVE_WAREHOUSE("000606", "57P03", 422),
  STATEMENT_COUNT("000008", "0A000", 422),
  NOT_SUPPORTED("000002", "0A000", 422),
  EMPTY_STATEMENT("000900", "42601", 422),
  // the data
  DIVISION_BY_ZERO("100051", "22012", 422),
  NOT_NUMERIC("100038", "22018", 422),
  NOT_BOOLEAN("100037", "22018", 422),
  NOT_A_DATE("100040", "22007", 422),
  NOT_A_TIMESTAMP("100035", "22007", 422),
  NOT_A_TIME("100108", "22007", 422),
  NOT_OF_FORMAT("100096", "22007", 422),
  UNKNOWN_TIME_ZONE("100094", "22000", 422),
  NULL_IN_NOT_NULL("100072", "22000", 422),
  STRING_TOO_LONG("100078", "22000", 422),
  JSON_INVALID("100069", "22P02", 422),
  NUMBER_OUT_OF_RANGE("100132", "22003", 422),
  CONVERSION("100071", "22000", 422),
  SINGLE_ROW_SUBQUERY("090150", "22000", 422),
  DUPLICATE_MERGE_ROW("100090", "42P18", 422),
  CONSTRAINT("100072", "23000", 422),
  CONFLICT("000625", "57014", 422),
  MULTI_STATEMENT_FAILED("100132", "P0000", 422),
  // the life of a statement
  CANCELED("000604", "57014", 422),
  TIMEOUT("000630", "57014", 408),
  NOT_EXECUTING("000605", "57014", 422),
  STATEMENT_NOT_FOUND("000709", "02000", 422),
  RESULT_EXPIRED("000710", "02000", 422),
  INTERRUPTED("391980", "57P01", 422),
  REQUEST_ID_REUSED("391981", "22023", 422),
  RESULT_TOO_LARGE("391982", "54000", 422),
  MEMORY_LIMIT("391983", "53200", 422),
  SPILL_LIMIT("391984", "53100", 422),
  ARGUMENT_LIMIT("391985", "54000", 422),
  DISK_FULL("391986", "53100", 422),
  CHART_TOO_LARGE("391987", "54000", 422),
  VISUALISE_SYNTAX("391990", "42000", 422),
  VISUALISE_INVALID("391991", "42000", 422),
  INTERNAL("000603", "XX000", 422),
  // who may do what
  NOT_ALLOWED("003001", "42501", 422),
  FORBIDDEN("390420", "42501", 403),
  NO_CREDENTIALS("390101", "28000", 401),
  BAD_CREDENTIALS("390303", "28000", 401),
  CREDENTIALS_EXPIRED("390318", "28000", 401),
  BAD_JWT("390144", "28000", 401),
  // the request
  BAD_REQUEST("390400", "22023", 400),
  BAD_PAYLOAD("390142", "22023", 400),
  UNSUPPORTED_ACCEPT("391902", "22023", 400),
  UNSUPPORTED_MEDIA_TYPE("391910", "22023", 415),
  UNKNOWN_PATH("390404", "02000", 404),
  TOO_LARGE("390413", "54000", 413),
  TOO_MANY_REQUESTS("390505", "53300", 429),
  SHUTTING_DOWN("390503", "57P01", 503),
  IDENTITY_UNAVAILABLE("391992", "08006", 503);

  private final String code;
  private final String sqlState;
  private final int httpStatus;

  ErrorCode(String code, String sqlState, int httpStatus) {
    this.code = code;
    this.sqlState = sqlState;
    this.httpStatus = httpStatus;
  }

  /// Six digits.
  public String code() {
    return code;
  }

  /// Five characters (ISO/IEC 9075-2, and PostgreSQL's classes where it adds some).
  public String sqlState() {
    return sqlState;
  }

  /// The status of an answer that carries this error on doors that speak plain HTTP.
  public int httpStatus() {
    return httpStatus;
  }
}
