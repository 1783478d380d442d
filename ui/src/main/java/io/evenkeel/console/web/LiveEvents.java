package io.evenkeel.console.web;

import io.evenkeel.audit.Actor;
import io.evenkeel.notify.ConsoleScreens;
import io.evenkeel.notify.Notice;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
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

    /** One event as it goes over the wire. */
    record Event(long id, String name, String json) {}

    private final JsonMapper json;
    /** Starts at a number no earlier run used, so that an id from before a restart reads as "missed too much". */
    private final AtomicLong lastId = new AtomicLong(System.nanoTime() & 0xFFFF_FFFFL);

    private final Deque<Event> kept = new ArrayDeque<>();
    private final List<LiveStream> streams = new CopyOnWriteArrayList<>();

    LiveEvents(JsonMapper json) {
        this.json = json;
    }

    /**
     * Opens a stream for an actor, beginning with what it missed since {@code lastSeen}.
     *
     * @param stillValid asked every 15 s; when it says no, the stream ends
     */
    LiveStream open(Actor actor, Optional<Long> lastSeen, BooleanSupplier stillValid) {
        LiveStream stream = new LiveStream(actor, stillValid, streams::remove);
        synchronized (kept) {
            lastSeen.ifPresent(id -> missedSince(id).forEach(stream::offer));
            streams.add(stream);
        }
        stream.start();
        return stream;
    }

    private List<Event> missedSince(long id) {
        Event oldest = kept.peekFirst();
        boolean known = id == lastId.get() || (oldest != null && id >= oldest.id() - 1 && id < lastId.get());
        if (!known) {
            return List.of(new Event(lastId.get(), "reset", "{}"));
        }
        List<Event> missed = new ArrayList<>();
        kept.stream().filter(event -> event.id() > id).forEach(missed::add);
        return missed;
    }

    /** Tells every open browser. */
    void tell(String name, Object body) {
        synchronized (kept) {
            Event event = new Event(lastId.incrementAndGet(), name, json.writeValueAsString(body));
            kept.addLast(event);
            if (kept.size() > KEPT) {
                kept.removeFirst();
            }
            streams.forEach(stream -> stream.offer(event));
        }
    }

    @Override
    public boolean show(Notice notice) {
        Event event = new Event(lastId.get(), "notice", json.writeValueAsString(notice));
        boolean shown = false;
        for (LiveStream stream : streams) {
            if (stream.belongsTo(notice.personId())) {
                shown |= stream.offer(event);
            }
        }
        return shown;
    }

    /** Open streams would hold up a graceful stop. */
    @EventListener(ContextClosedEvent.class)
    void end() {
        streams.forEach(LiveStream::end);
    }
}
