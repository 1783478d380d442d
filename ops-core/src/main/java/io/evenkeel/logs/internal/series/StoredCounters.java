package io.evenkeel.logs.internal.series;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.logs.LogCounters;
import io.evenkeel.logs.LogQuery;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** {@link LogCounters} in the database; the counting takes notice of them at its next tick. */
@Service
class StoredCounters implements LogCounters {
    private static final Pattern NAME = Pattern.compile("[a-z0-9_-]{1,60}");

    private final CounterRows rows;
    private final Audit audit;
    private final InstantSource clock;

    StoredCounters(CounterRows rows, Audit audit, InstantSource clock) {
        this.rows = rows;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<LogCounter> all(Actor actor) {
        actor.mustHave(Right.SEE_OPERATIONS);
        return rows.all();
    }

    @Override
    @Transactional
    public LogCounter put(Actor actor, String name, String query) {
        actor.mustHave(Right.EDIT_RULES);
        if (!NAME.matcher(name).matches()) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "log-counter-name-invalid",
                    "Name a counter with 1 to 60 of a-z, 0-9, \"_\" and \"-\".",
                    "name");
        }
        LogQuery.parse(query);
        rows.lock();
        List<LogCounter> before = rows.all();
        if (before.size() >= MOST && before.stream().noneMatch(one -> one.name().equals(name))) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "too-many-log-counters",
                    "There are " + MOST + " counters already. Remove one that no rule looks at.");
        }
        var counter = new LogCounter(
                name, query.strip(), actor.name(), clock.instant().truncatedTo(ChronoUnit.MICROS));
        rows.put(counter);
        audit.record(actor, "logs.counter.put", name, Map.of("query", counter.query()));
        return counter;
    }

    @Override
    @Transactional
    public void remove(Actor actor, String name) {
        actor.mustHave(Right.EDIT_RULES);
        if (!rows.remove(name)) {
            throw new Refusal(
                    Refusal.Kind.NOT_FOUND,
                    "log-counter-unknown",
                    "There is no counter of this name. Load the list again.");
        }
        audit.record(actor, "logs.counter.remove", name, Map.of());
    }
}
