package io.evenkeel.logs.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.logs.LogQuery;
import io.evenkeel.logs.LogStore;
import io.evenkeel.logs.LogStore.Counted;
import io.evenkeel.logs.LogStore.Found;
import io.evenkeel.logs.LogStore.Search;
import io.evenkeel.logs.LogStore.Span;
import io.evenkeel.logs.LogStore.Templated;
import io.evenkeel.logs.LogStore.Usage;
import io.evenkeel.logs.LogStoreUnavailable;
import io.evenkeel.logs.Logs;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** {@link Logs} on the store; few searches at once, so that nobody's search takes the server. */
@Service
class SearchedLogs implements Logs {
    private static final Duration COUNT_AT_MOST = Duration.ofSeconds(10);

    /** A page of patterns takes two of these, and browsers wait twenty seconds. */
    private static final Duration TEMPLATES_AT_MOST = Duration.ofSeconds(8);

    private static final int AT_ONCE = 8;

    private final LogStore store;
    private final TemplateRows rows;
    private final Semaphore searching = new Semaphore(AT_ONCE, true);

    SearchedLogs(LogStore store, TemplateRows rows) {
        this.store = store;
        this.rows = rows;
    }

    @Override
    public Found find(Actor actor, Search search) {
        return as(actor, () -> store.find(search));
    }

    @Override
    public Counted count(Actor actor, LogQuery query, Span span, Duration step) {
        return as(actor, () -> store.count(query, span, step, COUNT_AT_MOST));
    }

    @Override
    public Templated templates(Actor actor, LogQuery query, Span span, int most) {
        return as(actor, () -> store.templates(query, span, most, TEMPLATES_AT_MOST));
    }

    @Override
    public Map<Long, KnownTemplate> known(Actor actor, Collection<Long> templates) {
        actor.mustHave(Right.SEE_OPERATIONS);
        return rows.those(templates).stream().collect(Collectors.toMap(KnownTemplate::id, Function.identity()));
    }

    @Override
    public Usage usage(Actor actor) {
        actor.mustHave(Right.SEE_OPERATIONS);
        return store.usage();
    }

    private <T> T as(Actor actor, Supplier<T> search) {
        actor.mustHave(Right.SEE_OPERATIONS);
        if (!searching.tryAcquire()) {
            throw new Refusal(
                    Refusal.Kind.TOO_MANY,
                    "searching-too-much",
                    "Too many searches run at once. Try again in a moment.");
        }
        try {
            return search.get();
        } catch (LogStoreUnavailable e) {
            throw new Refusal(Refusal.Kind.UNAVAILABLE, "logs-not-read", String.valueOf(e.getMessage()));
        } finally {
            searching.release();
        }
    }
}
