package dev.vitrine.snowflake.show;

import java.util.LinkedHashMap;
import java.util.Map;

/// Kinds of objects that Snowflake has and this server has none of. Tools list them before they ask
/// whether there are any, so a `SHOW` of theirs answers no rows, under Snowflake's columns.
final class AbsentSheets {

  private static final String PLACE = "created_on:t name database_name schema_name";
  private static final String OWNED = "owner comment owner_role_type";
  private static final String POLICY = PLACE + " kind owner comment owner_role_type options";
  private static final String INTEGRATION = "name type category enabled comment created_on:t";
  private static final String GROUP =
      "region_group snowflake_region created_on:t account_name name type comment is_primary primary"
          + " object_types allowed_integration_types allowed_accounts organization_name"
          + " account_locator replication_schedule secondary_state next_scheduled_refresh owner";

  /// By the words behind `SHOW`, longer ones first where one begins another.
  private static final Map<String, String> COLUMNS = new LinkedHashMap<>();

  static {
    relations();
    pipelines();
    governance();
    integrations();
    account();
    applications();
  }

  private AbsentSheets() {}

  private static void relations() {
    COLUMNS.put(
        "DYNAMIC TABLES",
        PLACE
            + " cluster_by rows:n bytes:n owner target_lag refresh_mode refresh_mode_reason"
            + " warehouse comment text automatic_clustering scheduling_state last_suspended_on:t"
            + " is_clone is_replica is_iceberg data_timestamp:t owner_role_type");
    COLUMNS.put(
        "EXTERNAL TABLES",
        PLACE
            + " invalid invalid_reason owner comment stage location file_format_name"
            + " file_format_type cloud region notification_channel last_refreshed_on:t"
            + " table_format last_refresh_details owner_role_type");
    COLUMNS.put(
        "ICEBERG TABLES",
        PLACE
            + " owner external_volume_name catalog_name iceberg_table_type catalog_table_name"
            + " catalog_namespace base_location can_write_metadata comment owner_role_type");
    COLUMNS.put("HYBRID TABLES", PLACE + " owner rows:n bytes:n comment owner_role_type");
    COLUMNS.put("EVENT TABLES", PLACE + " " + OWNED);
    COLUMNS.put(
        "INDEXES",
        "created_on:t name is_unique columns included_columns table database_name schema_name owner"
            + " owner_role_type");
    COLUMNS.put("SEMANTIC VIEWS", PLACE + " comment owner owner_role_type extension");
    COLUMNS.put("EXTERNAL FUNCTIONS", RoutineSheets.FUNCTIONS);
    COLUMNS.put(
        "CORTEX SEARCH SERVICES",
        PLACE + " target_lag warehouse comment service_query_url owner_role_type");
  }

  private static void pipelines() {
    COLUMNS.put(
        "STREAMS",
        PLACE
            + " owner comment table_name source_type base_tables type stale mode stale_after:t"
            + " invalid_reason owner_role_type");
    COLUMNS.put(
        "TASKS",
        "created_on:t name id database_name schema_name owner comment warehouse schedule"
            + " predecessors state definition condition allow_overlapping_execution"
            + " error_integration last_committed_on:t last_suspended_on:t owner_role_type config"
            + " budget task_relations last_suspended_reason success_integration");
    COLUMNS.put(
        "PIPES",
        PLACE
            + " definition owner notification_channel comment integration pattern"
            + " error_integration owner_role_type invalid_reason kind");
    COLUMNS.put(
        "CHANNELS",
        PLACE
            + " table_name client_sequencer:n row_sequencer:n offset_token row_sequencer_bytes:n");
    COLUMNS.put(
        "ALERTS",
        PLACE + " owner comment warehouse schedule state condition action owner_role_type");
  }

  private static void governance() {
    for (String kind :
        new String[] {
          "MASKING",
          "ROW ACCESS",
          "PASSWORD",
          "SESSION",
          "AGGREGATION",
          "PROJECTION",
          "AUTHENTICATION",
          "JOIN",
          "PACKAGES",
          "PRIVACY"
        }) {
      COLUMNS.put(kind + " POLICIES", POLICY);
    }
    COLUMNS.put(
        "NETWORK POLICIES",
        "created_on:t name comment entries_in_allowed_ip_list:n entries_in_blocked_ip_list:n"
            + " entries_in_allowed_network_rules:n entries_in_blocked_network_rules:n");
    COLUMNS.put(
        "NETWORK RULES", PLACE + " owner comment type mode entries_in_valuelist:n owner_role_type");
    COLUMNS.put(
        "TAGS", PLACE + " owner comment allowed_values owner_role_type propagate on_conflict");
    COLUMNS.put(
        "SECRETS",
        "created_on:t name schema_name database_name owner comment secret_type oauth_scopes"
            + " owner_role_type");
  }

  private static void integrations() {
    for (String kind :
        new String[] {
          "", "STORAGE ", "SECURITY ", "API ", "NOTIFICATION ", "CATALOG ", "EXTERNAL ACCESS "
        }) {
      COLUMNS.put(kind + "INTEGRATIONS", INTEGRATION);
    }
    COLUMNS.put("EXTERNAL VOLUMES", "name allow_writes comment");
    COLUMNS.put(
        "GIT REPOSITORIES",
        PLACE + " origin api_integration git_credentials " + OWNED + " last_fetched_at:t");
  }

  private static void account() {
    COLUMNS.put(
        "SHARES",
        "created_on:t kind owner_account name database_name to owner comment listing_global_name"
            + " secure_objects_only");
    COLUMNS.put("REGIONS", "snowflake_region cloud region display_name");
    COLUMNS.put(
        "RESOURCE MONITORS",
        "name credit_quota used_credits remaining_credits level frequency start_time:t end_time:t"
            + " notify_at suspend_at suspend_immediately_at created_on:t owner comment notify_users");
    COLUMNS.put(
        "MANAGED ACCOUNTS",
        "name cloud region locator created_on:t url account_locator_url is_reader comment");
    COLUMNS.put(
        "REPLICATION DATABASES",
        "region_group snowflake_region created_on:t account_name name comment is_primary primary"
            + " replication_allowed_to_accounts failover_allowed_to_accounts organization_name"
            + " account_locator");
    COLUMNS.put(
        "REPLICATION ACCOUNTS",
        "snowflake_region created_on:t account_name comment is_org_admin organization_name"
            + " account_locator");
    COLUMNS.put("FAILOVER GROUPS", GROUP);
    COLUMNS.put("REPLICATION GROUPS", GROUP);
    COLUMNS.put(
        "CONNECTIONS",
        "region_group snowflake_region created_on:t account_name name comment is_primary primary"
            + " failover_allowed_to_accounts connection_url organization_name account_locator");
    COLUMNS.put(
        "ORGANIZATION ACCOUNTS",
        "organization_name account_name snowflake_region edition account_url created_on:t comment"
            + " account_locator account_locator_url");
    COLUMNS.put(
        "GLOBAL ACCOUNTS",
        "snowflake_region created_on:t account_name comment organization_name account_locator");
    COLUMNS.put(
        "DATABASE ROLES",
        "created_on:t name is_default is_current is_inherited granted_to_roles:n"
            + " granted_to_database_roles:n granted_database_roles:n owner comment"
            + " owner_role_type");
    COLUMNS.put(
        "DELEGATED AUTHORIZATIONS", "integration_name user_name role_name created_on:t status");
  }

  private static void applications() {
    COLUMNS.put(
        "APPLICATIONS",
        "created_on:t name is_default is_current source_type source owner comment version label"
            + " patch:n options retention_time");
    COLUMNS.put(
        "APPLICATION PACKAGES",
        "created_on:t name is_default is_current distribution owner comment retention_time options"
            + " dropped_on:t application_class");
    COLUMNS.put(
        "STREAMLITS", PLACE + " title owner comment query_warehouse url_id owner_role_type");
    COLUMNS.put("NOTEBOOKS", PLACE + " comment owner query_warehouse url_id owner_role_type");
    COLUMNS.put("MODELS", PLACE + " comment owner default_version_name versions aliases");
    COLUMNS.put(
        "COMPUTE POOLS",
        "name state min_nodes:n max_nodes:n instance_family num_services:n num_jobs:n"
            + " auto_suspend_secs:n auto_resume active_nodes:n idle_nodes:n target_nodes:n"
            + " created_on:t resumed_on:t updated_on:t owner comment is_exclusive application");
    COLUMNS.put(
        "SERVICES",
        "name status database_name schema_name owner compute_pool dns_name current_instances:n"
            + " target_instances:n min_instances:n max_instances:n auto_resume"
            + " external_access_integrations created_on:t updated_on:t resumed_on:t comment"
            + " owner_role_type query_warehouse is_job");
    COLUMNS.put("IMAGE REPOSITORIES", PLACE + " repository_url owner owner_role_type comment");
  }

  /// How each is shown.
  static Map<String, Shows.Kind> kinds() {
    Map<String, Shows.Kind> kinds = new LinkedHashMap<>();
    COLUMNS.forEach((kind, columns) -> kinds.put(kind, (_, _) -> Sheet.of(columns)));
    return kinds;
  }
}
