package io.evenkeel.change.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.workflow.Step;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The window ended and nobody had begun. */
@Component
class NoteMissed implements Step {
    private final Carrying carrying;

    NoteMissed(Carrying carrying) {
        this.carrying = carrying;
    }

    @Override
    public String name() {
        return "change.note-missed";
    }

    @Override
    public Map<String, Object> run(String businessKey, Map<String, Object> variables) {
        carrying.missed(Actor.process(ChangeFlow.PROCESS), businessKey);
        return Map.of();
    }
}
