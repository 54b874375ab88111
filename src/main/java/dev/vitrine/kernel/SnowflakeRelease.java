package dev.vitrine.kernel;

/// The release of Snowflake whose rules are followed. Tools ask for it and want a recent one.
public final class SnowflakeRelease {

  public static final String VERSION = "10.0.0";

  private SnowflakeRelease() {}
}
