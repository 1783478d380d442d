package io.evenkeel.logs.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Refusal;
import io.evenkeel.logs.internal.columns.Deadline;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Searches that end when the same page of the same person asks for something else, so that a query that would read everything
 * does not hold a place for as long as it may. Holds what runs, and no more. Thread-safe.
 */
@Component
public class RunningSearches {
    private static final int LONGEST_PAGE = 64;

    private final Map<Key, AtomicBoolean> running = new ConcurrentHashMap<>();

    private record Key(Actor.Kind kind, String actor, String page) {}

    /**
     * Runs it, and ends the one before of the same page.
     *
     * @param page what the asker calls the place where the answer is shown; without one nothing is ended
     * @throws Refusal CONFLICT where it was itself ended by the next one
     */
    public <T> T instead(Actor actor, Optional<String> page, Supplier<T> search) {
        Optional<String> named = page.filter(name -> !name.isBlank() && name.length() <= LONGEST_PAGE);
        if (named.isEmpty()) {
            return search.get();
        }
        Key key = new Key(actor.kind(), actor.id(), named.get());
        AtomicBoolean givenUp = new AtomicBoolean();
        AtomicBoolean before = running.put(key, givenUp);
        if (before != null) {
            before.set(true);
        }
        try {
            T found = ScopedValue.where(Deadline.GIVEN_UP, givenUp).call(search::get);
            if (givenUp.get()) {
                throw new Refusal(
                        Refusal.Kind.CONFLICT, "search-ended", "The same page asked for something else meanwhile.");
            }
            return found;
        } finally {
            running.remove(key, givenUp);
        }
    }

    int count() {
        return running.size();
    }
}
