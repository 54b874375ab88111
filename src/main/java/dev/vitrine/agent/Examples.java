package dev.vitrine.agent;

import dev.vitrine.agent.knowledge.KnowledgeBase;
import dev.vitrine.agent.model.Model;
import dev.vitrine.repository.AgentFeedbackRepository;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.ExecutorService;

/// The knowledge base as it is configured, which learns its examples when the server starts.
@Factory
final class Examples {

  @Singleton
  KnowledgeBase knowledgeBase(
      Model model, AgentFeedbackRepository reviewed, AgentConfig config, Clock clock) {
    return new KnowledgeBase(
        model, reviewed, config.knowledgeBase(), config.isAboutSamples(), clock);
  }

  @Singleton
  ApplicationEventListener<ServerStartupEvent> learning(
      KnowledgeBase knowledge, @Named(TaskExecutors.BLOCKING) ExecutorService workers) {
    return _ -> knowledge.learn(workers);
  }
}
