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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A shop whose database runs hot: {@code web} calls {@code orders} calls {@code database}. */
class RecordedCausesTest {
    private static final long DETECTED = 100 * 60_000;
    private static final List<Component> NODES = List.of(
            new Component("web", "service"), new Component("orders", "service"), new Component("database", "database"));
    private static final List<Link> LINKS =
            List.of(new Link("web", "orders", "calls"), new Link("orders", "database", "calls"));

    @Test
    void theOnlyComponentThatRunsHotComesFirst() {
        assertThat(first(shop(List.of(), "web", "orders", "database"))).isEqualTo("database");
    }

    @Test
    void theOrderOfNodesDoesNotMatter() {
        RecordedCase straight = shop(List.of(), "web", "orders", "database");
        RecordedCase turned = with(
                straight, NODES.reversed(), LINKS.reversed(), straight.series().reversed());
        assertThat(answer(turned)).isEqualTo(answer(straight));
    }

    @Test
    void namesOfComponentsDoNotMatter() {
        Candidate known = answer(shop(List.of(), "web", "orders", "database"))
                .candidates()
                .getFirst();
        Candidate other =
                answer(shop(List.of(), "zz-1", "aa-2", "mm-3")).candidates().getFirst();
        assertThat(other.component()).isEqualTo("mm-3");
        assertThat(other.probability()).isEqualTo(known.probability());
    }

    @Test
    void whomALineBlamesIsNotRead() {
        Answer blaming = answer(shop(withError("the root cause is orders"), "web", "orders", "database"));
        Answer other = answer(shop(withError("no root cause is in sight"), "web", "orders", "database"));
        assertThat(probability(blaming, "orders")).isEqualTo(probability(other, "orders"));
        assertThat(order(blaming).getFirst()).isEqualTo("database");
    }

    private static List<Line> withError(String text) {
        List<Line> lines = new ArrayList<>(lines());
        lines.add(new Line(DETECTED, "web", "ERROR " + text));
        return lines;
    }

    @Test
    void aCycleInTheTopologyAndAnUnknownNodeAreTaken() {
        RecordedCase shop = shop(List.of(), "web", "orders", "database");
        List<Link> links = new ArrayList<>(LINKS);
        links.add(new Link("database", "web", "calls"));
        links.add(new Link("orders", "nobody-knows", "calls"));
        assertThat(first(with(shop, NODES, links, shop.series()))).isEqualTo("database");
    }

    @Test
    void nothingRecordedIsCannotTell() {
        assertThat(answer(with(shop(List.of(), "web", "orders", "database"), NODES, LINKS, List.of()))
                        .abstained())
                .isTrue();
    }

    @Test
    void valuesThatAreNoNumbersAreLeftOut() {
        RecordedCase shop = shop(List.of(), "web", "orders", "database");
        List<Series> series = new ArrayList<>(shop.series());
        series.add(new Series("web", "disk", List.of(new Point(0, Double.NaN), new Point(DETECTED, Double.NaN))));
        assertThat(answer(with(shop, NODES, LINKS, series))).isEqualTo(answer(shop));
    }

    @Test
    void probabilitiesSumToAtMostOne() {
        assertThat(answer(shop(List.of(), "web", "orders", "database")).candidates().stream()
                        .mapToDouble(Candidate::probability)
                        .sum())
                .isLessThanOrEqualTo(1.001);
    }

    @Test
    void aSecondHealthyInstanceChangesNothingInTheOrderOfTheOthers() {
        RecordedCase shop = shop(List.of(), "web", "orders", "database");
        List<Component> nodes = new ArrayList<>(NODES);
        nodes.add(new Component("orders-2", "service"));
        List<Link> links = new ArrayList<>(LINKS);
        links.add(new Link("web", "orders-2", "calls"));
        links.add(new Link("orders-2", "database", "calls"));
        List<Series> series = new ArrayList<>(shop.series());
        series.add(cpu("orders-2", 2, 0));
        assertThat(order(answer(with(shop, nodes, links, series))).stream()
                        .filter(one -> !one.equals("orders-2"))
                        .toList())
                .isEqualTo(order(answer(shop)));
    }

    @ParameterizedTest
    @ValueSource(longs = {-60_000, 60_000})
    void aSourceWhoseClockIsAMinuteOffStillLeavesACause(long off) {
        RecordedCase shop = shop(List.of(), "web", "orders", "database");
        for (int source = 0; source < shop.series().size(); source++) {
            List<Series> series = new ArrayList<>(shop.series());
            series.set(source, shifted(series.get(source), off));
            Answer answer = answer(with(shop, NODES, LINKS, series));
            assertThat(answer.abstained()).isFalse();
            assertThat(order(answer).getFirst()).isEqualTo("database");
        }
    }

    @Test
    void ofASeriesTooLongTheLatestValuesAreRead() {
        RecordedCase shop = shop(List.of(), "web", "orders", "database");
        List<Series> series = new ArrayList<>(shop.series());
        series.replaceAll(RecordedCausesTest::everyQuarterOfASecond);
        assertThat(first(with(shop, NODES, LINKS, series))).isEqualTo("database");
        assertThat(answer(with(shop, NODES, LINKS, series)).abstained()).isFalse();
    }

    private static Series everyQuarterOfASecond(Series series) {
        List<Point> points = new ArrayList<>();
        for (Point point : series.points()) {
            for (int quarter = 0; quarter < 240; quarter++) {
                points.add(new Point(point.time() + quarter * 250L, point.value()));
            }
        }
        return new Series(series.component(), series.metric(), points);
    }

    private static Series shifted(Series series, long off) {
        return new Series(
                series.component(),
                series.metric(),
                series.points().stream()
                        .map(point -> new Point(point.time() + off, point.value()))
                        .toList());
    }

    private static List<String> order(Answer answer) {
        return answer.candidates().stream().map(Candidate::component).toList();
    }

    private static Answer answer(RecordedCase asked) {
        return new RecordedCauses().of(asked);
    }

    private static String first(RecordedCase asked) {
        return answer(asked).candidates().getFirst().component();
    }

    private static double probability(Answer answer, String component) {
        return answer.candidates().stream()
                .filter(one -> one.component().equals(component))
                .mapToDouble(Candidate::probability)
                .sum();
    }

    private static RecordedCase shop(List<Line> lines, String web, String orders, String database) {
        List<Series> series = List.of(cpu(web, 1, 0), cpu(orders, 2, 0), cpu(database, 3, 60));
        List<Component> nodes = List.of(
                new Component(web, "service"), new Component(orders, "service"), new Component(database, "database"));
        List<Link> links = List.of(new Link(web, orders, "calls"), new Link(orders, database, "calls"));
        return new RecordedCase(
                "shop",
                DETECTED,
                0,
                DETECTED - RecordedCase.BEFORE_DETECTION,
                Optional.empty(),
                nodes,
                links,
                series,
                List.of(),
                List.of(),
                lines,
                List.of());
    }

    private static RecordedCase with(RecordedCase shop, List<Component> nodes, List<Link> links, List<Series> series) {
        return new RecordedCase(
                shop.id(),
                shop.detectedAt(),
                shop.normalFrom(),
                shop.normalTo(),
                shop.symptom(),
                nodes,
                links,
                series,
                shop.alarms(),
                shop.changes(),
                shop.lines(),
                shop.calls());
    }

    /** Around 20 percent, and higher by {@code rise} from two minutes before the detection. */
    private static Series cpu(String component, int seed, double rise) {
        Random noise = new Random(seed);
        List<Point> points = new ArrayList<>();
        for (long minute = 0; minute < 105; minute++) {
            points.add(new Point(minute * 60_000, 20 + noise.nextGaussian() + (minute >= 98 ? rise : 0)));
        }
        return new Series(component, "cpu_pct", points);
    }

    private static List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (long minute = 0; minute < 105; minute++) {
            lines.add(new Line(minute * 60_000, "web", "INFO served a page"));
            lines.add(new Line(minute * 60_000, "orders", "INFO placed an order"));
        }
        return lines;
    }
}
