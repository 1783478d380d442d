package io.evenkeel.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.logs.LogLine.Position;
import io.evenkeel.logs.LogStore.Bucket;
import io.evenkeel.logs.LogStore.Found;
import io.evenkeel.logs.LogStore.Order;
import io.evenkeel.logs.LogStore.Search;
import io.evenkeel.logs.LogStore.Span;
import io.evenkeel.logs.LogStore.TemplateCount;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What every store of lines must do. */
public abstract class LogStoreContract {
    protected static final Instant MIDNIGHT = Instant.parse("2026-11-21T00:00:00Z");

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Span EVER = new Span(MIDNIGHT.minus(Duration.ofDays(9)), MIDNIGHT.plus(Duration.ofDays(9)));

    protected abstract LogStore store();

    private static LogLine line(long id, Instant at, String message) {
        return new LogLine(id, at, "web1", "app", Severity.INFO, message, Map.of(), 1, false);
    }

    private Found find(String query, Span span, Order order, Position beyond, int most) {
        return store().find(new Search(LogQuery.parse(query), span, order, beyond, most, LONG));
    }

    private List<LogLine> newest(String query) {
        return find(query, EVER, Order.NEWEST_FIRST, Search.NOWHERE, LogStore.MOST_LINES)
                .lines();
    }

    private void given(LogLine... lines) {
        given(List.of(lines));
    }

    private void given(List<LogLine> lines) {
        store().append(lines);
        store().refresh();
    }

    @Test
    void aLineComesBackAsItWas() {
        LogLine line = new LogLine(
                LineIdsTest.AN_ID,
                MIDNIGHT.plusMillis(1),
                "DB-1",
                "/var/log/Ä.log",
                Severity.ERROR,
                "磁盘已满 \u0000 \"quoted\" \\ <b>\n\tat x",
                Map.of("status", "503", "empty", "", "名", "值"),
                7,
                true);
        given(line);

        assertThat(newest("*")).containsExactly(line);
    }

    @Test
    void anEmptyBatchIsNothing() {
        given(List.of());

        assertThat(newest("*")).isEmpty();
    }

    @Test
    void linesAreOrderedByTimeThenArrivalAcrossDays() {
        given(line(3, MIDNIGHT.minusMillis(1), "a"), line(2, MIDNIGHT, "b"), line(1, MIDNIGHT, "c"));

        assertThat(newest("*")).extracting(LogLine::message).containsExactly("b", "c", "a");
        assertThat(find("*", EVER, Order.OLDEST_FIRST, Search.NOWHERE, 10).lines())
                .extracting(LogLine::message)
                .containsExactly("a", "c", "b");
    }

    @Test
    void theEndOfASpanIsNotInIt() {
        given(line(1, MIDNIGHT, "first"), line(2, MIDNIGHT.plusMillis(10), "last"));

        assertThat(find("*", new Span(MIDNIGHT, MIDNIGHT.plusMillis(10)), Order.NEWEST_FIRST, Search.NOWHERE, 10)
                        .lines())
                .extracting(LogLine::message)
                .containsExactly("first");
    }

    @Test
    void pagesFollowEachOtherWithoutAGapOrADoubleInBothOrders() {
        long seed = System.nanoTime();
        List<LogLine> lines = new RandomLines(seed, MIDNIGHT.minusMillis(20)).lines(120, 40);
        given(lines);

        for (Order order : Order.values()) {
            for (String query : List.of("*", "/o/")) {
                List<LogLine> paged = new ArrayList<>();
                Position beyond = Search.NOWHERE;
                while (true) {
                    Found page = find(query, EVER, order, beyond, 7);
                    paged.addAll(page.lines());
                    if (page.lines().size() < 7) {
                        break;
                    }
                    beyond = page.upTo();
                }
                assertThat(paged)
                        .as("seed %d, %s, %s", seed, order, query)
                        .containsExactlyElementsOf(expected(lines, query, order));
            }
        }
    }

    @Test
    void randomQueriesFindWhatTheirMeaningSays() {
        long seed = System.nanoTime();
        RandomLines random = new RandomLines(seed, MIDNIGHT.minusSeconds(30));
        List<LogLine> lines = random.lines(300, 60_000);
        given(lines);

        for (int i = 0; i < queries(); i++) {
            String query = random.query(3);
            assertThat(newest(query))
                    .as("seed %d, query %s", seed, query)
                    .containsExactlyElementsOf(expected(lines, query, Order.NEWEST_FIRST));
        }
    }

    /** How many random queries a store is asked. */
    protected int queries() {
        return 300;
    }

    private static List<LogLine> expected(List<LogLine> lines, String query, Order order) {
        Predicate<LogLine> meant = LogQuery.parse(query).asPredicate();
        Comparator<LogLine> oldest = Comparator.comparing(LogLine::position);
        return lines.stream()
                .filter(meant)
                .sorted(order == Order.OLDEST_FIRST ? oldest : oldest.reversed())
                .toList();
    }

    @Test
    void countsAndTemplatesAgreeWithTheLines() {
        long seed = System.nanoTime();
        RandomLines random = new RandomLines(seed, MIDNIGHT.minusSeconds(30));
        List<LogLine> lines = random.lines(300, 60_000);
        given(lines);

        for (String query : List.of("*", "level:>=warning", "/o/", "host:web* NOT disk")) {
            List<LogLine> asked = expected(lines, query, Order.OLDEST_FIRST);

            assertThat(store().count(LogQuery.parse(query), EVER, Duration.ofHours(1), LONG)
                            .buckets())
                    .as("seed %d, counts of %s", seed, query)
                    .containsExactlyElementsOf(buckets(asked));
            assertThat(store().templates(LogQuery.parse(query), EVER, 100, LONG).templates())
                    .as("seed %d, templates of %s", seed, query)
                    .containsExactlyInAnyOrderElementsOf(templates(asked));
        }
    }

    private static List<Bucket> buckets(List<LogLine> lines) {
        long hour = Duration.ofHours(1).toMillis();
        return lines.stream()
                .collect(Collectors.groupingBy(
                        line -> Instant.ofEpochMilli(line.at().toEpochMilli() / hour * hour),
                        TreeMap::new,
                        Collectors.groupingBy(LogLine::severity, Collectors.counting())))
                .entrySet()
                .stream()
                .map(each -> new Bucket(each.getKey(), each.getValue()))
                .toList();
    }

    private static List<TemplateCount> templates(List<LogLine> lines) {
        return lines.stream().collect(Collectors.groupingBy(LogLine::template)).entrySet().stream()
                .map(each -> new TemplateCount(
                        each.getKey(),
                        each.getValue().size(),
                        each.getValue().getFirst().at(),
                        each.getValue().getLast().at()))
                .toList();
    }

    @Test
    void theMostFrequentTemplatesComeFirst() {
        given(line(1, MIDNIGHT, "a"), line(2, MIDNIGHT, "b"), ofTemplate(3, 5), ofTemplate(4, 5), ofTemplate(5, 5));

        assertThat(store().templates(new LogQuery.All(), EVER, 1, LONG).templates())
                .containsExactly(new TemplateCount(5, 3, MIDNIGHT, MIDNIGHT));
    }

    private static LogLine ofTemplate(long id, long template) {
        return new LogLine(id, MIDNIGHT, "web1", "app", Severity.INFO, "x", Map.of(), template, false);
    }

    @Test
    void moreStepsThanBoundedAreRefused() {
        assertThatThrownBy(() -> store().count(new LogQuery.All(), EVER, Duration.ofSeconds(1), LONG))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("take longer steps");
    }

    @Test
    void aSearchWhoseTimeIsUpSaysSo() {
        given(new RandomLines(1, MIDNIGHT).lines(5000, 60_000));

        Found found = store().find(new Search(
                LogQuery.parse("/nothing like it/"), EVER, Order.NEWEST_FIRST, Search.NOWHERE, 10, Duration.ZERO));

        assertThat(found.whole()).isFalse();
    }

    @Test
    void tenThousandFieldNamesAreKeptAndFound() {
        List<LogLine> lines = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            lines.add(new LogLine(
                    i + 1,
                    MIDNIGHT.plusMillis(i),
                    "h",
                    "s",
                    Severity.INFO,
                    "m",
                    Map.of("field" + i, "v" + i),
                    0,
                    false));
        }
        given(lines);

        assertThat(newest("field7777:v7777")).containsExactly(lines.get(7777));
        assertThat(newest("field7777:v7778")).isEmpty();
    }

    @Test
    void aLongMessageIsKeptWhole() {
        String message = "word ".repeat(20_000) + "x".repeat(100_000) + " end";
        given(line(1, MIDNIGHT, message));

        assertThat(newest("\"word end\" OR end"))
                .singleElement()
                .extracting(LogLine::message)
                .isEqualTo(message);
    }

    @Test
    void oldDaysAreForgotten() {
        given(line(1, MIDNIGHT.minusSeconds(1), "old"), line(2, MIDNIGHT, "new"));

        store().forgetBefore(MIDNIGHT);
        store().refresh();

        assertThat(newest("*")).extracting(LogLine::message).containsExactly("new");
        assertThat(store().usage().lines()).isEqualTo(1);
        assertThat(store().usage().oldest()).isEqualTo(MIDNIGHT);
    }

    @Test
    void whatIsUsedCanBeSeen() {
        given(new RandomLines(1, MIDNIGHT).lines(100, 1000));

        assertThat(store().usage().lines()).isEqualTo(100);
        assertThat(store().usage().bytes()).isPositive();
    }
}
