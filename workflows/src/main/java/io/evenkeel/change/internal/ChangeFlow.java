package io.evenkeel.change.internal;

import io.evenkeel.change.Change;
import io.evenkeel.workflow.Flows;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What the model {@code change.bpmn} is told. The row is right without it: it only waits, asks and reminds. */
@Component
class ChangeFlow {
    static final String PROCESS = "change";
    static final String KIND = "kind";
    static final String WINDOW_END = "windowEnd";
    private static final String STARTED = "change-started";
    private static final String ENDED = "change-ended";
    private static final String REVIEWED = "change-reviewed";
    private static final Logger log = LoggerFactory.getLogger(ChangeFlow.class);

    private final Flows flows;

    ChangeFlow(Flows flows) {
        this.flows = flows;
    }

    void begin(Change change) {
        Map<String, Object> variables = new HashMap<>();
        variables.put(Flows.SUBJECT, change.title());
        change.plannedBy().ifPresent(person -> variables.put(Flows.ASKED_BY, person.toString()));
        variables.put(KIND, change.kind().word());
        variables.put(WINDOW_END, change.window().to());
        flows.start(PROCESS, change.key(), variables);
    }

    void started(Change change) {
        tell(STARTED, change);
    }

    void ended(Change change) {
        tell(ENDED, change);
    }

    void reviewed(Change change) {
        tell(REVIEWED, change);
    }

    void end(String key, String reason) {
        flows.end(key, reason);
    }

    private void tell(String message, Change change) {
        if (!flows.tell(message, change.key(), Map.of())) {
            log.warn("event=change-process-absent change={} message={}", change.key(), message);
        }
    }
}
