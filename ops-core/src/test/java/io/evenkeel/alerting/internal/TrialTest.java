package io.evenkeel.alerting.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.alerting.TryRules.Attempt;
import io.evenkeel.alerting.TryRules.Trial;
import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Refusal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialTest {

    private static final Actor OPERATOR = Actor.system("test");
    private static final String IDLE_A = "node_cpu_seconds_total{host=\"a\",cpu=\"0\",mode=\"idle\"}";
    private static final String IDLE_B = "node_cpu_seconds_total{host=\"b\",cpu=\"0\",mode=\"idle\"}";

    @TempDir
    Path data;

    private AlertingRoom room;

    @BeforeEach
    void open() {
        room = new AlertingRoom(data);
        busy(IDLE_A, 0.2);
        busy(IDLE_B, 0.95);
    }

    /** A processor that is busy for that share of the time. */
    private void busy(String idle, double share) {
        room.measures(idle, 1 - share);
        room.measures(idle.replace("idle", "user"), share);
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void theLimitLiesBetweenTheLevelAndFull() {
        Trial trial = room.trials.begin(OPERATOR, new Attempt("cpu", "a", Optional.empty(), 0));

        assertThat(trial.levelPercent()).isCloseTo(20, org.assertj.core.data.Offset.offset(1e-6));
        assertThat(trial.limitPercent()).isCloseTo(56, org.assertj.core.data.Offset.offset(1e-6));
        assertThat(trial.endsAt()).isEqualTo(room.now().plus(Duration.ofMinutes(5)));
        assertThat(room.trials.running()).contains(trial);
        assertThat(room.audited).containsExactly("alerting.try.begin a");
    }

    @Test
    void onlyThatHostFiresAfterTwentySecondsAndResolvesWhenTheLoadIsGone() {
        room.trials.begin(OPERATOR, new Attempt("cpu", "a", Optional.empty(), 0));
        room.passes(Duration.ofSeconds(10));
        assertThat(room.active()).filteredOn(a -> a.contains("Try")).isEmpty();

        busy(IDLE_A, 0.98);
        room.passes(Duration.ofSeconds(20));
        assertThat(room.active()).contains("PENDING TryCpuBusy a");
        room.restart();
        room.passes(Duration.ofSeconds(10));
        assertThat(room.toldShortly()).containsExactly("firing TryCpuBusy a");
        assertThat(room.alerts.active().getFirst().labels())
                .containsEntry("trial", "cpu")
                .containsEntry("severity", "high");

        busy(IDLE_A, 0.2);
        room.passes(Duration.ofSeconds(5));
        assertThat(room.toldShortly()).containsExactly("firing TryCpuBusy a", "resolved TryCpuBusy a");
    }

    @Test
    void itEndsByItselfAndItsAlertWithIt() {
        room.trials.begin(OPERATOR, new Attempt("cpu", "a", Optional.empty(), 0));
        busy(IDLE_A, 0.98);
        room.passes(Duration.ofMinutes(6));

        assertThat(room.trials.running()).isEmpty();
        assertThat(room.toldShortly()).containsExactly("firing TryCpuBusy a", "resolved TryCpuBusy a");
        busy(IDLE_A, 0.2);
        assertThat(room.trials
                        .begin(OPERATOR, new Attempt("cpu", "a", Optional.empty(), 0))
                        .host())
                .isEqualTo("a");
    }

    @Test
    void whenItIsEndedItsAlertResolves() {
        room.trials.begin(OPERATOR, new Attempt("cpu", "a", Optional.empty(), 0));
        busy(IDLE_A, 0.98);
        room.passes(Duration.ofMinutes(1));
        room.trials.end(OPERATOR);
        room.trials.end(OPERATOR);
        room.passes(Duration.ofSeconds(5));

        assertThat(room.toldShortly()).containsExactly("firing TryCpuBusy a", "resolved TryCpuBusy a");
        assertThat(room.audited).containsExactly("alerting.try.begin a", "alerting.try.end a");
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        refused("trial-unknown", () -> room.trials.begin(OPERATOR, new Attempt("rain", "a", Optional.empty(), 0)));
        refused(
                "host-not-measured",
                () -> room.trials.begin(OPERATOR, new Attempt("cpu", "nowhere", Optional.empty(), 0)));
        refused("host-too-busy", () -> room.trials.begin(OPERATOR, new Attempt("cpu", "b", Optional.empty(), 0)));
        room.trials.begin(OPERATOR, new Attempt("cpu", "a", Optional.empty(), 0));
        refused("trial-running", () -> room.trials.begin(OPERATOR, new Attempt("cpu", "a", Optional.empty(), 0)));
        var nobody = new Actor(Actor.Kind.PERSON, "1", "Somebody", Set.of());
        refused("right-missing", () -> room.trials.begin(nobody, new Attempt("cpu", "a", Optional.empty(), 0)));
        refused("right-missing", () -> room.trials.end(nobody));
    }

    private static void refused(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable verb) {
        assertThatThrownBy(verb)
                .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.code()).isEqualTo(code));
    }
}
