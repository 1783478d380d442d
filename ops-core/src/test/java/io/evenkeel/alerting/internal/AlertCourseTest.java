package io.evenkeel.alerting.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.evenkeel.alerting.Alert;
import io.evenkeel.alerting.Alert.State;
import io.evenkeel.alerting.internal.AlertCourse.News;
import io.evenkeel.alerting.internal.AlertCourse.Step;
import io.evenkeel.telemetry.PromQl;
import io.evenkeel.telemetry.PromQlAnswer.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlertCourseTest {
    private static final Instant NIGHT = Instant.parse("2026-11-21T02:00:00Z");

    private Rule rule = rule(Duration.ofMinutes(5), Duration.ZERO, Optional.empty());
    private final Map<String, Watched> stored = new HashMap<>();

    @Test
    void waitsForItsTimeBeforeItFires() throws Exception {
        assertThat(evaluate(0, held("a", 7))).extracting(Step::news).containsExactly(News.NONE);
        assertThat(only().state()).isEqualTo(State.PENDING);
        assertThat(evaluate(4, held("a", 8))).extracting(Step::news).containsExactly(News.NONE);
        assertThat(evaluate(5, held("a", 9))).extracting(Step::news).containsExactly(News.FIRING);
        assertThat(only().firingSince()).contains(NIGHT.plus(Duration.ofMinutes(5)));
        assertThat(only().activeSince()).isEqualTo(NIGHT);
        assertThat(only().value()).isEqualTo(9);
    }

    @Test
    void startsAnewWhenItHeldNotForAMoment() throws Exception {
        evaluate(0, held("a", 7));
        evaluate(4);
        evaluate(5, held("a", 7));
        assertThat(only().state()).isEqualTo(State.PENDING);
        assertThat(only().activeSince()).isEqualTo(NIGHT.plus(Duration.ofMinutes(5)));
    }

    @Test
    void firesAtOnceWithoutAFor() throws Exception {
        rule = rule(Duration.ZERO, Duration.ZERO, Optional.empty());
        assertThat(evaluate(0, held("a", 7))).extracting(Step::news).containsExactly(News.FIRING);
    }

    @Test
    void tellsOnceThatItFiresAndOnceThatItStopped() throws Exception {
        evaluate(0, held("a", 7));
        evaluate(5, held("a", 7));
        assertThat(evaluate(6, held("a", 7))).extracting(Step::news).containsExactly(News.NONE);
        assertThat(evaluate(7)).extracting(Step::news).containsExactly(News.RESOLVED);
        assertThat(evaluate(8)).isEmpty();
        assertThat(only().resolvedAt()).contains(NIGHT.plus(Duration.ofMinutes(7)));
    }

    @Test
    void endsAPendingAlertWithoutAWord() throws Exception {
        evaluate(0, held("a", 7));
        assertThat(evaluate(1)).extracting(Step::news).containsExactly(News.NONE);
        assertThat(only().state()).isEqualTo(State.RESOLVED);
    }

    @Test
    void keepsFiringForAsLongAsTheRuleSays() throws Exception {
        rule = rule(Duration.ZERO, Duration.ofMinutes(3), Optional.empty());
        evaluate(0, held("a", 7));
        assertThat(evaluate(2)).isEmpty();
        assertThat(evaluate(3)).extracting(Step::news).containsExactly(News.RESOLVED);
    }

    @Test
    void versionsGrowOverAllItsLives() throws Exception {
        rule = rule(Duration.ZERO, Duration.ZERO, Optional.empty());
        evaluate(0, held("a", 7));
        long first = only().version();
        evaluate(1);
        long resolved = only().version();
        evaluate(2, held("a", 7));
        long again = only().version();
        stored.clear();
        evaluate(30, held("a", 7));
        assertThat(List.of(first, resolved, again, only().version())).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void aTrialLooksAtItsHostOnly() throws Exception {
        rule = rule(Duration.ZERO, Duration.ZERO, Optional.of("b"));
        evaluate(0, held("a", 7), held("b", 8));
        assertThat(only().labels()).containsEntry("host", "b");
    }

    @Test
    void refusesTwoSeriesThatNobodyCouldTellApart() {
        assertThatExceptionOfType(AlertCourse.SameLabels.class)
                .isThrownBy(() -> evaluate(
                        0,
                        new Sample(Map.of("__name__", "x", "host", "a"), 0, 1),
                        new Sample(Map.of("__name__", "y", "host", "a"), 0, 2)));
    }

    @Test
    void expandsAnnotationsWithTheValueOfTheMoment() throws Exception {
        evaluate(0, held("a", 7));
        assertThat(only().annotations()).containsEntry("summary", "a at 7");
        evaluate(1, held("a", 9));
        assertThat(only().annotations()).containsEntry("summary", "a at 9");
    }

    /** Whatever comes: FIRING and RESOLVED are told in turns, and a fired alert held for its time before. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void newsTakeTurnsWhateverComes(long seed) throws Exception {
        var random = new SplittableRandom(seed);
        List<News> told = new ArrayList<>();
        for (int minute = 0; minute < 500; minute++) {
            boolean holds = random.nextInt(10) < 7;
            List<Step> steps = holds ? evaluate(minute, held("a", minute)) : evaluate(minute);
            for (Step step : steps) {
                if (step.news() == News.FIRING) {
                    Alert alert = step.watched().alert();
                    assertThat(Duration.between(
                                    alert.activeSince(), alert.firingSince().orElseThrow()))
                            .as("seed " + seed)
                            .isGreaterThanOrEqualTo(rule.holdFor());
                }
                if (step.news() != News.NONE) {
                    told.add(step.news());
                }
            }
        }
        assertThat(told).as("seed " + seed).isNotEmpty();
        for (int i = 0; i < told.size(); i++) {
            assertThat(told.get(i)).as("seed " + seed).isEqualTo(i % 2 == 0 ? News.FIRING : News.RESOLVED);
        }
    }

    @Test
    void fingerprintsDoNotDependOnTheOrderOfLabels() {
        assertThat(AlertCourse.fingerprint("r", Map.of("a", "1", "b", "2")))
                .isEqualTo(AlertCourse.fingerprint("r", new java.util.TreeMap<>(Map.of("b", "2", "a", "1"))))
                .matches("[0-9a-f]{16}")
                .isNotEqualTo(AlertCourse.fingerprint("r", Map.of("a", "1b", "", "2")))
                .isNotEqualTo(AlertCourse.fingerprint("other", Map.of("a", "1", "b", "2")));
    }

    private List<Step> evaluate(int minute, Sample... result) throws AlertCourse.SameLabels {
        List<Step> steps =
                AlertCourse.next(rule, stored, List.of(result), true, NIGHT.plus(Duration.ofMinutes(minute)));
        steps.forEach(step -> stored.put(step.watched().alert().fingerprint(), step.watched()));
        return steps;
    }

    private Alert only() {
        assertThat(stored).hasSize(1);
        return stored.values().iterator().next().alert();
    }

    private static Sample held(String host, double value) {
        return new Sample(Map.of("__name__", "x", "host", host), 0, value);
    }

    private static Rule rule(Duration holdFor, Duration keepFiringFor, Optional<String> onlyHost) {
        return new Rule(
                "f.yml",
                "g",
                "Busy",
                PromQl.parse("x > 5"),
                holdFor,
                keepFiringFor,
                Map.of("severity", Template.parse("high")),
                Map.of("summary", Template.parse("{{ $labels.host }} at {{ $value }}")),
                onlyHost);
    }
}
