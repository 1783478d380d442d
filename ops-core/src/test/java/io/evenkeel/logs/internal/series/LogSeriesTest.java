package io.evenkeel.logs.internal.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyList;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.evenkeel.logs.LogCounters.LogCounter;
import io.evenkeel.logs.LogLine;
import io.evenkeel.logs.Severity;
import io.evenkeel.protocol.TimeSeries;
import io.evenkeel.telemetry.MetricStore;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.mockito.invocation.InvocationOnMock;

class LogSeriesTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final MetricStore store = mock(MetricStore.class);
    private final CounterRows rows = mock(CounterRows.class);
    private final LogSeries series = new LogSeries(store, new CountedQueries(rows), now::get);
    private final Map<Map<String, String>, Double> stored = new HashMap<>();

    LogSeriesTest() {
        when(store.write(any(), anyList())).thenAnswer(this::keep);
    }

    private MetricStore.Written keep(InvocationOnMock call) {
        List<TimeSeries> batch = call.getArgument(1);
        batch.forEach(one -> stored.put(one.labels(), one.samples().getLast().value()));
        return new MetricStore.Written(batch.size(), 0, 0);
    }

    private static LogLine line(String host, Severity severity, String message, boolean novel) {
        return new LogLine(1, NOON, host, "app", severity, message, Map.of(), 7, novel);
    }

    private void tick() {
        now.updateAndGet(before -> before.plusSeconds(10));
        series.store();
    }

    private static Map<String, String> labels(String... namesAndValues) {
        Map<String, String> labels = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            labels.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return labels;
    }

    @Test
    void linesAreCountedByHostSourceAndSeverityAndNewPatternsBesides() {
        series.count(List.of(
                line("web1", Severity.INFO, "a", false),
                line("web1", Severity.INFO, "b", false),
                line("web1", Severity.ERROR, "c", true)));
        tick();

        assertThat(stored)
                .isEqualTo(Map.of(
                        labels("__name__", "log_lines_total", "host", "web1", "source", "app", "severity", "info"),
                        2.0,
                        labels("__name__", "log_lines_total", "host", "web1", "source", "app", "severity", "error"),
                        1.0,
                        labels(
                                "__name__",
                                "log_new_patterns_total",
                                "host",
                                "web1",
                                "source",
                                "app",
                                "severity",
                                "error"),
                        1.0));
    }

    @Test
    void queriesAreCountedFromTheTickOnAtWhichTheyWereRead() {
        when(rows.all())
                .thenReturn(List.of(
                        new LogCounter("refused", "\"connection refused\"", "ann", NOON),
                        new LogCounter("seven", "template:7 host:web2", "ann", NOON)));
        LogLine refused = line("web1", Severity.INFO, "Connection refused by db", false);
        series.count(List.of(refused));
        tick();
        series.count(List.of(refused, line("web2", Severity.INFO, "fine", false)));
        tick();

        assertThat(stored)
                .containsEntry(
                        labels("__name__", "log_matching_lines_total", "counter", "refused", "host", "web1"), 1.0)
                .containsEntry(labels("__name__", "log_matching_lines_total", "counter", "seven", "host", "web2"), 1.0)
                .hasSize(4);
    }

    @Test
    void aQueryThatCannotBeReadAnyMoreStopsNoOther() {
        when(rows.all())
                .thenReturn(
                        List.of(new LogCounter("bad", "(", "ann", NOON), new LogCounter("good", "fine", "ann", NOON)));
        tick();
        series.count(List.of(line("web1", Severity.INFO, "fine", false)));
        tick();

        assertThat(stored)
                .containsKey(labels("__name__", "log_matching_lines_total", "counter", "good", "host", "web1"));
    }

    @Test
    void aStoreThatFailsLosesThatTickOnly() {
        series.count(List.of(line("web1", Severity.INFO, "a", false)));
        doThrow(new IllegalStateException("away"))
                .doAnswer(this::keep)
                .when(store)
                .write(any(), anyList());
        assertThatThrownBy(this::tick).hasMessage("away");
        series.count(List.of(line("web1", Severity.INFO, "a", false)));
        tick();

        assertThat(stored.values()).containsExactly(2.0);
    }

    @Test
    void whatWasNotTakenIsCountedByInletAndReason() {
        series.refused("bulk", "no-json-object", 3);
        series.refused("bulk", "no-json-object", 2);
        tick();

        assertThat(stored)
                .isEqualTo(Map.of(
                        labels("__name__", "log_refusals_total", "inlet", "bulk", "why", "no-json-object"), 5.0));
    }

    @Test
    void forgottenTemplatesAreCountedAlsoWhenWhatWasLearnedBeganAgain() {
        series.templatesForgotten(0);
        series.templatesForgotten(7);
        series.templatesForgotten(2);
        tick();

        assertThat(stored).isEqualTo(Map.of(labels("__name__", "log_templates_forgotten_total"), 9.0));
    }

    @Test
    void aHostWithControlCharactersIsALabelStill() {
        series.count(List.of(line("web\u00001", Severity.INFO, "a", false)));
        tick();

        assertThat(stored.keySet())
                .singleElement()
                .satisfies(labels -> assertThat(labels).containsEntry("host", "web 1"));
    }
}
