package io.evenkeel.recovery.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.recovery.Adapter;
import io.evenkeel.recovery.Drill.Check;
import io.evenkeel.recovery.Drill.CheckState;
import io.evenkeel.recovery.Drill.Measured;
import io.evenkeel.recovery.Drill.Promised;
import io.evenkeel.recovery.Drill.Result;
import io.evenkeel.recovery.Drill.Stage;
import io.evenkeel.recovery.Drill.State;
import io.evenkeel.recovery.Drill.Step;
import io.evenkeel.recovery.Drill.StepState;
import io.evenkeel.recovery.DrillCheck;
import io.evenkeel.recovery.DrillTerms;
import io.evenkeel.recovery.PolicyTerms;
import io.evenkeel.recovery.internal.DrillPhase.Act;
import io.evenkeel.recovery.internal.DrillVerdict.Found;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What follows from what, without any database. */
class DrillDecisionsTests {
    private static final Instant BEGAN = Instant.parse("2026-11-21T02:00:00Z");
    private static final Promised PROMISE = new Promised(60, 10);
    private static final Measured FAST = new Measured(Optional.of(100L), Optional.of(100L), List.of());

    @ParameterizedTest
    @CsvSource({
        "APPROVING, GRANT, WAITING",
        "APPROVING, REFUSE, CLOSED",
        "APPROVING, STOP, CLOSED",
        "APPROVING, BEGIN,",
        "WAITING, BEGIN, RUNNING",
        "WAITING, END, REVIEW",
        "WAITING, STOP, CLOSED",
        "WAITING, GRANT,",
        "RUNNING, STOP, RUNNING",
        "RUNNING, END, REVIEW",
        "RUNNING, REFUSE,",
        "RUNNING, REVIEW,",
        "REVIEW, REVIEW, CLOSED",
        "REVIEW, STOP,",
        "CLOSED, REVIEW,",
    })
    void whatMayFollow(State state, Act act, State next) {
        assertThat(DrillPhase.after(state, act)).isEqualTo(Optional.ofNullable(next));
    }

    /** Prepare 5, restore 60, replay 20, start 2.5 and prove 10 seconds; clean-up does not count. */
    private static List<Stage> steps(Step without) {
        double[] took = {0, 0, 5, 60, 20, 2.5, 10, 300, 0};
        return Arrays.stream(Step.values())
                .map(step -> new Stage(
                        step,
                        step == without ? StepState.NOW : StepState.DONE,
                        Optional.of(BEGAN),
                        Optional.of(took[Arrays.asList(Step.values()).indexOf(step)]),
                        Optional.empty(),
                        Optional.empty()))
                .toList();
    }

    @Test
    void theRtoIsWhatPeopleWaitFor() {
        Measured measured =
                DrillFigures.of(steps(Step.REVIEW), Optional.of(BEGAN), Optional.of(BEGAN.minusSeconds(90)));

        assertThat(measured.rtoSeconds()).contains(98L);
        assertThat(measured.rpoSeconds()).contains(90L);
        assertThat(measured.incomplete()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Step.class,
            names = {"PREPARE", "RESTORE", "REPLAY", "START", "PROVE"})
    void aStepThatDidNotEndMakesTheRtoUnknown(Step without) {
        Measured measured = DrillFigures.of(steps(without), Optional.of(BEGAN), Optional.of(BEGAN));

        assertThat(measured.rtoSeconds()).isEmpty();
        assertThat(measured.incomplete()).singleElement().asString().contains(without.word());
    }

    @Test
    void filesHaveNoReplayAndNoStart() {
        List<Stage> files = new ArrayList<>(steps(Step.REVIEW));
        files.replaceAll(stage -> stage.step() == Step.REPLAY || stage.step() == Step.START
                ? new Stage(
                        stage.step(),
                        StepState.LEFT_OUT,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())
                : stage);

        assertThat(DrillFigures.of(files, Optional.of(BEGAN), Optional.of(BEGAN))
                        .rtoSeconds())
                .contains(75L);
    }

    @Test
    void aHostWhoseClockIsAheadGivesNoRpo() {
        assertThat(DrillFigures.of(List.of(), Optional.of(BEGAN), Optional.of(BEGAN.plusSeconds(30)))
                        .rpoSeconds())
                .as("within what clocks may differ")
                .contains(0L);
        Measured ahead = DrillFigures.of(List.of(), Optional.of(BEGAN), Optional.of(BEGAN.plus(Duration.ofHours(1))));
        assertThat(ahead.rpoSeconds()).isEmpty();
        assertThat(ahead.incomplete()).singleElement().asString().contains("after the drill began");
    }

    @Test
    void nothingToldIsNothingMeasured() {
        Measured measured = DrillFigures.of(steps(Step.PREPARE), Optional.empty(), Optional.empty());

        assertThat(measured.rpoSeconds()).isEmpty();
        assertThat(measured.rtoSeconds()).isEmpty();
        assertThat(measured.incomplete()).hasSize(2);
    }

    @Test
    void theMedianIsTheMiddle() {
        assertThat(DrillFigures.median(List.of())).isEqualTo(OptionalDouble.empty());
        assertThat(DrillFigures.median(List.of(9L, 1L, 5L))).hasValue(5);
        assertThat(DrillFigures.median(List.of(9L, 1L, 5L, 6L))).hasValue(5.5);
    }

    private static Check check(String name, CheckState state, String code) {
        return new Check(name, state, Optional.empty(), Optional.empty(), Optional.ofNullable(code));
    }

    private static List<String> codes(List<Found> found, List<Check> checks, Measured measured) {
        return DrillVerdict.of(found, checks, measured, PROMISE).findings().stream()
                .map(Found::code)
                .toList();
    }

    @Test
    void itPassesOnlyWhereAllWasShown() {
        DrillVerdict right = DrillVerdict.of(List.of(), List.of(check("a", CheckState.RIGHT, null)), FAST, PROMISE);

        assertThat(right.result()).isEqualTo(Result.PASSED);
        assertThat(codes(List.of(), List.of(check("a", CheckState.TO_COME, null)), FAST))
                .containsExactly("check-left-out");
        assertThat(codes(List.of(), List.of(check("a", CheckState.FAILED, "proof-answer-null")), FAST))
                .containsExactly("proof-answer-null");
        assertThat(codes(List.of(), List.of(check("a", CheckState.FAILED, null)), FAST))
                .containsExactly("check-failed");
    }

    @Test
    void whatTheHostFoundIsNotSaidTwice() {
        Found found = new Found("proof-rows-differ", "orders has 12 rows instead of 13");

        assertThat(codes(List.of(found), List.of(check("a", CheckState.FAILED, "proof-rows-differ")), FAST))
                .containsExactly("proof-rows-differ");
    }

    @Test
    void slowerThanPromisedIsAFinding() {
        Measured slow = new Measured(Optional.of(3_601L), Optional.of(601L), List.of());

        assertThat(codes(List.of(), List.of(), slow)).containsExactly("rto-missed", "rpo-missed");
        assertThat(codes(List.of(), List.of(), new Measured(Optional.of(3_600L), Optional.of(600L), List.of())))
                .isEmpty();
    }

    @Test
    void whatSomebodyStoppedIsNoFinding() {
        Found why = new Found("drill-stopped", "stopped");

        assertThat(DrillVerdict.broken(true, why)).isEqualTo(new DrillVerdict(Result.STOPPED, List.of()));
        assertThat(DrillVerdict.broken(false, why)).isEqualTo(new DrillVerdict(Result.FAILED, List.of(why)));
    }

    private static PolicyTerms terms(DrillTerms drill, ZoneId zone) {
        PolicyTerms by = RecoveryRoom.terms(
                "files", UUID.randomUUID(), Adapter.PGBACKREST, "web1", Duration.ofHours(25), RecoveryRoom.daily(zone));
        return new PolicyTerms(
                by.name(),
                by.item(),
                by.adapter(),
                by.host(),
                by.promise(),
                by.calendar(),
                by.drillDays(),
                by.responsible(),
                drill);
    }

    private static DrillTerms on(DayOfWeek day, String time) {
        return new DrillTerms(5, List.of(), Set.of(day), Optional.of(LocalTime.parse(time)));
    }

    @Test
    void theWallClockHoldsWhenClocksAreSet() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        PolicyTerms sunday = terms(on(DayOfWeek.SUNDAY, "02:30"), berlin);

        // On 28 March 2027 there is no half past two: made up for as much later.
        assertThat(DrillCalendar.next(sunday, Instant.parse("2027-03-21T02:00:00Z")))
                .contains(Instant.parse("2027-03-28T01:30:00Z"));
        assertThat(DrillCalendar.next(sunday, Instant.parse("2027-03-28T01:30:00Z")))
                .contains(Instant.parse("2027-04-04T00:30:00Z"));
        // On 31 October 2027 it comes twice, and counts once.
        assertThat(DrillCalendar.next(sunday, Instant.parse("2027-10-31T00:30:00Z")))
                .contains(Instant.parse("2027-11-07T01:30:00Z"));
    }

    @Test
    void byHandOnlyHasNoNextOne() {
        assertThat(DrillCalendar.next(terms(DrillTerms.BY_HAND, RecoveryRoom.SHANGHAI), BEGAN))
                .isEmpty();
    }

    @Test
    void itIsDueAtTheLastChanceBeforeTheLastOneIsTooOld() {
        Instant nextChance = BEGAN.plus(Duration.ofDays(7));

        assertThat(DrillCalendar.isDue(Optional.empty(), 90, nextChance)).isTrue();
        assertThat(DrillCalendar.isDue(Optional.of(nextChance.minus(Duration.ofDays(90))), 90, nextChance))
                .isTrue();
        assertThat(DrillCalendar.isDue(Optional.of(nextChance.minus(Duration.ofDays(89))), 90, nextChance))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "drill.mostGiB, a sandbox of nothing",
        "drill.time, days without a time",
        "drill.checks, files can't be asked",
        "drill.checks.name, two of one name",
        "drill.checks.table, a table that is a statement",
        "drill.checks.sql, no question",
    })
    void badTermsAreRefusedNamingTheField(String field, String what) {
        DrillCheck asked = new DrillCheck.Question("orders", "select 1", new DrillCheck.Expected.True());
        DrillTerms terms = switch (what) {
            case "a sandbox of nothing" -> new DrillTerms(0, List.of(), Set.of(), Optional.empty());
            case "days without a time" -> new DrillTerms(5, List.of(), Set.of(DayOfWeek.MONDAY), Optional.empty());
            case "files can't be asked" -> new DrillTerms(5, List.of(asked), Set.of(), Optional.empty());
            case "two of one name" -> new DrillTerms(5, List.of(asked, asked), Set.of(), Optional.empty());
            case "a table that is a statement" ->
                new DrillTerms(
                        5,
                        List.of(new DrillCheck.Moment("m", "orders; drop table orders", "id", "at")),
                        Set.of(),
                        Optional.empty());
            default ->
                new DrillTerms(
                        5,
                        List.of(new DrillCheck.Question("q", " ", new DrillCheck.Expected.True())),
                        Set.of(),
                        Optional.empty());
        };
        Adapter adapter = what.startsWith("files") ? Adapter.RESTIC : Adapter.PGBACKREST;

        assertThatThrownBy(() -> DrillTermsCheck.check(terms, adapter))
                .satisfies(refused -> assertThat(((io.evenkeel.audit.Refusal) refused).field())
                        .isEqualTo(field));
    }

    @Test
    void whatStandsInTheRowIsReadAgain() {
        List<DrillCheck> checks = List.of(
                new DrillCheck.Question("a", "select 1", new DrillCheck.Expected.True()),
                new DrillCheck.Question("b", "select 'x'", new DrillCheck.Expected.Exactly("x")),
                new DrillCheck.Question("c", "select 7", new DrillCheck.Expected.AtLeast(6.5)),
                new DrillCheck.Moment("d", "shop.orders", "id", "made_at"));

        assertThat(DrillJson.read(DrillJson.write(checks))).isEqualTo(checks);
    }
}
