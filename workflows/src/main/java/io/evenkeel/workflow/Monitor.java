package io.evenkeel.workflow;

import io.evenkeel.audit.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Every process that runs, for who keeps the installation. Seeing needs {@code SEE_OPERATIONS}, acting {@code
 * DEPLOY_PROCESSES}. Thread-safe.
 */
public interface Monitor {

    /** The newest first; only what runs, and nothing that another process called. */
    Page running(Actor actor, Filter filter, Optional<String> cursor, int limit);

    /** One that runs or ran. */
    Detail get(Actor actor, String id);

    /** Tries at once what failed. */
    void retry(Actor actor, String id);

    /** Ends it; tasks and open approvals end with it, and everybody hears {@link FlowCancelled}. */
    void cancel(Actor actor, String id, String reason);

    /**
     * @param process key of the definition
     * @param failed only those of which something failed and is not done yet
     * @param text part of the business key
     */
    record Filter(Optional<String> process, boolean failed, Optional<String> text) {
        public static final Filter ALL = new Filter(Optional.empty(), false, Optional.empty());
    }

    record Page(List<Running> items, Optional<String> next) {

        public Page {
            items = List.copyOf(items);
        }
    }

    /** @param failures how many of its jobs failed and wait to be tried again */
    record Running(
            String id,
            String process,
            int version,
            String name,
            String businessKey,
            Instant startedAt,
            Optional<Instant> endedAt,
            int failures) {}

    /** @param variables the names of what it knows; values may be nobody's business here */
    record Detail(Running process, Processes.Position position, List<String> variables) {

        public Detail {
            variables = List.copyOf(variables);
        }
    }
}
