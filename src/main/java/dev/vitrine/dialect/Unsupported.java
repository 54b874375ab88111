package dev.vitrine.dialect;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Kinds of objects that Snowflake has and this server does not, by the words that name them in
/// `CREATE`, `ALTER`, `DROP`, `SHOW` and `DESCRIBE`, with what is said of them.
public final class Unsupported {

  private static final Map<String, String> KINDS = new LinkedHashMap<>();

  static {
    KINDS.put("STREAM", "streams: changes of a table are not recorded");
    KINDS.put("TASK", "tasks: nothing runs on a schedule");
    KINDS.put("PIPE", "pipes: load files with COPY INTO");
    KINDS.put("DYNAMIC TABLE", "dynamic tables: nothing is refreshed by itself; use a view");
    KINDS.put("EXTERNAL TABLE", "external tables: query staged files, or load them with COPY INTO");
    KINDS.put("ICEBERG TABLE", "Iceberg tables");
    KINDS.put("HYBRID TABLE", "hybrid tables: keys are recorded and not enforced");
    KINDS.put("EVENT TABLE", "event tables");
    KINDS.put("INTERACTIVE TABLE", "interactive tables");
    KINDS.put("INTERACTIVE WAREHOUSE", "interactive tables");
    KINDS.put("ONLINE FEATURE TABLE", "machine learning");
    KINDS.put("MASKING POLICY", "policies");
    KINDS.put("ROW ACCESS POLICY", "policies");
    KINDS.put("AGGREGATION POLICY", "policies");
    KINDS.put("PROJECTION POLICY", "policies");
    KINDS.put("JOIN POLICY", "policies");
    KINDS.put("PRIVACY POLICY", "policies");
    KINDS.put("PASSWORD POLICY", "policies");
    KINDS.put("SESSION POLICY", "policies");
    KINDS.put("NETWORK POLICY", "policies: limits of addresses belong in front of the server");
    KINDS.put("NETWORK RULE", "policies: limits of addresses belong in front of the server");
    KINDS.put("AUTHENTICATION POLICY", "policies");
    KINDS.put("PACKAGES POLICY", "policies");
    KINDS.put("STORAGE LIFECYCLE POLICY", "policies");
    KINDS.put("BACKUP POLICY", "backups");
    KINDS.put("BACKUP SET", "backups");
    KINDS.put("SNAPSHOT POLICY", "backups");
    KINDS.put("SNAPSHOT SET", "backups");
    KINDS.put("SNAPSHOT", "container services");
    KINDS.put("TAG", "tags");
    KINDS.put("SHARE", "data sharing");
    KINDS.put("LISTING", "data sharing");
    KINDS.put("MANAGED ACCOUNT", "data sharing");
    KINDS.put("REPLICATION GROUP", "replication");
    KINDS.put("FAILOVER GROUP", "replication");
    KINDS.put("CONNECTION", "replication");
    KINDS.put("ACCOUNT", "accounts: there is one");
    KINDS.put("ORGANIZATION", "accounts: there is one");
    KINDS.put("RESOURCE MONITOR", "resource monitors");
    KINDS.put("COMPUTE POOL", "container services");
    KINDS.put("SERVICE", "container services");
    KINDS.put("IMAGE REPOSITORY", "container services");
    KINDS.put("STREAMLIT", "applications");
    KINDS.put("APPLICATION", "applications");
    KINDS.put("NOTEBOOK", "notebooks");
    KINDS.put("MODEL", "machine learning");
    KINDS.put("SNOWFLAKE.ML", "machine learning");
    KINDS.put("CORTEX SEARCH SERVICE", "machine learning");
    KINDS.put("AGENT", "machine learning");
    KINDS.put("MCP SERVER", "machine learning");
    KINDS.put("SEMANTIC VIEW", "semantic views");
    KINDS.put("DBT PROJECT", "dbt projects: run dbt where it is installed");
    KINDS.put("WORKSPACE", "workspaces");
    KINDS.put("GIT REPOSITORY", "Git repositories");
    KINDS.put("SECRET", "secrets");
    KINDS.put("STORAGE INTEGRATION", "integrations");
    KINDS.put("NOTIFICATION INTEGRATION", "integrations");
    KINDS.put("SECURITY INTEGRATION", "integrations: sign-on is configured at the server");
    KINDS.put("API INTEGRATION", "integrations");
    KINDS.put("EXTERNAL ACCESS INTEGRATION", "integrations");
    KINDS.put("CATALOG INTEGRATION", "integrations");
    KINDS.put("INTEGRATION", "integrations");
    KINDS.put("EXTERNAL VOLUME", "external volumes");
    KINDS.put("EXTERNAL FUNCTION", "external functions: nothing outside is called");
    KINDS.put("AGGREGATE FUNCTION", "aggregate functions of users");
    KINDS.put("DATA METRIC FUNCTION", "data metric functions");
    KINDS.put("ALERT", "alerts: nothing runs on a schedule");
    KINDS.put("CONTACT", "contacts");
    KINDS.put("DATASET", "data sets");
    KINDS.put("TYPE", "types of users");
  }

  private Unsupported() {}

  /// All of them: the words, and what is said.
  public static Map<String, String> kinds() {
    return Collections.unmodifiableMap(KINDS);
  }

  /// The kind that these upper-case words begin with, be it in the plural.
  public static Optional<String> kind(String words) {
    return KINDS.keySet().stream()
        .filter(kind -> begins(words, kind) || begins(words, plural(kind)))
        .findFirst();
  }

  private static boolean begins(String words, String kind) {
    return words.equals(kind) || words.startsWith(kind + " ");
  }

  private static String plural(String kind) {
    return kind.endsWith("Y") ? kind.substring(0, kind.length() - 1) + "IES" : kind + "S";
  }

  /// What is told of a kind.
  public static String told(String kind) {
    return kind + "' (" + KINDS.get(kind) + ")";
  }
}
