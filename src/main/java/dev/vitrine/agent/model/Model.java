package dev.vitrine.agent.model;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiEmbeddingModel;
import dev.langchain4j.model.output.TokenUsage;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The language model behind an endpoint that speaks OpenAI's protocol. Any thread; calls block.
@Singleton
public final class Model {

  /// What it said.
  public record Reply(String text, Usage usage) {}

  private final ModelConfig config;
  private final Transport transport;
  private final Patience patience;
  private final Breaker breaker;
  private final Breaker embeddingBreaker;
  private final Semaphore places;
  private final ModelMeters meters;
  private final @Nullable ChatModel chat;
  private final @Nullable OpenAiEmbeddingModel embedding;

  Model(ModelConfig config, ModelMeters meters, Clock clock) {
    this.config = config;
    this.meters = meters;
    this.transport = new Transport(config);
    this.patience = new Patience(config);
    this.breaker = new Breaker(config.breakerFailures(), config.breakerPause(), clock);
    this.embeddingBreaker = new Breaker(1, config.breakerPause(), clock);
    this.places = new Semaphore(config.atOnce());
    this.chat = config.hasKey() ? chat() : null;
    this.embedding = config.hasEmbeddings() ? embedding() : null;
  }

  private ChatModel chat() {
    return OpenAiChatModel.builder()
        .httpClientBuilder(transport.builder())
        .baseUrl(config.baseUrl())
        .apiKey(config.key())
        .modelName(config.model())
        .temperature(config.temperature())
        .maxTokens(config.maxTokens())
        .maxRetries(0)
        .build();
  }

  private OpenAiEmbeddingModel embedding() {
    return OpenAiEmbeddingModel.builder()
        .httpClientBuilder(transport.builder())
        .baseUrl(config.baseUrl())
        .apiKey(config.key())
        .modelName(config.embeddings())
        .maxRetries(0)
        .build();
  }

  /// Whether there is a key.
  public boolean isConfigured() {
    return chat != null;
  }

  /// Whether it is left alone after failures.
  public boolean isLeftAlone() {
    return breaker.isOpen();
  }

  public boolean hasEmbeddings() {
    return embedding != null;
  }

  /// Asks, and asks again what another request may mend.
  ///
  /// @param rules what it is to do
  /// @param question data and question, delimited
  /// @throws ModelFailure when there is no answer
  public Reply ask(String rules, String question) {
    ChatModel model = chat;
    if (model == null) {
      throw new IllegalStateException("there is no model");
    }
    ChatResponse answer =
        within(breaker, () -> model.chat(SystemMessage.from(rules), UserMessage.from(question)));
    Usage usage = usage(answer.tokenUsage());
    meters.answered(usage);
    String text = answer.aiMessage() == null ? null : answer.aiMessage().text();
    if (text == null || text.isBlank()) {
      throw ModelFailure.broken("nothing");
    }
    return new Reply(text, usage);
  }

  /// Vectors of texts, in their order.
  ///
  /// @throws ModelFailure when there are none
  public List<float[]> embed(List<String> texts) {
    OpenAiEmbeddingModel model = embedding;
    if (model == null) {
      throw new IllegalStateException("there are no embeddings");
    }
    List<Embedding> vectors =
        within(
            embeddingBreaker,
            () -> model.embedAll(texts.stream().map(TextSegment::from).toList()).content());
    if (vectors.size() != texts.size()) {
      throw ModelFailure.broken(vectors.size() + " vectors for " + texts.size() + " texts");
    }
    return vectors.stream().map(Embedding::vector).toList();
  }

  private <T> T within(Breaker guard, Supplier<T> request) {
    guard.enter();
    places.acquireUninterruptibly();
    try {
      T answer = patience.ask(() -> meters.timed(request));
      guard.succeeded();
      return answer;
    } catch (ModelFailure failure) {
      if (failure.kind() == ModelFailure.Kind.OUT_OF_REACH) {
        guard.failed();
      } else {
        guard.succeeded();
      }
      throw failure;
    } finally {
      places.release();
    }
  }

  private static Usage usage(@Nullable TokenUsage told) {
    return told == null
        ? Usage.NONE
        : new Usage(count(told.inputTokenCount()), count(told.outputTokenCount()));
  }

  private static long count(@Nullable Integer tokens) {
    return tokens == null ? 0 : Math.max(0, tokens);
  }

  @PreDestroy
  void close() {
    transport.close();
  }
}
