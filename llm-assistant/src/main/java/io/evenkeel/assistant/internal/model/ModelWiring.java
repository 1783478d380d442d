package io.evenkeel.assistant.internal.model;

import io.evenkeel.assistant.Proposing;
import io.evenkeel.assistant.Tool;
import io.evenkeel.assistant.internal.AssistantSettings;
import io.evenkeel.assistant.internal.model.EndpointChoice.None;
import io.evenkeel.assistant.internal.model.EndpointChoice.Unusable;
import io.evenkeel.assistant.internal.model.EndpointChoice.Usable;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The line that the settings ask for. */
@Configuration(proxyBeanMethods = false)
public class ModelWiring {
    private static final Logger LOG = LoggerFactory.getLogger(ModelWiring.class);

    @Bean
    ModelLine modelLine(
            Environment settings,
            ObjectProvider<Tool> tools,
            Proposing proposing,
            AssistantSettings bounds,
            InstantSource clock) {
        return line(settings, () -> tools.orderedStream().toList(), proposing, bounds.time(), clock, clock);
    }

    /**
     * The line that the settings ask for; its caller closes it.
     *
     * @param time a question may take; a tenth of it is left for an answer without the model
     * @param told the moment of the question, as the model is told
     */
    public static ModelLine line(
            Environment settings,
            Supplier<List<Tool>> tools,
            Proposing proposing,
            Duration time,
            InstantSource told,
            InstantSource clock) {
        return switch (EndpointChoice.in(settings)) {
            case None() -> new NoModel();
            case Unusable(String model, String sentence) -> {
                LOG.error("event=model-misconfigured reason=\"{}\"", sentence);
                yield new MisconfiguredModel(model, sentence);
            }
            case Usable(Endpoint endpoint) -> configured(endpoint, tools, proposing, time, told, clock);
        };
    }

    static ConfiguredModel configured(
            Endpoint endpoint,
            Supplier<List<Tool>> tools,
            Proposing proposing,
            Duration time,
            InstantSource told,
            InstantSource clock) {
        return new ConfiguredModel(
                endpoint, tools, proposing, time.multipliedBy(9).dividedBy(10), told, clock);
    }
}
