package io.evenkeel.telemetry.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.telemetry.Matcher;
import io.evenkeel.telemetry.MetricStore;
import io.evenkeel.telemetry.PromQl;
import io.evenkeel.telemetry.PromQlAnswer;
import io.evenkeel.telemetry.PromQlLimits;
import io.evenkeel.telemetry.SampleSource;
import io.evenkeel.telemetry.internal.store.ChunkStore;
import io.evenkeel.telemetry.internal.store.MetricTexts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;

/** What people and programs ask of the store. A bounded number at once, since each may hold 5 million samples. */
@Service
public class Queries {

    private static final int AT_ONCE = 4;

    /** Of a roll-up; as long as PromQL looks back, so that its newest sample is the one that a query there would take. */
    private static final Duration POINT = PromQlLimits.USUAL.lookback();

    private static final int SECONDS_TO_WAIT = 10;

    private final MetricStore store;
    private final MetricTexts texts;
    private final Semaphore places = new Semaphore(AT_ONCE, true);

    Queries(ChunkStore store) {
        this.store = store;
        this.texts = store.texts();
    }

    public PromQlAnswer at(Actor actor, PromQl query, Instant time, Duration timeout) {
        actor.mustHave(Right.SEE_OPERATIONS);
        return inTurn(() -> query.at(store, time, limits(timeout)));
    }

    public PromQlAnswer.Matrix over(
            Actor actor, PromQl query, Instant from, Instant to, Duration step, Duration timeout) {
        actor.mustHave(Right.SEE_OPERATIONS);
        boolean coarse =
                isMultiple(from.toEpochMilli()) && isMultiple(step.toMillis()) && query.looksAtMultiplesOf(POINT);
        SampleSource source = coarse ? store::selectNewest : store;
        return inTurn(() -> query.over(source, from, to, step, limits(timeout)));
    }

    /** What the query's values were expected to be, at most {@link ExpectedBand#MOST_STEPS} times. */
    public List<ExpectedBand.Expected> expected(Actor actor, PromQl query, Instant from, Instant to, Duration step) {
        actor.mustHave(Right.SEE_OPERATIONS);
        return inTurn(() ->
                ExpectedBand.of(query, store, store::selectNewest, from, to, step, limits(PromQlLimits.USUAL.time())));
    }

    private static boolean isMultiple(long millis) {
        return millis % POINT.toMillis() == 0;
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

    /** What metrics mean, by their names; all, or one. */
    public SortedMap<String, MetricTexts.MetricText> texts(Actor actor, Optional<String> metric, int limit) {
        actor.mustHave(Right.SEE_OPERATIONS);
        return texts.of(metric, limit);
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
