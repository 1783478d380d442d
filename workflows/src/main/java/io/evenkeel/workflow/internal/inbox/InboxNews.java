package io.evenkeel.workflow.internal.inbox;

import io.evenkeel.workflow.TaskMoved;
import io.evenkeel.workflow.TaskReaders;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Writes rows of the inbox and tells that they changed. Called in a transaction. */
@Component
class InboxNews implements TaskReaders {
    private final InboxRows rows;
    private final Standings standings;
    private final ApplicationEventPublisher events;

    InboxNews(InboxRows rows, Standings standings, ApplicationEventPublisher events) {
        this.rows = rows;
        this.standings = standings;
        this.events = events;
    }

    void put(Item item) {
        rows.put(item);
        tell(item);
    }

    void remove(String id) {
        rows.find(id).ifPresent(item -> {
            rows.remove(id);
            tell(item);
        });
    }

    /** Something that its page shows changed, as a vote on it. */
    void touched(String id) {
        rows.find(id).ifPresent(this::tell);
    }

    @Override
    public Predicate<TaskMoved> of(UUID person) {
        Standing standing = standings.of(person);
        return moved -> standing.concerns(moved.assignee(), moved.waitsFor(), moved.askedBy());
    }

    private void tell(Item item) {
        events.publishEvent(
                new TaskMoved(item.id(), item.businessKey(), item.assignee(), item.waitsFor(), item.askedBy()));
    }
}
