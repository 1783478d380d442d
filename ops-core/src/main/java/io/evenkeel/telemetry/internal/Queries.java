package io.evenkeel.telemetry.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.telemetry.Matcher;
import io.evenkeel.telemetry.MetricStore;
import io.evenkeel.telemetry.PromQl;
import io.evenkeel.telemetry.PromQlAnswer;
import io.evenkeel.telemetry.PromQlLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;

/** What people and programs ask of the store. A bounded number at once, since each may hold 5 million samples. */
@Service
public class Queries {

    private static final int AT_ONCE = 4;
    private static final int SECONDS_TO_WAIT = 10;

    private final MetricStore store;
    private final Semaphore places = new Semaphore(AT_ONCE, true);

    Queries(MetricStore store) {
        this.store = store;
    }

    public PromQlAnswer at(Actor actor, PromQl query, Instant time, Duration timeout) {
        actor.mustHave(Right.SEE_OPERATIONS);
        return inTurn(() -> query.at(store, time, limits(timeout)));
    }

    public PromQlAnswer.Matrix over(
            Actor actor, PromQl query, Instant from, Instant to, Duration step, Duration timeout) {
        actor.mustHave(Right.SEE_OPERATIONS);
        return inTurn(() -> query.over(store, from, to, step, limits(timeout)));
    }

    public List<Map<String, String>> series(Actor actor, List<List<Matcher>> anyOf, Instant from, Instant to) {
        actor.mustHave(Right.SEE_OPERATIONS);
        return inTurn(() -> store.series(anyOf, from, to));
    }

    public SortedSet<String> labelNames(Actor actor, List<List<Matcher>> anyOf) {
        actor.mustHave(Right.SEE_OPERATIONS);
        return inTurn(() -> store.labelNames(anyOf));
    }

    public SortedSet<String> labelValues(Actor actor, String label, List<List<Matcher>> anyOf) {
        actor.mustHave(Right.SEE_OPERATIONS);
        return inTurn(() -> store.labelValues(label, anyOf));
    }

    private static PromQlLimits limits(Duration timeout) {
        var usual = PromQlLimits.USUAL;
        Duration time = timeout.compareTo(usual.time()) < 0 ? timeout : usual.time();
        return new PromQlLimits(usual.series(), usual.samples(), usual.cells(), usual.steps(), time, usual.lookback());
    }

    private <T> T inTurn(Supplier<T> question) {
        try {
            if (!places.tryAcquire(SECONDS_TO_WAIT, TimeUnit.SECONDS)) {
                throw busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        }
        try {
            return question.get();
        } finally {
            places.release();
        }
    }

    private static Refusal busy() {
        return new Refusal(
                Refusal.Kind.UNAVAILABLE, "asking-too-much", "Too many queries are being answered; try again.");
    }
}
