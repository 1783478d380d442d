package io.evenkeel.console.web;

import io.evenkeel.audit.Actor;
import io.evenkeel.console.web.EventHistory.Event;
import io.evenkeel.identity.Teams;
import io.evenkeel.notify.ConsoleScreens;
import io.evenkeel.notify.Notice;
import io.evenkeel.workflow.TaskReaders;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * What open browsers are told as it happens. The last 1,000 events are kept, so that a browser whose connection broke
 * gets what it missed; one that missed more is told to {@code reset}. Notices are for one person and are not kept: an
 * unseen notice stays in the outbox. Thread-safe.
 */
@Component
class LiveEvents implements ConsoleScreens {
    private static final int KEPT = 1_000;

    private final JsonMapper json;
    private final TaskReaders tasks;
    private final Teams teams;
    private final InstantSource clock;
    /** Guards itself: an event and its delivery to all streams are one step, so no stream sees a gap. */
    private final EventHistory history = new EventHistory(KEPT, System.nanoTime() & 0xFFFF_FFFFL);

    private final List<LiveStream> streams = new CopyOnWriteArrayList<>();

    LiveEvents(JsonMapper json, TaskReaders tasks, Teams teams, InstantSource clock) {
        this.json = json;
        this.tasks = tasks;
        this.teams = teams;
        this.clock = clock;
    }

    /**
     * Opens a stream for an actor, beginning with what it missed since {@code lastSeen}.
     *
     * @param stillValid asked every 15 s; when it says no, the stream ends
     */
    LiveStream open(Actor actor, Optional<Long> lastSeen, BooleanSupplier stillValid) {
        LiveStream stream = new LiveStream(
                new Reader(actor, tasks, teams::groupsOf, clock), stillValid, LiveStream.LOOK_EVERY, streams::remove);
        synchronized (history) {
            lastSeen.ifPresent(id -> history.since(id).forEach(stream::offer));
            streams.add(stream);
        }
        stream.start();
        return stream;
    }

    /** Tells every open browser whose reader it is for. */
    void tell(String name, Object body, Audience audience) {
        String text = json.writeValueAsString(body);
        synchronized (history) {
            Event event = history.add(name, text, audience);
            streams.forEach(stream -> stream.offer(event));
        }
    }

    @Override
    public boolean show(Notice notice) {
        Event event = new Event(lastId(), "notice", json.writeValueAsString(notice), Audience.everybody());
        boolean shown = false;
        for (LiveStream stream : streams) {
            if (stream.belongsTo(notice.personId())) {
                shown |= stream.offer(event);
            }
        }
        return shown;
    }

    @Override
    public boolean isOpenFor(UUID personId) {
        return streams.stream().anyMatch(stream -> stream.belongsTo(personId));
    }

    private long lastId() {
        synchronized (history) {
            return history.lastId();
        }
    }

    /** Open streams would hold up a graceful stop. */
    @EventListener(ContextClosedEvent.class)
    void end() {
        streams.forEach(LiveStream::end);
    }
}
