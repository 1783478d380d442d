package io.evenkeel.change.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.change.Health.Verdict;
import io.evenkeel.inventory.ItemLabels.Way;
import io.evenkeel.telemetry.Matcher;
import io.evenkeel.telemetry.PromQl;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthTests {

    @ParameterizedTest
    @CsvSource({
        "99.9, 99.2, WORSE",
        "99.2, 99.9, BETTER",
        "99.95, 100, SAME",
    })
    void moreAvailabilityIsBetter(double before, double after, Verdict verdict) {
        assertThat(Comparison.AVAILABILITY
                        .figure(Optional.empty(), Optional.of(before), Optional.of(after))
                        .verdict())
                .isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"0, 1, WORSE", "2, 1, BETTER", "3, 3, SAME"})
    void fewerIncidentsAreBetter(double before, double after, Verdict verdict) {
        assertThat(Comparison.INCIDENTS
                        .figure(Optional.empty(), Optional.of(before), Optional.of(after))
                        .verdict())
                .isEqualTo(verdict);
    }

    @Test
    void whatWasNotMeasuredIsNoZero() {
        assertThat(Comparison.CPU
                        .figure(Optional.of("web-1"), Optional.empty(), Optional.of(0.0))
                        .verdict())
                .isEqualTo(Verdict.CANNOT_TELL);
    }

    @Test
    void everyQueryCanBeRead() {
        var host = new Way(Map.of("host", "web-1.example"), Set.of("web-1.example:9187"), true);
        var target = new Way(Map.of("job", "po\"st\\gres", "instance", "db-1:9187"), Set.of(), false);
        assertThat(HealthQueries.of(host, Duration.ofHours(24)).values())
                .hasSize(4)
                .allSatisfy(query -> assertThat(PromQl.parse(query).hasValues()).isTrue());
        assertThat(HealthQueries.of(target, Duration.ofHours(24)).values())
                .hasSize(3)
                .allSatisfy(query -> assertThat(PromQl.parse(query).hasValues()).isTrue());
    }

    @Test
    void onlyTheAlertsOfTheHostItselfAreMuted() {
        var matchers = LabelMatchers.of(
                new Way(Map.of("host", "web-1.example"), Set.of("web-1.example:9187", "web-1.example:80"), true));
        assertThat(muted(matchers, Map.of("host", "web-1.example"))).isTrue();
        assertThat(muted(matchers, Map.of("host", "Web-1.Example", "instance", "web-1.example:9100")))
                .isTrue();
        assertThat(muted(matchers, Map.of("host", "web-1.example", "instance", "web-1.example:9187")))
                .isFalse();
        assertThat(muted(matchers, Map.of("host", "web-10example"))).isFalse();
        assertThat(muted(matchers, Map.of("host", "web-1.example.org"))).isFalse();
        assertThat(muted(matchers, Map.of("instance", "web-1.example:9100"))).isFalse();
    }

    @Test
    void aServiceIsMutedByItsNameAlone() {
        var matchers =
                LabelMatchers.of(new Way(Map.of("service", "portal", "host", "", "instance", ""), Set.of(), false));
        assertThat(muted(matchers, Map.of("service", "portal"))).isTrue();
        assertThat(muted(matchers, Map.of("service", "portal", "host", "web-1")))
                .isFalse();
    }

    private static boolean muted(java.util.List<Matcher> matchers, Map<String, String> labels) {
        return matchers.stream().allMatch(matcher -> matcher.test().test(labels.getOrDefault(matcher.label(), "")));
    }
}
