package dev.vitrine.agent.model;

/// Tokens that answers took, as the endpoint counts them.
public record Usage(long prompt, long completion) {

  public static final Usage NONE = new Usage(0, 0);

  public Usage plus(Usage other) {
    return new Usage(prompt + other.prompt, completion + other.completion);
  }
}
