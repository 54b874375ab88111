package dev.vitrine.dialect.translate.functions;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Functions that Snowflake has and this server has not, by what they would need. A name that ends
/// with `*` stands for all that begin so. Functions that are registered never count, so that a list
/// here cannot hide one.
public final class Unsupported {

  private static final Map<String, List<String>> BY_REASON = new LinkedHashMap<>();

  static {
    without(
        "geography and geometry",
        "ST_*",
        "H3_*",
        "TO_GEOGRAPHY",
        "TO_GEOMETRY",
        "TRY_TO_GEOGRAPHY",
        "TRY_TO_GEOMETRY");
    without("language models and machine learning", "AI_*", "CORTEX_*", "COMPLETE", "SENTIMENT");
    without("vectors", "VECTOR_*");
    without("compression", "COMPRESS", "DECOMPRESS_BINARY", "DECOMPRESS_STRING");
    without(
        "encryption",
        "ENCRYPT",
        "ENCRYPT_RAW",
        "DECRYPT",
        "DECRYPT_RAW",
        "TRY_DECRYPT",
        "TRY_DECRYPT_RAW");
    without("decimal floating-point numbers", "TO_DECFLOAT", "TRY_TO_DECFLOAT");
    without("searches in texts", "SEARCH", "SEARCH_IP");
    without("interpolation", "INTERPOLATE_*");
    without("XML", "PARSE_XML", "CHECK_XML", "TO_XML", "XMLGET");
    without(
        "files and directory tables",
        "BUILD_SCOPED_FILE_URL",
        "BUILD_STAGE_FILE_URL",
        "DIRECTORY",
        "FL_*",
        "GENERATE_COLUMN_DESCRIPTION",
        "GET_ABSOLUTE_PATH",
        "GET_PRESIGNED_URL",
        "GET_RELATIVE_PATH",
        "GET_STAGE_LOCATION",
        "PARSE_DOCUMENT",
        "TO_FILE",
        "TRY_TO_FILE",
        "VALIDATE_PIPE_LOAD");
    without(
        "policies, shares and data governance",
        "ALL_USER_NAMES",
        "CLASSIFY_TEXT",
        "EXTRACT_SEMANTIC_CATEGORIES",
        "CURRENT_ORGANIZATION_USER",
        "INVOKER_SHARE",
        "IS_APPLICATION_ROLE_ACTIVATED",
        "IS_DATABASE_ROLE_IN_SESSION",
        "IS_GRANTED_TO_INVOKER_ROLE",
        "IS_INSTANCE_ROLE_IN_SESSION",
        "IS_ORGANIZATION_USER",
        "POLICY_CONTEXT",
        "SYS_CONTEXT");
    without(
        "estimates as states",
        "APPROX_PERCENTILE_ACCUMULATE",
        "APPROX_PERCENTILE_COMBINE",
        "APPROX_PERCENTILE_ESTIMATE",
        "APPROX_TOP_K_ACCUMULATE",
        "APPROX_TOP_K_COMBINE",
        "APPROX_TOP_K_ESTIMATE",
        "APPROXIMATE_JACCARD_INDEX",
        "APPROXIMATE_SIMILARITY",
        "HLL_ACCUMULATE",
        "HLL_COMBINE",
        "HLL_ESTIMATE",
        "HLL_EXPORT",
        "HLL_IMPORT",
        "MINHASH",
        "MINHASH_COMBINE");
    without(
        "Snowflake's own services",
        "EXPLAIN_JSON",
        "GET_CONDITION_QUERY_UUID",
        "GET_OBJECT_REFERENCES",
        "LAST_SUCCESSFUL_SCHEDULED_TIME",
        "NOTIFICATION_*",
        "SYSTEM$*");
  }

  private Unsupported() {}

  private static void without(String reason, String... names) {
    BY_REASON.put(reason, List.of(names));
  }

  /// Names by reason, for documents.
  public static Map<String, List<String>> byReason() {
    return Collections.unmodifiableMap(BY_REASON);
  }

  /// Whether Snowflake has a function of that name.
  static boolean isKnown(String name) {
    return BY_REASON.values().stream()
        .flatMap(List::stream)
        .anyMatch(known ->
            known.endsWith("*")
                ? name.startsWith(known.substring(0, known.length() - 1))
                : name.equals(known));
  }
}
