package dev.vitrine.agent.model;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The endpoint that answers: `vitrine.agent.openai.*`, from `OPENAI_…` variables unless set.
///
/// @param apiKey empty: there is no model, and only what is known already answers
/// @param maxTokens of an answer
/// @param embeddingModel empty: examples are compared by their words
/// @param timeout of one request, answer included
/// @param retries after a failed request that another one may mend
/// @param backoff before the first of them; doubles, and a part of it is left to chance
/// @param longestBackoff before any of them, whatever the endpoint asks for
/// @param answerBytes most bytes of one answer
/// @param breakerFailures so many failures in a row, retries included, and the endpoint is left
///   alone
/// @param breakerPause for so long; then one request tries
/// @param atOnce requests under way at once
/// @param promptPrice of a million tokens of questions, in any currency; for the sums in the
///   metrics
/// @param completionPrice of a million tokens of answers
@ConfigurationProperties("vitrine.agent.openai")
public record ModelConfig(
    String baseUrl,
    @Nullable String apiKey,
    @Bindable(defaultValue = "gpt-4") String model,
    @Bindable(defaultValue = "1000") int maxTokens,
    @Bindable(defaultValue = "0.0") double temperature,
    @Nullable String embeddingModel,
    @Bindable(defaultValue = "25s") Duration timeout,
    @Bindable(defaultValue = "3") int retries,
    @Bindable(defaultValue = "500ms") Duration backoff,
    @Bindable(defaultValue = "10s") Duration longestBackoff,
    @Bindable(defaultValue = "4194304") long answerBytes,
    @Bindable(defaultValue = "5") int breakerFailures,
    @Bindable(defaultValue = "30s") Duration breakerPause,
    @Bindable(defaultValue = "16") int atOnce,
    @Bindable(defaultValue = "0") double promptPrice,
    @Bindable(defaultValue = "0") double completionPrice) {

  boolean hasKey() {
    return apiKey != null && !apiKey.isBlank();
  }

  boolean hasEmbeddings() {
    return hasKey() && embeddingModel != null && !embeddingModel.isBlank();
  }

  String key() {
    return apiKey == null ? "" : apiKey.strip();
  }

  String embeddings() {
    return embeddingModel == null ? "" : embeddingModel.strip();
  }

  /// Says nothing of the key: configuration ends up in logs.
  @Override
  public String toString() {
    return "ModelConfig[model=" + model + ", hasKey=" + hasKey() + "]";
  }
}
