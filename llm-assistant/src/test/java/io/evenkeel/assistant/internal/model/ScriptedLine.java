package io.evenkeel.assistant.internal.model;

import io.evenkeel.assistant.Proposing;
import io.evenkeel.assistant.Tool;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The real line, to a scripted model. */
public final class ScriptedLine {
    private ScriptedLine() {}

    public static ModelLine of(
            Optional<Endpoint> endpoint, List<Tool> tools, Proposing proposing, Duration time, InstantSource clock) {
        return endpoint.<ModelLine>map(to -> ModelWiring.configured(to, () -> tools, proposing, time, clock, clock))
                .orElseGet(NoModel::new);
    }
}
