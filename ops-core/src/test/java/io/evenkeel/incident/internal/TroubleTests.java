package io.evenkeel.incident.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.alerting.Alert;
import io.evenkeel.incident.Incidents.Reason;
import io.evenkeel.incident.Priority;
import io.evenkeel.incident.PriorityMatrix;
import io.evenkeel.incident.PriorityMatrix.Level;
import io.evenkeel.inventory.Item;
import io.evenkeel.inventory.Kind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TroubleTests {
    private static final List<String> GROUP_LABELS = List.of("alertname", "instance");

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
        Trouble trouble = trouble(Alerts.firing("DiskFull", Map.of("severity", label)));
        assertThat(trouble.severity()).isEqualTo(severity);
        assertThat(trouble.severity().urgency()).isEqualTo(urgency);
        assertThat(trouble.severity().usualImpact()).isEqualTo(impact);
    }

    @Test
    void anAlertWithoutSeverityIsMedium() {
        assertThat(trouble(Alerts.firing("DiskFull", Map.of())).severity()).isEqualTo(Severity.MEDIUM);
    }

    @ParameterizedTest
    @CsvSource({"high, HIGH", "Medium, MEDIUM", "low, LOW", "enormous,"})
    void theLabelImpactIsRead(String label, @Nullable Level impact) {
        var alert = Alerts.firing("DiskFull", Map.of("severity", "high", "impact", label));
        assertThat(trouble(alert).impact()).isEqualTo(Optional.ofNullable(impact));
    }

    @Test
    void whateverIsOnOneHostIsOneTrouble() {
        assertThat(group("DiskFull", Map.of("host", "web-1", "device", "sda")))
                .isEqualTo(group("HighLoad", Map.of("host", "Web-1")))
                .isNotEqualTo(group("DiskFull", Map.of("host", "web-2", "device", "sda")));
    }

    @Test
    void aHostIsTheSameTroubleWhetherTheInventoryKnowsItOrNot() {
        var alert = Alerts.firing("Down", Map.of("job", "node", "instance", "10.0.0.7:9100"));
        Trouble known = Trouble.of(alert, Optional.of(item(Kind.HOST, "web-1")), GROUP_LABELS);
        assertThat(known.groupKey()).isEqualTo(group("DiskFull", Map.of("host", "web-1")));
        assertThat(known.host()).contains("web-1");
    }

    @Test
    void whatRunsOnAHostIsATroubleOfItsOwn() {
        var alert = Alerts.firing("Down", Map.of("host", "web-1"));
        Item database = item(Kind.DATABASE, "orders");
        assertThat(Trouble.of(alert, Optional.of(database), GROUP_LABELS).groupKey())
                .isEqualTo(Trouble.of(Alerts.firing("Slow", Map.of()), Optional.of(database), GROUP_LABELS)
                        .groupKey())
                .isNotEqualTo(group("Down", Map.of("host", "web-1")));
    }

    @Test
    void withoutAnItemTheGroupLabelsTellTroublesApart() {
        assertThat(group("Down", Map.of("instance", "10.0.0.1:9100", "device", "sda")))
                .isEqualTo(group("Down", Map.of("instance", "10.0.0.1:9100", "device", "sdb")))
                .isNotEqualTo(group("Down", Map.of("instance", "10.0.0.2:9100")))
                .isNotEqualTo(group("Slow", Map.of("instance", "10.0.0.1:9100")))
                .isNotEqualTo(group("Down", Map.of("host", "10.0.0.1:9100")));
    }

    @Test
    void theTitleIsTheSummaryOrTheRuleAndTheHost() {
        var alert = Alerts.firing("DiskFull", Map.of("host", "web-1"));
        assertThat(trouble(Alerts.withSummary(alert, "Disk of web-1 is full\nsince noon"))
                        .title())
                .isEqualTo("Disk of web-1 is full");
        assertThat(trouble(alert).title()).isEqualTo("DiskFull on web-1");
        assertThat(trouble(Alerts.firing("DiskFull", Map.of())).title()).isEqualTo("DiskFull");
        assertThat(trouble(Alerts.withSummary(alert, "x".repeat(300))).title())
                .hasSize(200)
                .endsWith("…");
    }

    private static Item item(Kind kind, String name) {
        return new Item(
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)),
                kind,
                name,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true,
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                false,
                1);
    }

    private static String group(String alertname, Map<String, String> labels) {
        return trouble(Alerts.firing(alertname, labels)).groupKey();
    }

    private static Trouble trouble(Alert alert) {
        return Trouble.of(alert, Optional.empty(), GROUP_LABELS);
    }

    @Test
    void whatAnotherProgramSentHasNoValueOfOurs() {
        Alert ours = Alerts.firing("DiskFull", Map.of("host", "web-1"));
        Alert sent = new Alert(
                ours.fingerprint(),
                ours.state(),
                ours.labels(),
                Map.of(),
                "",
                0,
                Optional.empty(),
                ours.activeSince(),
                ours.firingSince(),
                Optional.empty(),
                1,
                Alert.EXTERNAL,
                List.of(),
                Optional.of("http://prometheus/graph"));
        var grade = new Grade(
                Severity.MEDIUM, Level.MEDIUM, Grade.ImpactFrom.SEVERITY, new PriorityMatrix.Answer(Priority.P3, 5));

        Reason first = Reasons.atOpening(
                        new Arrival(sent, trouble(sent), Affected.UNKNOWN, grade, ours.activeSince()), grade)
                .getFirst();

        assertThat(Trouble.facts(ours)).containsEntry("value", "7.5");
        assertThat(Trouble.facts(sent)).doesNotContainKey("value");
        assertThat(first.kind()).isEqualTo("sender");
        assertThat(first.facts())
                .doesNotContainKeys("value", "expression")
                .containsEntry("generatorUrl", "http://prometheus/graph");
    }
}
