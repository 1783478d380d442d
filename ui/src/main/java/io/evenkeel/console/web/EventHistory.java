package io.evenkeel.console.web;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The last events that browsers were told, numbered. A browser that lost its connection names the last one it saw and
 * gets the rest, or {@code reset} where that cannot be told. Not thread-safe.
 */
final class EventHistory {

    /** One event as it goes over the wire to whom it is for. */
    record Event(long id, String name, String json, Audience audience) {}

    private final int capacity;
    private final Deque<Event> kept = new ArrayDeque<>();
    private long lastId;

    /** @param firstId a number that no earlier run gave out, so that an id from before a restart is not taken for ours */
    EventHistory(int capacity, long firstId) {
        this.capacity = capacity;
        this.lastId = firstId;
    }

    Event add(String name, String json, Audience audience) {
        lastId++;
        Event event = new Event(lastId, name, json, audience);
        kept.addLast(event);
        if (kept.size() > capacity) {
            kept.removeFirst();
        }
        return event;
    }

    /** What was told after {@code id}; one {@code reset} if {@code id} is not of this run or too long ago. */
    List<Event> since(long id) {
        long oldest = lastId - kept.size() + 1;
        if (id < oldest - 1 || id > lastId) {
            return List.of(new Event(lastId, "reset", "{}", Audience.everybody()));
        }
        return kept.stream().filter(event -> event.id() > id).toList();
    }

    long lastId() {
        return lastId;
    }
}
