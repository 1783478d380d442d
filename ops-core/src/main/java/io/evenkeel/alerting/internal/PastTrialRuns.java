package io.evenkeel.alerting.internal;

import io.evenkeel.alerting.PastTrials;
import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.telemetry.MetricStore;
import io.evenkeel.telemetry.PromQl;
import io.evenkeel.telemetry.PromQlError;
import io.evenkeel.telemetry.PromQlLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Service;

/**
 * {@link PastTrials} on the store: the past is walked in slices, so that memory holds one slice and what fires at once, and
 * the whole is given up after a bounded time.
 */
@Service
class PastTrialRuns implements PastTrials {
    private static final Duration SHORTEST_STEP = Duration.ofSeconds(15);
    private static final Duration LONGEST_SPAN = Duration.ofDays(400);
    private static final Duration MOST_TIME = Duration.ofSeconds(30);
    private static final int MOST_STEPS = 12_000;
    private static final int STEPS_A_SLICE = 500;
    private static final int AT_ONCE = 2;

    private final MetricStore store;
    private final Semaphore places = new Semaphore(AT_ONCE);

    PastTrialRuns(MetricStore store) {
        this.store = store;
    }

    @Override
    public Outcome run(Actor actor, String expression, Duration holdFor, Instant from, Instant to) {
        actor.mustHave(Right.SEE_OPERATIONS);
        PromQl parsed = parsed(expression);
        check(holdFor, from, to);
        if (!places.tryAcquire()) {
            throw new Refusal(
                    Refusal.Kind.TOO_MANY,
                    "trials-running",
                    "Other rules are being tried. Try again in a few seconds.");
        }
        try {
            return walk(parsed, holdFor, from, to);
        } catch (PromQlError e) {
            throw new Refusal(
                    Refusal.Kind.TOO_LARGE,
                    "trial-too-large",
                    "This can't be tried: " + e.describe() + ". Try a shorter time or fewer series.");
        } finally {
            places.release();
        }
    }

    private static PromQl parsed(String expression) {
        try {
            PromQl parsed = PromQl.parse(expression);
            if (!parsed.hasValues()) {
                throw new Refusal(
                        Refusal.Kind.INVALID,
                        "expression-invalid",
                        "The expression has no value at a time: it is a range or a text.",
                        "expression");
            }
            return parsed;
        } catch (PromQlError e) {
            throw new Refusal(Refusal.Kind.INVALID, "expression-invalid", e.describe(), "expression");
        }
    }

    private static void check(Duration holdFor, Instant from, Instant to) {
        if (holdFor.isNegative() || holdFor.compareTo(LONGEST_SPAN) > 0) {
            throw new Refusal(
                    Refusal.Kind.INVALID, "for-invalid", "forSeconds is 0 or more, at most 400 days.", "forSeconds");
        }
        if (!from.isBefore(to)
                || from.isBefore(Instant.EPOCH)
                || from.plus(LONGEST_SPAN).isBefore(to)) {
            throw new Refusal(Refusal.Kind.INVALID, "span-invalid", "from comes before to, at most 400 days.", "from");
        }
    }

    private Outcome walk(PromQl expression, Duration holdFor, Instant from, Instant to) {
        Duration step = step(from, to);
        long steps = Duration.between(from, to).dividedBy(step) + 1;
        var course = new PastCourse(holdFor, step);
        long deadline = System.nanoTime() + MOST_TIME.toNanos();
        for (long done = 0; done < steps; done += STEPS_A_SLICE) {
            long last = Math.min(done + STEPS_A_SLICE, steps) - 1;
            Instant end = from.plus(step.multipliedBy(last));
            List<MetricStore.Series> values = expression
                    .over(store, from.plus(step.multipliedBy(done)), end, step, limits(deadline))
                    .series();
            course.feed(values);
            course.forgetBefore(end.toEpochMilli());
        }
        List<Span> spans = course.spans();
        return new Outcome(spans, course.count(), (int) steps);
    }

    /** As often as a rule is evaluated, or as often as the span allows, in whole seconds. */
    private static Duration step(Instant from, Instant to) {
        long seconds = Duration.between(from, to).toSeconds() / (MOST_STEPS - 1) + 1;
        return Duration.ofSeconds(Math.max(SHORTEST_STEP.toSeconds(), seconds));
    }

    private static PromQlLimits limits(long deadline) {
        PromQlLimits usual = PromQlLimits.USUAL;
        Duration left = Duration.ofNanos(Math.max(1, deadline - System.nanoTime()));
        return new PromQlLimits(usual.series(), usual.samples(), usual.cells(), usual.steps(), left, usual.lookback());
    }
}
