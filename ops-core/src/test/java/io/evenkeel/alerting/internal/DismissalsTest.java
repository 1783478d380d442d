package io.evenkeel.alerting.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.alerting.Alerts.Reason;
import io.evenkeel.alerting.Dismissals.Dismissal;
import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** "This was nothing": the like pages nobody, until it is more, or taken back, or over. */
class DismissalsTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Actor MIA =
            new Actor(Actor.Kind.PERSON, "1", "mia", Set.of(Right.HANDLE_INCIDENTS, Right.SEE_OPERATIONS));
    private static final Actor VIEWER = new Actor(Actor.Kind.PERSON, "2", "Eve", Set.of(Right.SEE_OPERATIONS));
    private static final String LOAD = "load{host=\"a\"}";
    private static final String OTHER = "load{host=\"b\"}";
    private static final String BUSY = "- {alert: Busy, expr: load > 5, labels: {severity: high}}";
    private static final String UNUSUAL =
            "- {alert: Unusual, expr: 'evenkeel_anomaly(load[7d]) > 5', labels: {severity: high}}";

    @TempDir
    Path data;

    private AlertingRoom room;

    @BeforeEach
    void open() {
        room = new AlertingRoom(data);
        room.noShippedRules();
    }

    @AfterEach
    void close() {
        room.close();
    }

    private String fires(String rule, double value) {
        room.rules(rule);
        room.measures(LOAD, value);
        room.passes(MINUTE);
        assertThat(room.toldShortly()).hasSize(1);
        return room.alerts.active().getFirst().fingerprint();
    }

    @Test
    void anUnusualValueHasToBeMoreUnusualToPageAgain() {
        String fingerprint = fires(UNUSUAL, 10.41);
        Dismissal said = room.dismissals.say(MIA, fingerprint, "The weekly report", 14);
        assertThat(said.needed()).hasValue(8.3);
        assertThat(room.toldShortly()).as("at once").containsExactly("firing Unusual a", "muted Unusual a");

        room.passes(MINUTE);
        assertThat(room.alerts.active().getFirst().mutedBy())
                .containsExactly(said.id().toString());
        room.measures(LOAD, 10.6);
        room.passes(MINUTE);
        assertThat(room.toldShortly()).containsExactly("firing Unusual a", "muted Unusual a", "firing Unusual a");
        List<Reason> reasons = room.alerts.reasons(fingerprint);
        assertThat(reasons).extracting(Reason::kind).contains("dismissed", "unmute");
        assertThat(reasons)
                .anySatisfy(reason -> assertThat(reason.explanation())
                        .startsWith("needs more than 8.3 to page, because mia said on 2026-11-21T")
                        .contains("that this was nothing")
                        .endsWith("The weekly report"));
    }

    @Test
    void theNextStretchIsMutedFromItsBeginningAndTheNeighbourIsNot() {
        String fingerprint = fires(BUSY, 9);
        room.dismissals.say(MIA, fingerprint, "Backup", 14);
        room.measures(LOAD, 1);
        room.passes(MINUTE);
        room.told.clear();
        room.measures(LOAD, 90);
        room.measures(OTHER, 90);
        room.passes(MINUTE);
        assertThat(room.toldShortly()).as("a plain bound: whatever its value").containsExactly("firing Busy b");
        assertThat(room.active()).containsExactlyInAnyOrder("FIRING Busy a", "FIRING Busy b");
    }

    @Test
    void itEndsByItselfAndWhatStillFiresPages() {
        String fingerprint = fires(BUSY, 9);
        room.dismissals.say(MIA, fingerprint, "Backup", 2);
        room.told.clear();
        room.isDark(Duration.ofDays(2).minus(MINUTE));
        room.passes(Duration.ofSeconds(30));
        assertThat(room.told).isEmpty();
        room.passes(MINUTE);
        assertThat(room.toldShortly()).containsExactly("firing Busy a");
    }

    @Test
    void takenBackItPagesAtOnceAndIsKeptWithWhoDidIt() {
        String fingerprint = fires(BUSY, 9);
        Dismissal said = room.dismissals.say(MIA, fingerprint, " Backup ", 14);
        room.told.clear();
        room.dismissals.withdraw(MIA, said.id());
        assertThat(room.toldShortly()).containsExactly("firing Busy a");
        assertThat(room.dismissals.newest()).singleElement().satisfies(one -> {
            assertThat(one.withdrawnBy()).hasValue("mia");
            assertThat(one.why()).isEqualTo("Backup");
            assertThat(one.endsAt()).isEqualTo(one.withdrawnAt().orElseThrow());
        });
        assertThat(room.audited)
                .contains("alerting.dismissal.add " + said.id(), "alerting.dismissal.withdraw " + said.id());
        refused(Refusal.Kind.CONFLICT, () -> room.dismissals.withdraw(MIA, said.id()));
    }

    @Test
    void saidAgainTheOlderOneIsOver() {
        String fingerprint = fires(BUSY, 9);
        Dismissal first = room.dismissals.say(MIA, fingerprint, "Backup", 14);
        Dismissal second = room.dismissals.say(MIA, fingerprint, "Backup, monthly", 30);
        assertThat(room.dismissals.newest()).extracting(Dismissal::id).containsExactly(second.id(), first.id());
        room.passes(MINUTE);
        assertThat(room.alerts.active().getFirst().mutedBy())
                .containsExactly(second.id().toString());
        assertThat(room.toldShortly()).containsExactly("firing Busy a", "muted Busy a");
    }

    @Test
    void whoMayNotAndWhatIsNoAlertIsRefused() {
        String fingerprint = fires(BUSY, 9);
        refused(Refusal.Kind.FORBIDDEN, () -> room.dismissals.say(VIEWER, fingerprint, "x", 1));
        refused(Refusal.Kind.FORBIDDEN, () -> room.dismissals.withdraw(VIEWER, UUID.randomUUID()));
        refused(Refusal.Kind.NOT_FOUND, () -> room.dismissals.say(MIA, "0123456789abcdef", "x", 1));
        refused(Refusal.Kind.NOT_FOUND, () -> room.dismissals.withdraw(MIA, UUID.randomUUID()));
        refused(Refusal.Kind.INVALID, () -> room.dismissals.say(MIA, fingerprint, "  ", 1));
        refused(Refusal.Kind.INVALID, () -> room.dismissals.say(MIA, fingerprint, "x".repeat(2_001), 1));
        refused(Refusal.Kind.INVALID, () -> room.dismissals.say(MIA, fingerprint, "x", 0));
        refused(Refusal.Kind.INVALID, () -> room.dismissals.say(MIA, fingerprint, "x", 91));
        assertThat(room.dismissals.newest()).isEmpty();
    }

    private static void refused(Refusal.Kind kind, Runnable act) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }
}
