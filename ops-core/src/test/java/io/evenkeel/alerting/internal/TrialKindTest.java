package io.evenkeel.alerting.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.alerting.TryRules.Attempt;
import io.evenkeel.audit.Refusal;
import io.evenkeel.telemetry.MetricStore.Series;
import io.evenkeel.telemetry.PromQl;
import io.evenkeel.telemetry.PromQlAnswer;
import io.evenkeel.telemetry.PromQlLimits;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TrialKindTest {
    private static final Instant NOW = Instant.parse("2026-03-01T03:00:00Z");

    private static Attempt disk(String mountpoint) {
        return new Attempt("disk", "db-1", Optional.of(mountpoint), 1_000);
    }

    @Test
    void borrowsTheExpressionOfTheShippedRuleWithoutItsBound() {
        assertThat(TrialKind.MEMORY.measure("100 * node_memory_MemAvailable_bytes / node_memory_MemTotal_bytes < 5"))
                .isEqualTo("100 * node_memory_MemAvailable_bytes / node_memory_MemTotal_bytes");
    }

    @Test
    void liesAboveTheLevelForWhatRises() {
        assertThat(TrialKind.CPU.limit(20, 80)).isCloseTo(56, within(1e-9));
    }

    @Test
    void liesBelowTheLevelForWhatShrinks() {
        assertThat(TrialKind.MEMORY.limit(60, 10)).isCloseTo(55.5, within(1e-9));
    }

    @Test
    void looksOnlyAtTheFilesystemThatIsFilled() {
        String measure = "100 * node_filesystem_avail_bytes / node_filesystem_size_bytes";

        String rule = TrialKind.DISK.holds(TrialKind.DISK.narrowed(measure, disk("/data")), 50);

        assertThat(mountpointsThatFire(rule)).containsExactly("/data");
    }

    @Test
    void aQuoteInAMountpointStaysInsideItsString() {
        String expression = TrialKind.DISK.narrowed("node_filesystem_avail_bytes", disk("/a\"} or vector(1) #"));

        assertThat(mountpointsThatFire(expression + " < 50")).isEmpty();
    }

    @Test
    void namesWhatCanBeTriedWhenAskedForSomethingElse() {
        assertThatThrownBy(() -> TrialKind.of("network"))
                .isInstanceOf(Refusal.class)
                .hasMessage("There is no trial \"network\"; known are cpu, memory, disk.");
    }

    /** Both filesystems have 10 % left. */
    private static List<String> mountpointsThatFire(String rule) {
        var series = List.of(
                room("node_filesystem_avail_bytes", "/", 10),
                room("node_filesystem_avail_bytes", "/data", 10),
                room("node_filesystem_size_bytes", "/", 100),
                room("node_filesystem_size_bytes", "/data", 100));
        var answer = PromQl.parse(rule)
                .at(
                        (matchers, from, to) -> series.stream()
                                .filter(one -> matchers.stream()
                                        .allMatch(matcher -> matcher.value()
                                                .equals(one.labels().getOrDefault(matcher.label(), ""))))
                                .toList(),
                        NOW,
                        PromQlLimits.USUAL);
        assertThat(answer).isInstanceOf(PromQlAnswer.Vector.class);
        return ((PromQlAnswer.Vector) answer)
                .samples().stream()
                        .map(sample -> sample.labels().getOrDefault("mountpoint", ""))
                        .toList();
    }

    private static Series room(String name, String mountpoint, double bytes) {
        var labels = new TreeMap<>(Map.of("__name__", name, "host", "db-1", "mountpoint", mountpoint));
        return new Series(labels, new long[] {NOW.toEpochMilli()}, new double[] {bytes});
    }
}
