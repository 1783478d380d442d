package io.evenkeel.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.diagnosis.RecordedCase.Component;
import io.evenkeel.diagnosis.RecordedCase.Line;
import io.evenkeel.diagnosis.RecordedCase.Link;
import io.evenkeel.diagnosis.RecordedCase.Point;
import io.evenkeel.diagnosis.RecordedCase.Series;
import io.evenkeel.diagnosis.RecordedCauses.Answer;
import io.evenkeel.diagnosis.RecordedCauses.Candidate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.LongToDoubleFunction;
import org.junit.jupiter.api.Test;

/** What other cases and the minutes before the trouble say of it. */
class RecordedHistoryTest {
    private static final long DETECTED = 100 * 60_000L;
    private static final long LAST_MINUTE = 105;
    private static final long TROUBLE = 98;

    @Test
    void theOrderOfTheHistoryDoesNotMatter() {
        RecordedCase asked = slowOrders("asked", 1);
        List<RecordedCase> history = new ArrayList<>();
        for (int day = 0; day < 8; day++) {
            history.add(calm("day-" + day, 10 + day));
        }
        assertThat(answer(history, asked)).isEqualTo(answer(history.reversed(), asked));
    }

    @Test
    void theCaseItselfIsNoHistoryOfIt() {
        RecordedCase asked = slowOrders("asked", 1);
        assertThat(answer(List.of(asked), asked)).isEqualTo(answer(List.of(), asked));
    }

    @Test
    void whatIsWildOnOtherDaysTooSaysLess() {
        RecordedCase asked = slowOrders("asked", 1);
        List<RecordedCase> calm = new ArrayList<>();
        List<RecordedCase> wild = new ArrayList<>();
        for (int day = 0; day < 8; day++) {
            calm.add(calm("day-" + day, 10 + day));
            wild.add(slowOrders("day-" + day, 10 + day));
        }
        assertThat(answer(calm, asked).abstained()).isFalse();
        assertThat(probability(answer(wild, asked), "orders")).isLessThan(probability(answer(calm, asked), "orders"));
    }

    @Test
    void aFaultThatOneInFiveOtherCasesHadIsStillNamed() {
        RecordedCase asked = slowOrders("asked", 1);
        List<RecordedCase> history = new ArrayList<>();
        for (int day = 0; day < 10; day++) {
            history.add(day % 5 == 0 ? slowOrders("day-" + day, 10 + day) : calm("day-" + day, 10 + day));
        }
        Answer answer = answer(history, asked);
        assertThat(answer.abstained()).isFalse();
        assertThat(probability(answer, "orders")).isGreaterThan(0.5);
    }

    @Test
    void aLineThatNoOtherCaseHadSpeaksForItsWriter() {
        List<RecordedCase> history = new ArrayList<>();
        for (int day = 0; day < 8; day++) {
            history.add(written("day-" + day, day, "served a page"));
        }
        Answer answer = answer(history, written("asked", 1, "ERROR cannot read the price list"));
        assertThat(answer.candidates().getFirst().component()).isEqualTo("orders");
        assertThat(answer.candidates().getFirst().evidence()).anyMatch(one -> one.contains("price list"));
    }

    @Test
    void slowCallsSpeakForWhatIsCalledNotForWhoWaits() {
        List<Series> series = new ArrayList<>(cpus(1));
        series.add(series("web", "call_p50_ms:orders", 3, minute -> minute >= TROUBLE ? 400 : 20));
        Answer answer = answer(List.of(), of("asked", series, List.of()));
        assertThat(answer.candidates().getFirst().component()).isEqualTo("orders");
        assertThat(answer.candidates().getFirst().evidence()).anyMatch(one -> one.contains("web measures of it"));
    }

    @Test
    void whatWasSoAlreadyWhenTheWindowBeganDeviatesLess() {
        List<Series> series = new ArrayList<>(cpus(1));
        series.add(series("web", "latency_ms", 3, minute -> minute > 95 ? 400 : 20));
        series.add(series("database", "latency_ms", 4, minute -> minute >= TROUBLE ? 400 : 20));
        assertThat(answer(List.of(), of("asked", series, List.of()))
                        .candidates()
                        .getFirst()
                        .component())
                .isEqualTo("database");
    }

    @Test
    void theAddressOfALoadBalancerIsSeenThrough() {
        List<Series> series = new ArrayList<>(cpus(1));
        series.add(series("lb.example.org", "latency_ms", 3, minute -> minute >= TROUBLE ? 900 : 40));
        series.add(series("orders", "latency_ms", 4, minute -> minute >= TROUBLE ? 400 : 20));
        RecordedCase asked = beside("external", series);
        Answer answer = answer(List.of(), asked);
        assertThat(answer.candidates().getFirst().component()).isEqualTo("orders");
        assertThat(answer.candidates().getFirst().evidence())
                .anyMatch(one -> one.startsWith("lb.example.org, which stands before it, shows:"));
    }

    @Test
    void anAddressOutsideWhereNothingOfOnesOwnIsInTroubleStaysTheCause() {
        List<Series> series = new ArrayList<>(cpus(1));
        series.add(series("lb.example.org", "latency_ms", 3, minute -> minute >= TROUBLE ? 900 : 40));
        series.add(series("orders", "latency_ms", 4, _ -> 20));
        assertThat(answer(List.of(), beside("external", series))
                        .candidates()
                        .getFirst()
                        .component())
                .isEqualTo("lb.example.org");
    }

    @Test
    void whoOnlyAsksIsSeldomTheCause() {
        List<Series> series = new ArrayList<>(cpus(1));
        series.add(series("lb.example.org", "latency_ms", 3, minute -> minute >= TROUBLE ? 900 : 40));
        assertThat(probability(answer(List.of(), beside("client", series)), "lb.example.org"))
                .isLessThan(probability(answer(List.of(), beside("service", series)), "lb.example.org") / 4);
    }

    @Test
    void whatNobodyMeasuresIsNotNearerToTheSymptomThanWhatDeviates() {
        List<Series> series = new ArrayList<>(cpus(1));
        series.add(series("web", "latency_ms", 3, minute -> minute >= TROUBLE ? 400 : 20));
        series.add(series("orders", "latency_ms", 4, minute -> minute >= TROUBLE ? 400 : 20));
        Answer answer = answer(List.of(), beside("service", series));
        assertThat(probability(answer, "orders")).isGreaterThan(2 * probability(answer, "lb.example.org"));
    }

    /** The usual three, and a fourth that {@code web} calls and that calls nothing; the symptom is at {@code web}. */
    private static RecordedCase beside(String kind, List<Series> series) {
        RecordedCase usual = of("asked", series, List.of());
        List<Component> components = new ArrayList<>(usual.components());
        components.add(new Component("lb.example.org", kind));
        List<Link> links = new ArrayList<>(usual.links());
        links.add(new Link("web", "lb.example.org", "calls"));
        return new RecordedCase(
                usual.id(),
                usual.detectedAt(),
                usual.normalFrom(),
                usual.normalTo(),
                Optional.of("web"),
                components,
                links,
                series,
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private static Answer answer(List<RecordedCase> history, RecordedCase asked) {
        RecordedCauses causes = new RecordedCauses();
        history.forEach(causes::remember);
        return causes.of(asked);
    }

    private static double probability(Answer answer, String component) {
        return answer.candidates().stream()
                .filter(one -> one.component().equals(component))
                .mapToDouble(Candidate::probability)
                .sum();
    }

    private static RecordedCase calm(String id, int seed) {
        return of(id, cpus(seed), List.of());
    }

    private static RecordedCase slowOrders(String id, int seed) {
        List<Series> series = new ArrayList<>(cpus(seed));
        series.add(series("orders", "latency_ms", seed, minute -> minute >= TROUBLE ? 400 : 20));
        return of(id, series, List.of());
    }

    /** Every minute two lines of usual work, and from the trouble on these of "orders". */
    private static RecordedCase written(String id, int seed, String text) {
        List<Line> lines = new ArrayList<>();
        for (long minute = 0; minute < LAST_MINUTE; minute++) {
            lines.add(new Line(minute * 60_000, "web", "served a page"));
            lines.add(new Line(minute * 60_000, "orders", "placed an order"));
            if (minute >= TROUBLE) {
                lines.add(new Line(minute * 60_000, "orders", text));
            }
        }
        return of(id, cpus(seed), lines);
    }

    private static List<Series> cpus(int seed) {
        return List.of(
                series("web", "cpu_pct", seed, _ -> 20),
                series("orders", "cpu_pct", seed + 100, _ -> 20),
                series("database", "cpu_pct", seed + 200, _ -> 20));
    }

    private static Series series(String component, String metric, int seed, LongToDoubleFunction level) {
        Random noise = new Random(seed);
        List<Point> points = new ArrayList<>();
        for (long minute = 0; minute < LAST_MINUTE; minute++) {
            points.add(new Point(minute * 60_000, level.applyAsDouble(minute) + noise.nextGaussian()));
        }
        return new Series(component, metric, points);
    }

    private static RecordedCase of(String id, List<Series> series, List<Line> lines) {
        return new RecordedCase(
                id,
                DETECTED,
                0,
                DETECTED - RecordedCase.BEFORE_DETECTION,
                Optional.empty(),
                List.of(
                        new Component("web", "service"),
                        new Component("orders", "service"),
                        new Component("database", "database")),
                List.of(new Link("web", "orders", "calls"), new Link("orders", "database", "calls")),
                series,
                List.of(),
                List.of(),
                lines,
                List.of());
    }
}
