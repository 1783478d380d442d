package io.evenkeel.diagnosis.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.diagnosis.Scene.Track;
import io.evenkeel.telemetry.MetricStore.Series;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MinutesTest {
    private static final Instant START = Instant.parse("2026-11-20T03:00:00Z");
    private static final double NOTHING = Double.NaN;

    private final Minutes minutes = new Minutes(START, 4);

    @Test
    void aLevelIsTheMeanOfItsMinute() {
        assertThat(track("node_load1", Map.of(), at(0, 1), at(30, 3), at(120, 8))
                        .minutes())
                .containsExactly(2, NOTHING, 8, NOTHING);
    }

    @Test
    void aCounterGrowsBySecondsAlsoWhereItBeganAnew() {
        assertThat(track("node_forks_total", Map.of(), at(0, 100), at(60, 160), at(120, 30))
                        .minutes())
                .containsExactly(NOTHING, 1, 0.5, NOTHING);
    }

    @Test
    void aCounterThatWasSilentForLongIsNotKnownToHaveGrown() {
        assertThat(track("node_forks_total", Map.of(), at(-600, 100), at(60, 160))
                        .minutes())
                .containsOnly(NOTHING);
    }

    @Test
    void whatIsNoNumberIsNoMeasurement() {
        assertThat(track("node_load1", Map.of(), at(0, Double.NaN), at(60, Double.POSITIVE_INFINITY))
                        .minutes())
                .containsOnly(NOTHING);
    }

    @Test
    void aProgramThatIsNotSeenWhileItsHostIsMeasuredTakesNothing() {
        Series host = series("node_load1", Map.of(), at(0, 1), at(60, 1), at(120, 1));
        Series program = series("namedprocess_namegroup_num_procs", Map.of("groupname", "backup"), at(120, 2));

        List<Track> tracks = minutes.tracks("web", List.of(host, program));

        assertThat(tracks.getLast().labels()).isEqualTo(Map.of("groupname", "backup"));
        assertThat(tracks.getLast().minutes()).containsExactly(0, 0, 2, NOTHING);
    }

    @Test
    void clocksAndOurOwnBookKeepingAreLeftOut() {
        List<Series> all = List.of(
                series("node_time_seconds", Map.of(), at(0, 1)),
                series("evenkeel_host_silent", Map.of(), at(0, 1)),
                series("http_seconds_bucket", Map.of("le", "1"), at(0, 1)));

        assertThat(minutes.tracks("web", all)).isEmpty();
    }

    private Track track(String metric, Map<String, String> labels, double[]... samples) {
        return minutes.tracks("web", List.of(series(metric, labels, samples))).getFirst();
    }

    private static Series series(String metric, Map<String, String> labels, double[]... samples) {
        var all = new java.util.TreeMap<>(labels);
        all.put("__name__", metric);
        all.put("host", "web-1");
        long[] times = new long[samples.length];
        double[] values = new double[samples.length];
        for (int i = 0; i < samples.length; i++) {
            times[i] = START.toEpochMilli() + (long) (samples[i][0] * 1000);
            values[i] = samples[i][1];
        }
        return new Series(all, times, values);
    }

    private static double[] at(double second, double value) {
        return new double[] {second, value};
    }
}
