package io.evenkeel.alerting.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.alerting.Alert;
import io.evenkeel.alerting.AlertFiring;
import io.evenkeel.alerting.AlertResolved;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What rules make of measurements, through restarts, gaps and mistakes. */
class NightWithRulesTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final String BUSY = """
            - alert: Busy
              expr: load > 5
              for: 5m
              labels: {severity: high}
              annotations: {summary: '{{ $labels.host }} at {{ $value }}'}
            """;

    @TempDir
    Path data;

    private AlertingRoom room;

    @BeforeEach
    void open() {
        room = new AlertingRoom(data);
        room.noShippedRules();
        room.rules(BUSY);
        room.measures("load{host=\"a\"}", 9);
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void anAlertFiresAfterItsTimeAndResolvesOnce() {
        room.passes(MINUTE.multipliedBy(4));
        assertThat(room.active()).containsExactly("PENDING Busy a");
        assertThat(room.told).isEmpty();

        room.passes(MINUTE.multipliedBy(2));
        assertThat(room.active()).containsExactly("FIRING Busy a");

        room.measures("load{host=\"a\"}", 1);
        room.passes(MINUTE);
        assertThat(room.active()).isEmpty();
        assertThat(room.toldShortly()).containsExactly("firing Busy a", "resolved Busy a");
    }

    @Test
    void anAlertSaysWhatItKnows() {
        room.passes(MINUTE.multipliedBy(6));

        Alert alert = room.alerts.active().getFirst();
        assertThat(alert.labels()).containsEntry("severity", "high").containsEntry("alertname", "Busy");
        assertThat(alert.labels()).doesNotContainKey("__name__");
        assertThat(alert.annotations()).containsEntry("summary", "a at 9");
        assertThat(alert.expression()).isEqualTo("load > 5");
        assertThat(alert.threshold()).contains(5.0);
        assertThat(alert.value()).isEqualTo(9);
        assertThat(Duration.between(alert.activeSince(), alert.firingSince().orElseThrow()))
                .isBetween(MINUTE.multipliedBy(5), MINUTE.multipliedBy(5).plusSeconds(15));
        assertThat(room.alerts.find(alert.fingerprint())).contains(alert);
    }

    @Test
    void theValueFollowsWhileTheAlertGoesOn() {
        room.passes(MINUTE.multipliedBy(6));
        room.measures("load{host=\"a\"}", 12);
        room.passes(MINUTE);

        assertThat(room.alerts.active().getFirst().annotations()).containsEntry("summary", "a at 12");
        assertThat(room.told).hasSize(1);
    }

    @Test
    void aPendingAlertThatStopsLeavesNothing() {
        room.passes(MINUTE.multipliedBy(4));
        room.measures("load{host=\"a\"}", 1);
        room.passes(MINUTE);
        room.measures("load{host=\"a\"}", 9);
        room.passes(MINUTE.multipliedBy(4));

        assertThat(room.told).isEmpty();
        assertThat(room.active()).containsExactly("PENDING Busy a");
    }

    @Test
    void withoutAForItFiresAtOnce() {
        room.rules("- {alert: Now, expr: load > 5}");
        room.wake();

        assertThat(room.toldShortly()).containsExactly("firing Now a");
    }

    @Test
    void keepsFiringForAsLongAsTheRuleSays() {
        room.rules("- {alert: Now, expr: load > 5, keep_firing_for: 3m}");
        room.wake();
        room.measures("load{host=\"a\"}", 1);
        room.passes(MINUTE.multipliedBy(2));
        assertThat(room.active()).containsExactly("FIRING Now a");
        room.restart();
        room.passes(MINUTE.multipliedBy(2));

        assertThat(room.toldShortly()).containsExactly("firing Now a", "resolved Now a");
    }

    @Test
    void twoHostsAreTwoAlerts() {
        room.measures("load{host=\"b\"}", 9);
        room.passes(MINUTE.multipliedBy(6));
        room.measures("load{host=\"b\"}", 1);
        room.passes(MINUTE);

        assertThat(room.active()).containsExactly("FIRING Busy a");
    }

    @Test
    void aRestartLosesNoTimeAndFiresNothingTwice() {
        room.passes(MINUTE.multipliedBy(3));
        room.restart();
        room.passes(MINUTE.multipliedBy(3));
        room.restart();
        room.passes(MINUTE);

        assertThat(room.toldShortly()).containsExactly("firing Busy a");
        Alert alert = room.alerts.active().getFirst();
        assertThat(alert.activeSince()).isBefore(AlertingRoom.NIGHT.plusSeconds(30));
    }

    @Test
    void afterAGapWhatIsMissingSaysNothingForAWhile() {
        room.passes(MINUTE.multipliedBy(6));
        room.isDark(Duration.ofSeconds(50));
        room.restart();
        room.measuresNoMore("load{host=\"a\"}");
        room.passes(Duration.ofSeconds(90));
        assertThat(room.active()).containsExactly("FIRING Busy a");

        room.passes(MINUTE);
        assertThat(room.toldShortly()).containsExactly("firing Busy a", "resolved Busy a");
    }

    @Test
    void whatComesBackAfterAGapNeverResolved() {
        room.passes(MINUTE.multipliedBy(6));
        room.isDark(MINUTE.multipliedBy(30));
        room.restart();
        room.measuresNoMore("load{host=\"a\"}");
        room.passes(MINUTE);
        room.measures("load{host=\"a\"}", 9);
        room.passes(MINUTE.multipliedBy(5));

        assertThat(room.toldShortly()).containsExactly("firing Busy a");
    }

    @Test
    void aLongDarkTimeDoesNotCountTowardsFor() {
        room.passes(MINUTE.multipliedBy(4));
        room.isDark(MINUTE.multipliedBy(30));
        room.restart();
        room.wake();
        assertThat(room.active()).containsExactly("PENDING Busy a");

        room.passes(MINUTE.multipliedBy(2));
        assertThat(room.active()).containsExactly("FIRING Busy a");
    }

    @Test
    void whatCannotBeEvaluatedResolvesNothingAndIsShown() {
        room.passes(MINUTE.multipliedBy(6));
        room.databaseIsSlow(true);
        room.passes(MINUTE.multipliedBy(20));

        assertThat(room.active()).containsExactly("FIRING Busy a");
        assertThat(room.errorOf("Busy")).hasValueSatisfying(e -> assertThat(e).contains("the database is slow"));
        room.databaseIsSlow(false);
        room.passes(MINUTE);
        assertThat(room.errorOf("Busy")).isEmpty();
        assertThat(room.told).hasSize(1);
    }

    @Test
    void seriesThatNobodyCouldTellApartAreAnErrorAndResolveNothing() {
        room.passes(MINUTE.multipliedBy(6));
        room.rules(BUSY.replace("load > 5", "'{__name__=~\"load|temp\"} > 5'"));
        room.measures("temp{host=\"a\"}", 9);
        room.passes(MINUTE);

        assertThat(room.active()).containsExactly("FIRING Busy a");
        assertThat(room.errorOf("Busy")).hasValueSatisfying(e -> assertThat(e).contains("the same alert"));
    }

    @Test
    void moreAlertsThanTheGroupAllowsAreAnError() {
        room.file("night.yml", """
                groups:
                - {name: night, limit: 1, rules: [{alert: Many, expr: load > 5}]}
                """);
        room.measures("load{host=\"b\"}", 9);
        room.wake();

        assertThat(room.active()).isEmpty();
        assertThat(room.errorOf("Many")).hasValueSatisfying(e -> assertThat(e).contains("at most 1"));
    }

    @Test
    void equalLabelsOfTwoRulesStayTwoAlerts() {
        room.rules("- {alert: Hot, expr: load > 5}", "- {alert: Hot, expr: temp > 50}");
        room.measures("temp{host=\"a\"}", 90);
        room.passes(MINUTE);
        assertThat(room.active()).containsExactly("FIRING Hot a", "FIRING Hot a");
        assertThat(room.alerts.active()).extracting(Alert::fingerprint).doesNotHaveDuplicates();

        room.measures("load{host=\"a\"}", 1);
        room.passes(MINUTE);
        assertThat(room.active()).as("the other rule's goes on").containsExactly("FIRING Hot a");
    }

    @Test
    void theAlertsOfARuleThatIsGoneResolve() {
        room.passes(MINUTE.multipliedBy(6));
        room.removeFile("night.yml");
        room.passes(MINUTE);

        assertThat(room.toldShortly()).containsExactly("firing Busy a", "resolved Busy a");
    }

    @Test
    void aFileThatBreaksChangesNothingAcrossARestartToo() {
        room.passes(MINUTE.multipliedBy(6));
        room.rules(BUSY.replace("load > 5", "load >"));
        room.passes(MINUTE);
        room.restart();
        room.passes(MINUTE);

        assertThat(room.active()).containsExactly("FIRING Busy a");
        assertThat(room.overview.overview().refused())
                .singleElement()
                .asString()
                .contains("night.yml:5:")
                .contains("unexpected the end");
        room.measures("load{host=\"a\"}", 1);
        room.passes(MINUTE);
        assertThat(room.active()).as("the old rule still runs").isEmpty();
    }

    @Test
    void anEditedRuleGoesOnWithItsAlerts() {
        room.passes(MINUTE.multipliedBy(6));
        room.rules(BUSY.replace("load > 5", "load > 6"));
        room.passes(MINUTE);

        assertThat(room.toldShortly()).containsExactly("firing Busy a");
        assertThat(room.alerts.active().getFirst().threshold()).contains(6.0);
    }

    @Test
    void anAlertThatFiresAgainIsANewStretchWithAHigherVersion() {
        room.rules("- {alert: Now, expr: load > 5}");
        room.wake();
        room.measures("load{host=\"a\"}", 1);
        room.passes(MINUTE);
        room.measures("load{host=\"a\"}", 9);
        room.passes(MINUTE);

        var versions = room.told.stream()
                .map(NightWithRulesTest::alertOf)
                .map(Alert::version)
                .toList();
        assertThat(versions).hasSize(3).isSorted().doesNotHaveDuplicates();
        assertThat(alertOf(room.told.getLast()).activeSince())
                .isAfter(alertOf(room.told.getFirst()).activeSince());
    }

    @Test
    void whatEndedLongAgoIsForgotten() {
        room.rules("- {alert: Now, expr: load > 5}");
        room.wake();
        room.measures("load{host=\"a\"}", 1);
        room.passes(MINUTE);

        assertThat(room.rows.forgetResolvedBefore(AlertingRoom.NIGHT)).isZero();
        assertThat(room.rows.forgetResolvedBefore(room.now().plusSeconds(1))).isOne();
    }

    /** Whatever comes, restarts too: firing and resolved are told in turns, and what fired held for its time before. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void newsTakeTurnsWhateverComes(long seed) {
        var random = new SplittableRandom(seed);
        for (int minute = 0; minute < 60; minute++) {
            room.measures("load{host=\"a\"}", random.nextInt(20) < 17 ? 9 : 1);
            room.databaseIsSlow(random.nextInt(10) == 0);
            if (random.nextInt(15) == 0) {
                room.isDark(Duration.ofSeconds(random.nextInt(1_000)));
                room.restart();
            }
            room.passes(Duration.ofSeconds(60));
        }

        List<String> expected = new ArrayList<>();
        for (int i = 0; i < room.told.size(); i++) {
            expected.add(i % 2 == 0 ? "firing Busy a" : "resolved Busy a");
            if (room.told.get(i) instanceof AlertFiring(Alert alert)) {
                assertThat(Duration.between(
                                alert.activeSince(), alert.firingSince().orElseThrow()))
                        .as("seed %d", seed)
                        .isGreaterThanOrEqualTo(MINUTE.multipliedBy(5));
            }
        }
        assertThat(room.toldShortly()).as("seed %d", seed).isEqualTo(expected).isNotEmpty();
    }

    private static Alert alertOf(Object event) {
        return event instanceof AlertFiring(Alert alert) ? alert : ((AlertResolved) event).alert();
    }
}
