package io.evenkeel.alerting.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleFileReaderTest {

    @Test
    void readsARuleAsPrometheusWritesIt() {
        RuleFile file = RuleFileReader.read("disk.yml", """
                groups:
                  - name: disks
                    interval: 1m
                    limit: 10
                    rules:
                      - alert: DiskFull
                        expr: disk_free_percent < 5
                        for: 10m
                        keep_firing_for: 2m
                        labels: {severity: high}
                        annotations:
                          summary: "{{ $labels.host }} is at {{ $value }}"
                """);

        assertThat(file.errors()).isEmpty();
        RuleGroup group = file.groups().getFirst();
        Rule rule = group.rules().getFirst();
        assertThat(group.interval()).isEqualTo(Duration.ofMinutes(1));
        assertThat(rule.alert()).isEqualTo("DiskFull");
        assertThat(rule.holdFor()).isEqualTo(Duration.ofMinutes(10));
        assertThat(rule.keepFiringFor()).isEqualTo(Duration.ofMinutes(2));
        assertThat(rule.most()).isEqualTo(10);
        assertThat(rule.key()).isEqualTo("disk.yml/disks/DiskFull");
    }

    @Test
    void namesEveryErrorWithItsPlaceAndTakesNothing() {
        RuleFile file = RuleFileReader.read("bad.yml", """
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
                        annotations:
                          summary: '{{ $labels.host }} {{ query "up" }}'
                      - alert: D
                        expr: |
                          sum(x)
                            + foo(y)
                      - alert: E
                        expr: "sum by x"
                      - alert: F
                        expr: >-
                          sum(x) +
                          * y
                """);

        assertThat(file.groups()).isEmpty();
        assertThat(file.errors().stream().map(e -> e.line() + ":" + e.column()))
                .containsExactly("5:24", "8:14", "11:14", "13:43", "17:15", "19:23", "21:15");
        assertThat(file.errors().getFirst().toString())
                .isEqualTo("bad.yml:5:24: unexpected the end; expected \"]\" after the duration");
        assertThat(file.errors().getLast().message()).contains("line 1, column 10 of the text");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            groups: [{name: g, rules: [{record: r, expr: x}]}]           | recording rules are not understood
            groups: [{name: g, rules: [{alert: A}]}]                     | the rule has no expression
            groups: [{name: g, rules: [{alert: A, expr: 'x[5m]'}]}]      | it is a range
            groups: [{name: g, rules: [{expr: x}]}]                      | the rule has no name
            groups: [{name: g, rules: {a: b}}]                           | expected a list of rules
            groups: [{rules: []}]                                        | the group has no name
            groups: [{name: g, interval: 1s}]                            | at least 5s
            groups: [{name: g, limit: few}]                              | not a whole number
            groups: [{name: g, interval: 30m1h}]                         | is not a duration
            groups: [{name: g}, {name: g}]                               | two groups of the name
            groups: [{name: g, name: h}]                                 | twice
            groups: [{name: g, rules: [{alert: A, expr: x, labels: {a-b: c}}]}]      | not a name of a label
            groups: [{name: g, rules: [{alert: A, expr: x, labels: {__name__: c}}]}] | can't set the label __name__
            groups: [{name: g, rules: [{alert: A, expr: [x]}]}]          | expected a text
            grups: []                                                    | no field "grups"
            just a text                                                  | expected the file as fields
            groups: [                                                    | expected the node content
            a: &a [*a]                                                   | no field "a"
            """)
    void refusesWhatItDoesNotUnderstand(String text, String reason) {
        RuleFile file = RuleFileReader.read("f.yml", text);

        assertThat(file.errors()).isNotEmpty();
        assertThat(file.errors().toString()).contains(reason);
        assertThat(file.groups()).isEmpty();
    }

    @Test
    void refusesAFileThatIsTooLarge() {
        assertThat(RuleFileReader.read("f.yml", "#".repeat(1 << 21)).errors().toString())
                .contains("more than 1,048,576 characters");
    }

    @Test
    void anEmptyFileHasNoRules() {
        assertThat(RuleFileReader.read("f.yml", "# later\n").isGood()).isTrue();
    }

    @Test
    void rulesOfOneNameHaveKeysOfTheirOwn() {
        RuleFile file =
                RuleFileReader.read("f.yml", "groups: [{name: g, rules: [{alert: A, expr: x}, {alert: A, expr: y}]}]");

        assertThat(file.groups().getFirst().rules().stream().map(Rule::key))
                .containsExactly("f.yml/g/A", "f.yml/g/A/2");
    }
}
