package io.evenkeel.alerting.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;

class RuleFileReaderTest {

    @Test
    void readsARuleAsPrometheusWritesIt() throws Exception {
        List<RuleGroup> groups = RuleFileReader.read("disk.yml", """
                groups:
                  - name: disks
                    interval: 1m
                    rules:
                      - alert: DiskFull
                        expr: disk_free_percent < 5
                        for: 10m
                        keep_firing_for: 2m
                        labels: {severity: high}
                        annotations:
                          summary: "{{ $labels.host }} is at {{ $value }}"
                """);
        RuleGroup group = groups.getFirst();
        Rule rule = group.rules().getFirst();
        assertThat(group.interval()).isEqualTo(Duration.ofMinutes(1));
        assertThat(rule.alert()).isEqualTo("DiskFull");
        assertThat(rule.holdFor()).isEqualTo(Duration.ofMinutes(10));
        assertThat(rule.keepFiringFor()).isEqualTo(Duration.ofMinutes(2));
        assertThat(rule.expression().threshold())
                .hasValueSatisfying(bound -> assertThat(bound.bound()).isEqualTo(5));
        assertThat(rule.key()).isEqualTo("disk.yml/disks/DiskFull");
    }

    @Test
    void namesEveryErrorWithItsPlaceAndTakesNothing() {
        var refused = catchThrowableOfType(RuleFileErrors.class, () -> RuleFileReader.read("bad.yml", """
                groups:
                  - name: one
                    rules:
                      - alert: A
                        expr: rate(x[5m
                      - alert: B
                        expr: x > 1
                        fro: 5m
                      - alert: C
                        expr: x > 1
                        for: soon
                """));
        assertThat(refused.places()).extracting(RuleFileErrors.Place::line).containsExactly(5, 8, 11);
        assertThat(refused.places().get(1).sentence()).contains("fro").contains("known are");
        assertThat(refused.getMessage()).contains("bad.yml:5:");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    groups: [{name: g, rules: [{record: r, expr: x}]}] | recording rules
                    groups: [{name: g, rules: [{alert: A}]}]           | expr is missing
                    groups: [{name: g, rules: [{expr: x}]}]            | alert is missing
                    groups: [{name: g, rules: {}}]                     | must be a list
                    groups: [{rules: []}]                              | name is missing
                    groups: [{name: g, interval: 1s, rules: []}]       | at least 5s
                    groups: [{name: g, rules: []}, {name: g, rules: []}] | stands twice
                    grups: []                                          | no "grups"
                    just a text                                        | must be a mapping
                    """)
    void refusesWhatItDoesNotUnderstand(String file, String reason) {
        var refused = catchThrowableOfType(RuleFileErrors.class, () -> RuleFileReader.read("f.yml", file));
        assertThat(refused).hasMessageContaining(reason);
    }

    @Test
    void refusesYamlThatIsNone() {
        var refused =
                catchThrowableOfType(RuleFileErrors.class, () -> RuleFileReader.read("f.yml", "groups: [\n  {name: g"));
        assertThat(refused.places().getFirst().line()).isPositive();
    }

    @Test
    void refusesAFileThatIsTooLarge() {
        String large = "# " + "x".repeat(1 << 20) + "\ngroups: []\n";
        var refused = catchThrowableOfType(RuleFileErrors.class, () -> RuleFileReader.read("f.yml", large));
        assertThat(refused).hasMessageContaining("1 MiB");
    }

    @Test
    void expandsNoAliases() {
        String bomb = "a: &a [x]\ngroups: [*a, *a]\n";
        var refused = catchThrowableOfType(RuleFileErrors.class, () -> RuleFileReader.read("f.yml", bomb));
        assertThat(refused).isNotNull();
    }

    @Test
    void readsTheShippedRules() throws Exception {
        String shipped = new ClassPathResource("rules/host.yml").getContentAsString(StandardCharsets.UTF_8);
        List<Rule> rules = RuleFileReader.read("host.yml", shipped).getFirst().rules();
        assertThat(rules).hasSizeGreaterThanOrEqualTo(6).allSatisfy(rule -> {
            assertThat(rule.labels()).containsKey("severity");
            assertThat(rule.annotations()).containsKeys("summary", "description");
            assertThat(rule.expression().threshold()).isPresent();
        });
    }

    @ParameterizedTest
    @CsvSource({"30s,PT30S", "5m,PT5M", "1h30m,PT1H30M", "2d,PT48H", "1w,PT168H", "500ms,PT0.5S", "0,PT0S"})
    void readsDurations(String text, Duration expected) {
        assertThat(RuleDuration.parse(text)).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({"5", "m", "-5m", "1.5h", "5 m", "30m1h"})
    void refusesWhatIsNoDuration(String text) {
        assertThat(RuleDuration.parse(text)).isEmpty();
    }
}
