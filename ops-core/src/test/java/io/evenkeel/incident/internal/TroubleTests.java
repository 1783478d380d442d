package io.evenkeel.incident.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.incident.PriorityMatrix.Level;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TroubleTests {

    @ParameterizedTest
    @CsvSource({
        "critical, CRITICAL, HIGH, HIGH",
        "page, CRITICAL, HIGH, HIGH",
        "high, HIGH, HIGH, MEDIUM",
        "error, HIGH, HIGH, MEDIUM",
        "medium, MEDIUM, MEDIUM, MEDIUM",
        "Warning, MEDIUM, MEDIUM, MEDIUM",
        "'', MEDIUM, MEDIUM, MEDIUM",
        "nonsense, MEDIUM, MEDIUM, MEDIUM",
        "low, LOW, LOW, MEDIUM",
        "info, LOW, LOW, MEDIUM",
        "none, LOW, LOW, MEDIUM",
    })
    void severityGivesUrgencyAndTheUsualImpact(String label, Severity severity, Level urgency, Level impact) {
        Trouble trouble = Trouble.of(Alerts.firing("DiskFull", Map.of("severity", label)));
        assertThat(trouble.severity()).isEqualTo(severity);
        assertThat(trouble.severity().urgency()).isEqualTo(urgency);
        assertThat(trouble.impact()).isEqualTo(impact);
    }

    @Test
    void anAlertWithoutSeverityIsMedium() {
        assertThat(Trouble.of(Alerts.firing("DiskFull", Map.of())).severity()).isEqualTo(Severity.MEDIUM);
    }

    @ParameterizedTest
    @CsvSource({"high, HIGH", "Medium, MEDIUM", "low, LOW", "enormous, MEDIUM"})
    void theLabelImpactGoesBeforeTheUsualOne(String label, Level impact) {
        var alert = Alerts.firing("DiskFull", Map.of("severity", "high", "impact", label));
        assertThat(Trouble.of(alert).impact()).isEqualTo(impact);
    }

    @Test
    void theSameRuleOnTheSameHostIsOneTrouble() {
        assertThat(group(Map.of("host", "web-1", "device", "sda")))
                .isEqualTo(group(Map.of("host", "web-1", "device", "sdb")))
                .isNotEqualTo(group(Map.of("host", "web-2", "device", "sda")));
    }

    @Test
    void withoutAHostTheInstanceTellsTroublesApart() {
        assertThat(group(Map.of("instance", "10.0.0.1:9100")))
                .isNotEqualTo(group(Map.of("instance", "10.0.0.2:9100")))
                .isNotEqualTo(group(Map.of("host", "10.0.0.1:9100")));
    }

    @Test
    void theTitleIsTheSummaryOrTheRuleAndTheHost() {
        var alert = Alerts.firing("DiskFull", Map.of("host", "web-1"));
        assertThat(Trouble.of(Alerts.withSummary(alert, "Disk of web-1 is full\nsince noon"))
                        .title())
                .isEqualTo("Disk of web-1 is full");
        assertThat(Trouble.of(alert).title()).isEqualTo("DiskFull on web-1");
        assertThat(Trouble.of(Alerts.firing("DiskFull", Map.of())).title()).isEqualTo("DiskFull");
        assertThat(Trouble.of(Alerts.withSummary(alert, "x".repeat(300))).title())
                .hasSize(200)
                .endsWith("…");
    }

    private static String group(Map<String, String> labels) {
        return Trouble.of(Alerts.firing("DiskFull", labels)).groupKey();
    }
}
