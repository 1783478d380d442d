package io.evenkeel.logs.internal.elastic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.logs.LogLine;
import io.evenkeel.logs.LogQuery;
import io.evenkeel.logs.LogStore;
import io.evenkeel.logs.LogStore.Order;
import io.evenkeel.logs.LogStore.Search;
import io.evenkeel.logs.LogStore.Span;
import io.evenkeel.logs.LogStoreContract;
import io.evenkeel.logs.LogStoreUnavailable;
import io.evenkeel.logs.RandomLines;
import io.evenkeel.logs.Severity;
import io.evenkeel.logs.internal.elastic.FaultyFront.Fault;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract on a real Elasticsearch 9.5, and what a cluster does to its users. */
@Tag("peer")
class ElasticLogStoreTest extends LogStoreContract {
    private static final Span EVER = new Span(MIDNIGHT.minus(Duration.ofDays(9)), MIDNIGHT.plus(Duration.ofDays(9)));
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private static ElasticNode node;

    private final List<Duration> pauses = new ArrayList<>();
    private String prefix;
    private ElasticLogStore store;

    @BeforeAll
    static void start() {
        node = ElasticNode.shared();
    }

    @BeforeEach
    void open() {
        prefix = "test" + NUMBER.incrementAndGet();
        store = at(node.url(), Duration.ofMillis(300));
    }

    @AfterEach
    void close() {
        store.close();
        node.call("DELETE", "/" + prefix + "*?expand_wildcards=all", "");
        node.call("DELETE", "/_index_template/" + prefix + "-v1", "");
    }

    /** The node's jars have no native library for the codec that is chosen otherwise. */
    private ElasticLogStore at(URI url, Duration patience) {
        return ElasticLogStore.open(settings(url, patience, Optional.empty()), pauses::add);
    }

    private ElasticSettings settings(URI url, Duration patience, Optional<Path> authority) {
        return new ElasticSettings(
                List.of(url),
                Optional.of(ElasticSettings.basic("shipper", "a secret")),
                authority,
                prefix,
                "legacy_best_compression",
                patience);
    }

    @Override
    protected LogStore store() {
        return store;
    }

    private List<Long> ids(ElasticLogStore of) {
        of.refresh();
        return of
                .find(new Search(
                        new LogQuery.All(), EVER, Order.OLDEST_FIRST, Search.NOWHERE, 1000, Duration.ofMinutes(1)))
                .lines()
                .stream()
                .map(LogLine::id)
                .sorted()
                .toList();
    }

    private static List<Long> idsOf(List<LogLine> lines) {
        return lines.stream().map(LogLine::id).sorted().toList();
    }

    private static List<LogLine> some(int count) {
        return new RandomLines(1, MIDNIGHT).lines(count, 1000);
    }

    @Test
    void aBatchThatIsGivenAgainIsNotDoubled() {
        List<LogLine> lines = some(20);
        store.append(lines);
        store.append(lines);

        assertThat(ids(store)).isEqualTo(idsOf(lines));
    }

    @Test
    void linesOfTwoServersWithOneNumberAreBothKept() {
        LogLine one = new RandomLines(1, MIDNIGHT).line(1000);
        LogLine other = new RandomLines(2, MIDNIGHT).line(1000);
        store.append(List.of(one));
        store.append(List.of(other));

        assertThat(ids(store)).containsExactly(one.id(), other.id());
    }

    @Test
    void whatIsRefusedForNowIsWrittenOnceLater() throws IOException {
        List<LogLine> lines = some(20);
        try (FaultyFront front = new FaultyFront(node.url());
                ElasticLogStore through = at(front.url(), Duration.ofSeconds(30))) {
            front.then(Fault.TOO_MANY, Fault.UNAVAILABLE, Fault.HALF_TOO_MANY, Fault.ANSWER_LOST, Fault.HALF_TOO_MANY);

            through.append(lines);
        }

        assertThat(ids(store)).isEqualTo(idsOf(lines));
        assertThat(pauses).hasSize(5);
        assertThat(pauses.getLast()).isGreaterThan(pauses.getFirst());
    }

    @Test
    void whatIsRefusedForLongIsRefusedWhole() throws IOException {
        List<LogLine> lines = some(20);
        try (FaultyFront front = new FaultyFront(node.url());
                ElasticLogStore through = at(front.url(), Duration.ZERO)) {
            front.then(Fault.HALF_TOO_MANY);

            assertThatThrownBy(() -> through.append(lines))
                    .isInstanceOf(LogStoreUnavailable.class)
                    .hasMessageContaining("cannot take log lines now: 429 es_rejected_execution_exception, full.");
            assertThat(ids(store)).isEmpty();

            through.append(lines);
        }

        assertThat(ids(store)).isEqualTo(idsOf(lines));
    }

    @Test
    void onceABatchWasRefusedTheNextIsTriedOnceOnly() throws IOException {
        try (FaultyFront front = new FaultyFront(node.url());
                ElasticLogStore through = at(front.url(), Duration.ofSeconds(30))) {
            front.then(Fault.UNAUTHORIZED, Fault.UNAVAILABLE);

            assertThatThrownBy(() -> through.append(some(1)))
                    .hasMessageContaining("does not let Evenkeel in (401)")
                    .hasMessageNotContaining("secret");
            assertThatThrownBy(() -> through.append(some(1))).hasMessageContaining("it answers 503");
            assertThat(pauses).isEmpty();
            assertThat(front.authorizations()).containsOnly(ElasticSettings.basic("shipper", "a secret"));
        }
    }

    @Test
    void aKilledNodeLosesAndDoublesNothing() {
        List<LogLine> before = some(50);
        List<LogLine> during =
                new RandomLines(2, MIDNIGHT.plusSeconds(1)).lines(100, 1000).subList(50, 100);
        store.append(before);
        store.look();
        assertThat(store.trouble()).isEmpty();
        node.kill();

        assertThatThrownBy(() -> store.append(during))
                .isInstanceOf(LogStoreUnavailable.class)
                .hasMessageContaining("does not answer");
        assertThatThrownBy(() -> ids(store)).isInstanceOf(LogStoreUnavailable.class);
        store.look();
        assertThat(store.trouble())
                .hasValueSatisfying(sentence ->
                        assertThat(sentence).contains("does not answer").doesNotContain("secret"));

        try (ElasticLogStore patient =
                ElasticLogStore.open(settings(node.url(), Duration.ofMinutes(2), Optional.empty()))) {
            CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> patient.append(during));
            node.start();
            waiting.join();
        }
        store.append(during);
        store.look();

        assertThat(store.trouble()).isEmpty();
        List<LogLine> all = new ArrayList<>(before);
        all.addAll(during);
        assertThat(ids(store)).isEqualTo(idsOf(all));
    }

    @Test
    void httpsIsSpokenWithAnAuthorityOfOnesOwnOnly(@TempDir Path folder) throws IOException, GeneralSecurityException {
        OwnCertificate certificate = OwnCertificate.in(folder);
        List<LogLine> lines = some(5);
        try (FaultyFront front = FaultyFront.withTls(node.url(), certificate.tls());
                ElasticLogStore trusting = ElasticLogStore.open(
                        settings(front.url(), Duration.ZERO, Optional.of(certificate.pem())), pauses::add);
                ElasticLogStore strict = at(front.url(), Duration.ZERO)) {
            trusting.append(lines);

            assertThat(ids(trusting)).isEqualTo(idsOf(lines));
            assertThatThrownBy(() -> strict.append(lines))
                    .isInstanceOf(LogStoreUnavailable.class)
                    .hasMessageContaining("does not answer");
        }
    }

    @Test
    void anIndexOfOthersIsNotWrittenTo() {
        node.call("PUT", "/" + prefix + "-v1-2026.11.21", "");

        assertThatThrownBy(() -> store.append(some(3)))
                .isInstanceOf(LogStoreUnavailable.class)
                .hasMessageContaining(prefix + "-v1-2026.11.21")
                .hasMessageContaining("was not made by Evenkeel's template");
        assertThat(node.call("GET", "/" + prefix + "-v1-2026.11.21/_count", "")).contains("\"count\":0");
    }

    @Test
    void anIndexThatAnotherServerMadeIsShared() {
        List<LogLine> lines = some(10);
        store.append(lines.subList(0, 5));
        try (ElasticLogStore second = at(node.url(), Duration.ZERO)) {
            second.append(lines.subList(5, 10));
        }

        assertThat(ids(store)).isEqualTo(idsOf(lines));
    }

    @Test
    void aDeletedIndexIsMadeAgainWithItsColumns() {
        List<LogLine> lines = some(10);
        store.append(lines.subList(0, 5));
        node.call("DELETE", "/" + prefix + "-v1-2026.11.21", "");
        store.forgetBefore(MIDNIGHT.plus(Duration.ofDays(1)));
        store.append(lines.subList(5, 10));

        assertThat(ids(store)).isEqualTo(idsOf(lines.subList(5, 10)));
    }

    @Test
    void tenThousandNewFieldsDoNotGrowTheMapping() {
        store.append(some(1));
        String mapping = node.call("GET", "/" + prefix + "-v1-2026.11.21/_mapping", "");
        store.append(IntStream.range(0, 10_000)
                .mapToObj(i -> new LogLine(
                        1000 + i, MIDNIGHT, "h", "s", Severity.INFO, "m", Map.of("field." + i + ".", "v"), 0, false))
                .toList());

        assertThat(node.call("GET", "/" + prefix + "-v1-2026.11.21/_mapping", ""))
                .isEqualTo(mapping)
                .contains("\"line\"");
    }

    @Test
    void onlyOwnDaysAreForgotten() {
        List<String> others = List.of(
                prefix + "-v1-notes", prefix + "-v1-2020.13.45", prefix + "-v1-2020.01.01-old", prefix + "-2020.01.01");
        others.forEach(name -> node.call("PUT", "/" + name, ""));
        store.append(some(3));

        store.forgetBefore(MIDNIGHT.plus(Duration.ofDays(2)));

        assertThat(store.usage()).isEqualTo(new LogStore.Usage(0, 0, java.time.Instant.EPOCH));
        assertThat(node.call("GET", "/" + prefix + "*/_alias", ""))
                .contains(others)
                .doesNotContain("2026.11.21");
    }

    @Test
    void aRedIndexIsToldOfAndItsLinesAreNotTakenForMissing() {
        store.append(some(3));
        store.refresh();
        String red = prefix + "-v1-2026.11.20";
        node.call(
                "PUT",
                "/" + red + "?wait_for_active_shards=0",
                "{\"settings\":{\"index.routing.allocation.require._name\":\"nobody\"}}");

        store.look();
        assertThat(store.trouble())
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("is red"));
        assertThatThrownBy(() -> store.find(new Search(
                        new LogQuery.All(), EVER, Order.NEWEST_FIRST, Search.NOWHERE, 10, Duration.ofSeconds(5))))
                .isInstanceOf(LogStoreUnavailable.class);
        assertThatThrownBy(() -> store.count(new LogQuery.All(), EVER, Duration.ofHours(1), Duration.ofSeconds(5)))
                .isInstanceOf(LogStoreUnavailable.class)
                .hasMessageContaining("cannot be read");
        assertThatThrownBy(() -> store.append(new RandomLines(3, MIDNIGHT.minusSeconds(9)).lines(3, 1000)))
                .isInstanceOf(LogStoreUnavailable.class)
                .hasMessageContaining("cannot take log lines now");
        assertThat(store.find(new Search(
                                new LogQuery.All(),
                                new Span(MIDNIGHT, MIDNIGHT.plusSeconds(60)),
                                Order.NEWEST_FIRST,
                                Search.NOWHERE,
                                10,
                                Duration.ofSeconds(5)))
                        .lines())
                .hasSize(3);

        node.call("PUT", "/" + red + "/_settings", "{\"index.routing.allocation.require._name\":null}");
        node.call("GET", "/_cluster/health/" + red + "?wait_for_status=green&timeout=30s", "");
        store.look();

        assertThat(store.trouble()).isEmpty();
        assertThat(ids(store)).hasSize(3);
    }
}
