package io.evenkeel.alerting.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.evenkeel.alerting.Alert;
import io.evenkeel.alerting.PastTrials.Outcome;
import io.evenkeel.alerting.PastTrials.Span;
import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.telemetry.MetricStore;
import io.evenkeel.telemetry.PromQl;
import io.evenkeel.telemetry.PromQlAnswer;
import io.evenkeel.telemetry.PromQlLimits;
import io.evenkeel.telemetry.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** "It would have fired 14 times last week". */
class PastTrialRunsTest {
    private static final Instant START = Instant.parse("2026-11-14T00:00:00Z");
    private static final Actor VIEWER = new Actor(Actor.Kind.PERSON, "1", "Eve", Set.of(Right.SEE_OPERATIONS));
    private static final Duration STEP = Duration.ofSeconds(15);

    private static PastTrialRuns on(Samples samples) {
        MetricStore store = mock(MetricStore.class);
        when(store.select(any(), any(), any()))
                .thenAnswer(call -> samples.select(call.getArgument(0), call.getArgument(1), call.getArgument(2)));
        return new PastTrialRuns(store);
    }

    @Test
    void countsWhatHeldLongEnough() {
        Samples samples = Samples.every(
                Duration.ofMinutes(1),
                START,
                "load{host=\"a\"} 1 9 9 9 1 1 9 1 1 1 9 9 9 9 9 9",
                "load{host=\"b\"} 9+0x15");
        Outcome outcome =
                on(samples).run(VIEWER, "load > 5", Duration.ofMinutes(2), START, START.plus(Duration.ofMinutes(15)));
        assertThat(outcome.count()).isEqualTo(3);
        assertThat(outcome.evaluations()).isEqualTo(61);
        assertThat(outcome.spans())
                .containsExactly(
                        new Span(Map.of("host", "b"), START.plusSeconds(120), Optional.empty()),
                        new Span(Map.of("host", "a"), START.plusSeconds(180), Optional.of(START.plusSeconds(240))),
                        new Span(Map.of("host", "a"), START.plusSeconds(720), Optional.empty()));
    }

    /** The same as the running rules would have said, step by step. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void saysWhatTheRunningRuleWouldHaveDone(long seed) {
        var random = new SplittableRandom(seed);
        var lines = new ArrayList<String>();
        for (String host : List.of("a", "b", "c")) {
            var line = new StringBuilder("load{host=\"" + host + "\"}");
            for (int i = 0; i < 500; i++) {
                line.append(' ').append(random.nextInt(9) == 0 ? "stale" : random.nextInt(4) == 0 ? 1 : 9);
            }
            lines.add(line.toString());
        }
        Samples samples = Samples.every(Duration.ofSeconds(30), START, lines.toArray(String[]::new));
        Duration holdFor = Duration.ofSeconds(random.nextInt(8) * 15L);
        // More than one slice of steps.
        Instant end = START.plus(STEP.multipliedBy(700));
        Outcome outcome = on(samples).run(VIEWER, "load > 5", holdFor, START, end);
        assertThat(outcome.count()).as("seed %d", seed).isEqualTo(fired(samples, holdFor, end));
        assertThat(outcome.spans()).hasSize(outcome.count());
    }

    private static int fired(Samples samples, Duration holdFor, Instant end) {
        var rule = new Rule(
                "f.yml",
                "g",
                "Busy",
                PromQl.parse("load > 5"),
                holdFor,
                Duration.ZERO,
                Map.of(),
                Map.of(),
                Optional.empty());
        Map<String, Watched> kept = new LinkedHashMap<>();
        int fired = 0;
        for (Instant now = START; !now.isAfter(end); now = now.plus(STEP)) {
            var answer = (PromQlAnswer.Vector) rule.expression().at(samples, now, PromQlLimits.USUAL);
            var plain = new Observation(Optional.empty(), false, Duration.ZERO);
            for (var step :
                    AlertCourse.next(rule, List.copyOf(kept.values()), Set.of(), answer.samples(), plain, now)) {
                Watched watched = watched(step);
                boolean over = step instanceof AlertCourse.Step.Resolved || step instanceof AlertCourse.Step.Dropped;
                fired += step instanceof AlertCourse.Step.Fired ? 1 : 0;
                Alert alert = watched.alert();
                if (over) {
                    kept.remove(alert.fingerprint());
                } else {
                    kept.put(alert.fingerprint(), watched);
                }
            }
        }
        return fired;
    }

    private static Watched watched(AlertCourse.Step step) {
        return switch (step) {
            case AlertCourse.Step.Began(Watched w) -> w;
            case AlertCourse.Step.WentOn(Watched w) -> w;
            case AlertCourse.Step.Fired(Watched w) -> w;
            case AlertCourse.Step.Resolved(Watched w) -> w;
            case AlertCourse.Step.Dropped(Watched w) -> w;
        };
    }

    @Test
    void aWeekIsWalkedInBoundedStepsAndManySpansAreCountedNotListed() {
        var line = new StringBuilder("load{host=\"a\"}");
        for (int i = 0; i < 7 * 24 * 60; i++) {
            line.append(i % 3 == 0 ? " 9" : " 1");
        }
        Samples samples = Samples.every(Duration.ofMinutes(1), START, line.toString());
        Outcome outcome = on(samples).run(VIEWER, "load > 5", Duration.ZERO, START, START.plus(Duration.ofDays(7)));
        assertThat(outcome.count()).isEqualTo(7 * 24 * 20);
        assertThat(outcome.spans()).hasSize(1_000);
        assertThat(outcome.evaluations()).isBetween(10_000, 12_000);
    }

    @Test
    void refusesWhatMakesNoSenseOrCostsTooMuch() {
        PastTrialRuns trials = on(Samples.every(Duration.ofMinutes(1), START, "load{host=\"a\"} 9"));
        Instant end = START.plus(Duration.ofHours(1));
        refused(Refusal.Kind.INVALID, () -> trials.run(VIEWER, "load >", Duration.ZERO, START, end));
        refused(Refusal.Kind.INVALID, () -> trials.run(VIEWER, "load[5m]", Duration.ZERO, START, end));
        refused(Refusal.Kind.INVALID, () -> trials.run(VIEWER, "load", Duration.ofSeconds(-1), START, end));
        refused(Refusal.Kind.INVALID, () -> trials.run(VIEWER, "load", Duration.ZERO, end, START));
        refused(Refusal.Kind.INVALID, () -> trials.run(VIEWER, "load", Duration.ZERO, Instant.EPOCH, end));
        refused(
                Refusal.Kind.TOO_LARGE,
                () -> trials.run(VIEWER, "load > on() max_over_time(load[100d:1s])", Duration.ZERO, START, end));
        var nobody = new Actor(Actor.Kind.PERSON, "2", "Nobody", Set.of());
        refused(Refusal.Kind.FORBIDDEN, () -> trials.run(nobody, "load", Duration.ZERO, START, end));
    }

    private static void refused(Refusal.Kind kind, ThrowingCallable verb) {
        assertThatThrownBy(verb)
                .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.kind()).isEqualTo(kind));
    }
}
