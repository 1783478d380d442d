package io.evenkeel.logs.internal.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.protocol.TimeSeries;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TallyTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final List<String> WEB = List.of("error", "web1", "app");

    private final Tally tally = new Tally("lines_total", List.of("severity", "host", "source"), 4, NOON);

    private static Instant after(long seconds) {
        return NOON.plusSeconds(seconds);
    }

    private List<TimeSeries> stored(Instant now) {
        List<TimeSeries> all = new ArrayList<>();
        tally.store(now, all::addAll);
        return all;
    }

    private static TimeSeries.Sample sample(long seconds, double value) {
        return new TimeSeries.Sample(after(seconds).toEpochMilli(), value);
    }

    @Test
    void aNewCounterWasZeroAtTheTickBefore() {
        stored(after(10));
        tally.add(WEB, 3, after(15));

        assertThat(stored(after(20))).singleElement().satisfies(series -> {
            assertThat(series.labels())
                    .containsEntry("__name__", "lines_total")
                    .containsEntry("severity", "error")
                    .containsEntry("host", "web1")
                    .containsEntry("source", "app")
                    .hasSize(4);
            assertThat(series.samples()).containsExactly(sample(10, 0), sample(20, 3));
        });
    }

    @Test
    void beforeTheFirstTickItWasZeroAtTheStartSoThatWhatAnEarlierRunCountedIsNoRise() {
        tally.add(WEB, 3, after(1));

        assertThat(stored(after(10)).getFirst().samples()).containsExactly(sample(0, 0), sample(10, 3));
    }

    @Test
    void whatItCountsStaysCounted() {
        tally.add(WEB, 3, after(1));
        stored(after(10));
        tally.add(WEB, 2, after(11));

        assertThat(stored(after(20)).getFirst().samples()).containsExactly(sample(20, 5));
        assertThat(stored(after(30)).getFirst().samples()).containsExactly(sample(30, 5));
    }

    @Test
    void aStoreThatFailsLosesThatTickOnly() {
        tally.add(WEB, 3, after(1));
        assertThatThrownBy(() -> tally.store(after(10), series -> {
                    throw new IllegalStateException("away");
                }))
                .hasMessage("away");
        tally.add(WEB, 1, after(11));

        assertThat(stored(after(20)).getFirst().samples()).containsExactly(sample(10, 0), sample(20, 4));
    }

    @Test
    void whatIsNotCountedForAnHourIsGivenUpAndBeginsAgain() {
        tally.add(WEB, 3, NOON);
        stored(after(10));

        assertThat(stored(after(3600))).hasSize(1);
        assertThat(stored(after(3601))).isEmpty();
        tally.add(WEB, 1, after(3605));
        assertThat(stored(after(3610)).getFirst().samples()).containsExactly(sample(3601, 0), sample(3610, 1));
    }

    @Test
    void aClockThatWasSetBackWritesNoZeroBehindTheCount() {
        stored(after(10));
        tally.add(WEB, 3, after(5));

        assertThat(stored(after(8)).getFirst().samples()).containsExactly(sample(8, 3));
    }

    @Test
    void beyondTheMostSourcesAreNotToldApartThenHostsNeitherAndEveryLineIsCounted() {
        IntStream.range(0, 4).forEach(i -> tally.add(List.of("info", "web1", "app" + i), 1, NOON));
        tally.add(List.of("info", "web1", "app9"), 1, NOON);
        tally.add(List.of("info", "web2", "app9"), 1, NOON);
        IntStream.range(0, 50).forEach(i -> tally.add(List.of("info", "web" + (i + 10), "app"), 1, NOON));

        List<TimeSeries> all = stored(after(10));

        assertThat(all).hasSize(7);
        assertThat(all.stream()
                        .mapToDouble(series -> series.samples().getLast().value())
                        .sum())
                .isEqualTo(56);
        assertThat(all)
                .anySatisfy(series -> assertThat(series.labels())
                        .containsEntry("host", "web1")
                        .containsEntry("source", "other"))
                .anySatisfy(series -> assertThat(series.labels())
                        .containsEntry("host", "other")
                        .containsEntry("source", "other"));
    }

    @Test
    void roomComesBackWithTime() {
        IntStream.range(0, 4).forEach(i -> tally.add(List.of("info", "web1", "app" + i), 1, NOON));
        stored(NOON.plus(Duration.ofHours(2)));

        tally.add(WEB, 1, NOON.plus(Duration.ofHours(2)));

        assertThat(stored(NOON.plus(Duration.ofHours(2)).plusSeconds(10)))
                .singleElement()
                .satisfies(series -> assertThat(series.labels()).containsEntry("source", "app"));
    }
}
