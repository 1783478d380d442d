package io.evenkeel.change.internal;

import static io.evenkeel.change.internal.ChangeRoom.ANY;
import static io.evenkeel.change.internal.ChangeRoom.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.alerting.Silences;
import io.evenkeel.alerting.Silences.Silence;
import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Refusal;
import io.evenkeel.change.Change;
import io.evenkeel.change.Change.Kind;
import io.evenkeel.change.Change.Level;
import io.evenkeel.change.Change.Result;
import io.evenkeel.change.Change.State;
import io.evenkeel.change.Changes.Draft;
import io.evenkeel.change.Conflict;
import io.evenkeel.change.Health.Figure;
import io.evenkeel.change.Health.Verdict;
import io.evenkeel.change.Templates.Template;
import io.evenkeel.change.Window;
import io.evenkeel.diagnosis.RecentChanges;
import io.evenkeel.oncall.OnCall.Span;
import io.evenkeel.telemetry.Matcher;
import io.evenkeel.workflow.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChangeScenarioTests {
    private static final Duration TOMORROW = Duration.ofHours(24);

    private final ChangeRoom room = new ChangeRoom();

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void aChangeWhoseProcessIsCancelledIsWithdrawnUnlessItWasBegun() {
        Change waiting = room.scheduled(Duration.ofHours(2), room.web);
        room.cancel(waiting.key(), "the wrong model");
        assertThat(room.find(waiting.key()).state()).isEqualTo(State.WITHDRAWN);
        assertThat(room.find(waiting.key()).reason()).contains("the wrong model");

        Change begun = room.scheduled(Duration.ofHours(2), room.database);
        room.passes(Duration.ofHours(2));
        room.changes.start(as(room.ping), begun.key(), Optional.empty(), ANY);
        room.cancel(begun.key(), "it looked stuck");
        assertThat(room.find(begun.key()).state()).isEqualTo(State.RUNNING);
    }

    @Test
    void aNormalChangeIsApprovedCarriedOutMutedAndReviewed() {
        Change change = room.scheduled(TOMORROW, room.web);
        assertThat(change.state()).isEqualTo(State.SCHEDULED);
        assertThat(room.active()).isEmpty();
        room.passes(TOMORROW);

        Change started = room.changes.start(as(room.ping), change.key(), Optional.empty(), ANY);

        assertThat(started.muted()).isTrue();
        Silence silence = room.active().getFirst();
        assertThat(room.active()).hasSize(1);
        assertThat(silence.endsAt()).isEqualTo(change.window().to());
        assertThat(mutes(silence, Map.of("host", "web-1", "alertname", "HostSilent")))
                .isTrue();
        assertThat(mutes(silence, Map.of("host", "web-2", "alertname", "HostSilent")))
                .isFalse();
        assertThat(mutes(silence, Map.of("host", "db-1", "alertname", "HostSilent")))
                .isFalse();
        room.tickAll(change.key());
        room.passes(Duration.ofMinutes(30));
        assertThat(room.changes.done(as(room.ping), change.key(), ANY).muted()).isFalse();
        assertThat(room.active()).isEmpty();
        Change closed = room.changes.review(as(room.ping), change.key(), Result.SUCCESSFUL, "As planned", ANY);
        assertThat(closed.state()).isEqualTo(State.CLOSED);
        assertThat(room.processes.position(change.key()).orElseThrow().ended()).isTrue();
        assertThat(room.audit.verbs())
                .contains(
                        "change.plan",
                        "change.submit",
                        "change.grant",
                        "change.start",
                        "change.tick",
                        "change.done",
                        "change.review");
    }

    @Test
    void theSilenceEndsWithTheWindowAlsoWithoutAnyProcess() {
        Change change = room.scheduled(TOMORROW, room.web);
        room.passes(TOMORROW);
        room.changes.start(as(room.ping), change.key(), Optional.empty(), ANY);
        room.loseProcesses();
        room.passes(Duration.ofHours(2));
        assertThat(room.active()).isEmpty();
        assertThat(room.silences.all())
                .extracting(silence -> silence.state(room.clock.instant()))
                .containsExactly(Silences.State.EXPIRED);
        // The row is right without the process too.
        room.tickAll(change.key());
        assertThat(room.changes.done(as(room.ping), change.key(), ANY).state()).isEqualTo(State.DONE);
    }

    @Test
    void whatIsRefusedSaysWhyAndIsAskedAgainAfterAnEdit() {
        Change change = room.changes.plan(as(room.ping), room.draft(Kind.NORMAL, TOMORROW, room.web));
        room.changes.submit(as(room.ping), change.key(), Optional.empty(), ANY);
        room.runJobs();
        assertThatThrownBy(() -> room.vote(room.ping, change.key(), true)).isInstanceOf(Refusal.class);
        room.vote(room.mei, change.key(), false);
        Change refused = room.find(change.key());
        assertThat(refused.state()).isEqualTo(State.REFUSED);
        assertThat(refused.reason())
                .hasValueSatisfying(reason -> assertThat(reason).contains("not in this week"));

        room.changes.edit(
                as(room.ping), change.key(), room.draft(Kind.NORMAL, TOMORROW.multipliedBy(8), room.web), ANY);
        room.changes.submit(as(room.ping), change.key(), Optional.empty(), ANY);
        room.runJobs();
        room.vote(room.mei, change.key(), true);
        assertThat(room.find(change.key()).state()).isEqualTo(State.SCHEDULED);
    }

    @Test
    void whoeverWroteItLastDoesNotApproveIt() {
        Change change = room.changes.plan(as(room.ping), room.draft(Kind.NORMAL, TOMORROW, room.web));
        Change edited = room.changes.edit(
                as(room.mei), change.key(), room.draft(Kind.NORMAL, TOMORROW.plusHours(1), room.web), ANY);
        assertThat(edited.plannedByName()).isEqualTo(room.mei.displayName());
        room.changes.edit(
                Actor.system("a program"), change.key(), room.draft(Kind.NORMAL, TOMORROW.plusHours(2), room.web), ANY);
        room.changes.submit(as(room.ping), change.key(), Optional.empty(), ANY);
        room.runJobs();
        assertThatThrownBy(() -> room.vote(room.mei, change.key(), true))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("vote-not-yours"));
        room.changes.withdraw(as(room.ping), change.key(), "not now", ANY);
    }

    @Test
    void aGraveRiskTakesTwoYes() {
        room.service("payroll", room.database);
        Draft untested = untested(room.draft(Kind.NORMAL, Duration.ofHours(60), room.database));
        Change change = room.changes.plan(as(room.ping), untested);
        Change submitted = room.changes.submit(as(room.ping), change.key(), Optional.empty(), ANY);
        assertThat(submitted.risk().orElseThrow().level()).isEqualTo(Level.HIGH);
        room.runJobs();
        room.vote(room.mei, change.key(), true);
        assertThat(room.find(change.key()).state()).isEqualTo(State.APPROVING);
        room.vote(room.omar, change.key(), true);
        assertThat(room.find(change.key()).state()).isEqualTo(State.SCHEDULED);
    }

    @Test
    void whatNobodyBeginsIsMissed() {
        Change change = room.scheduled(TOMORROW, room.web);
        assertThatThrownBy(() -> room.changes.start(as(room.ping), change.key(), Optional.empty(), ANY))
                .hasMessageContaining("at the earliest");
        room.passes(TOMORROW.plusHours(2));
        assertThat(room.find(change.key()).state()).isEqualTo(State.MISSED);
        assertThat(room.active()).isEmpty();
    }

    @Test
    void anEmergencyIsDoneFirstApprovedAndReviewedAfterwards() {
        Change change = room.changes.plan(as(room.ping), room.draft(Kind.EMERGENCY, Duration.ZERO, room.web));
        assertThatThrownBy(() -> room.changes.submit(as(room.ping), change.key(), Optional.empty(), ANY))
                .hasMessageContaining("start it");
        room.changes.start(as(room.ping), change.key(), Optional.empty(), ANY);
        assertThat(room.active()).hasSize(1);
        room.tickAll(change.key());
        room.changes.done(as(room.ping), change.key(), ANY);
        assertThatThrownBy(() ->
                        room.changes.review(as(room.ping), change.key(), Result.SUCCESSFUL, "It burns no more", ANY))
                .hasMessageContaining("once that is decided");
        room.runJobs();
        assertThatThrownBy(() -> room.vote(room.ping, change.key(), true)).isInstanceOf(Refusal.class);
        room.vote(room.mei, change.key(), true);

        Task review = room.inbox(room.ping).getFirst();
        assertThat(review.step()).isEqualTo("review");
        room.tasks.complete(as(room.ping), review.id(), Map.of("result", "successful", "text", "It burns no more"));

        Change closed = room.find(change.key());
        assertThat(closed.state()).isEqualTo(State.CLOSED);
        assertThat(closed.review().orElseThrow().text()).isEqualTo("It burns no more");
        assertThat(room.processes.position(change.key()).orElseThrow().ended()).isTrue();
    }

    @Test
    void anEmergencyThatIsRefusedAfterwardsIsReviewedAllTheSame() {
        Change change = room.changes.plan(as(room.ping), room.draft(Kind.EMERGENCY, Duration.ZERO, room.web));
        room.changes.start(as(room.ping), change.key(), Optional.empty(), ANY);
        room.tickAll(change.key());
        room.changes.done(as(room.ping), change.key(), ANY);
        room.runJobs();
        room.vote(room.mei, change.key(), false);
        assertThat(room.find(change.key()).state()).isEqualTo(State.DONE);
        room.changes.review(as(room.ping), change.key(), Result.WITH_TROUBLE, "Nobody should do so again", ANY);
        assertThat(room.find(change.key()).state()).isEqualTo(State.CLOSED);
    }

    @Test
    void whatIsDoneInTheInboxIsDone() {
        Change change = room.scheduled(TOMORROW, room.web);
        room.passes(TOMORROW);
        room.changes.start(as(room.ping), change.key(), Optional.empty(), ANY);
        Task task = room.inbox(room.ping).getFirst();
        assertThat(task.step()).isEqualTo("carry-out");
        assertThat(task.due()).contains(change.window().to());
        assertThatThrownBy(() -> room.tasks.complete(as(room.ping), task.id(), Map.of("done", true)))
                .hasMessageContaining("not ticked off: 1, 2");
        room.tickAll(change.key());
        room.tasks.complete(as(room.ping), task.id(), Map.of("done", true));
        assertThat(room.find(change.key()).state()).isEqualTo(State.DONE);
        assertThat(room.active()).isEmpty();
    }

    @Test
    void whatTakesLongerStaysMutedUntilItsNewEnd() {
        Change change = room.scheduled(TOMORROW, room.web);
        room.passes(TOMORROW);
        room.changes.start(as(room.ping), change.key(), Optional.empty(), ANY);
        Instant end = change.window().to();
        assertThatThrownBy(() -> room.changes.extend(as(room.ping), change.key(), end, "The copy is slow", ANY))
                .hasMessageContaining("after " + end);

        Change longer =
                room.changes.extend(as(room.ping), change.key(), end.plusSeconds(1_800), "The copy is slow", ANY);
        assertThat(longer.window().to()).isEqualTo(end.plusSeconds(1_800));
        room.passes(Duration.ofMinutes(125));
        assertThat(room.active())
                .singleElement()
                .satisfies(silence -> assertThat(silence.endsAt()).isEqualTo(end.plusSeconds(1_800)));

        room.tickAll(change.key());
        room.changes.done(as(room.ping), change.key(), ANY);
        assertThat(room.active()).isEmpty();
    }

    @Test
    void whatIsExtendedTooLateIsMutedFromThenOnAgain() {
        Change change = room.scheduled(TOMORROW, room.web);
        room.passes(TOMORROW);
        room.changes.start(as(room.ping), change.key(), Optional.empty(), ANY);
        room.passes(Duration.ofMinutes(125));
        Instant late = room.clock.instant();
        assertThat(room.active()).isEmpty();

        room.changes.extend(as(room.ping), change.key(), late.plusSeconds(3_600), "One more disk", ANY);
        assertThat(room.active())
                .singleElement()
                .satisfies(silence -> assertThat(silence.startsAt()).isEqualTo(late));
        room.tickAll(change.key());
        room.changes.done(as(room.ping), change.key(), ANY);
        assertThat(room.active()).isEmpty();
    }

    @Test
    void whatGoesWrongIsTakenBackStepByStep() {
        Change change = room.scheduled(TOMORROW, room.web);
        room.passes(TOMORROW);
        room.changes.start(as(room.ping), change.key(), Optional.empty(), ANY);
        room.changes.tick(as(room.ping), change.key(), 1);
        room.changes.backOut(as(room.ping), change.key(), "It does not boot", ANY);
        assertThatThrownBy(() -> room.changes.done(as(room.ping), change.key(), ANY))
                .hasMessageContaining("steps back");
        assertThat(room.active()).hasSize(1);
        room.tickAll(change.key());
        assertThat(room.changes.done(as(room.ping), change.key(), ANY).state()).isEqualTo(State.BACKED_OUT);
        assertThat(room.active()).isEmpty();
        assertThatThrownBy(() -> room.changes.review(as(room.ping), change.key(), Result.SUCCESSFUL, "well", ANY))
                .hasMessageContaining("backed out");
        assertThat(room.context
                        .getBean(RecentChanges.class)
                        .on(
                                Set.of(room.web),
                                room.clock.instant().minusSeconds(60),
                                room.clock.instant().plusSeconds(1)))
                .singleElement()
                .satisfies(recent -> {
                    assertThat(recent.key()).isEqualTo(change.key());
                    assertThat(recent.backedOut()).isTrue();
                });
    }

    @Test
    void conflictsAreListedAndAskForAReason() {
        room.service("portal", room.web, room.database);
        Change first = room.scheduled(TOMORROW, room.web);
        Change second = room.changes.plan(as(room.ping), room.draft(Kind.NORMAL, TOMORROW.plusHours(1), room.database));
        assertThat(room.changes.conflicts(second.key())).singleElement().satisfies(conflict -> {
            assertThat(conflict.rule()).isEqualTo(Conflict.Rule.SAME_SERVICE);
            assertThat(conflict.with()).isEqualTo(first.key());
            assertThat(conflict.clearsAt()).isEqualTo(first.window().to());
        });
        assertThatThrownBy(() -> room.changes.submit(as(room.ping), second.key(), Optional.empty(), ANY))
                .hasMessageContaining(first.key() + " on portal");
        assertThat(room.changes
                        .submit(as(room.ping), second.key(), Optional.of("The portal is closed then"), ANY)
                        .state())
                .isEqualTo(State.APPROVING);
    }

    @Test
    void whoWasThereFirstIsHeldUpOnlyByWhatIsUnderWay() {
        room.service("portal", room.web, room.database);
        Change first = room.scheduled(TOMORROW, room.web);
        Change second = room.changes.plan(as(room.ping), room.draft(Kind.NORMAL, TOMORROW, room.database));
        room.changes.submit(as(room.ping), second.key(), Optional.of("The portal is closed then"), ANY);
        room.runJobs();
        room.vote(room.mei, second.key(), true);
        room.passes(TOMORROW);
        room.changes.start(as(room.ping), second.key(), Optional.empty(), ANY);
        assertThatThrownBy(() -> room.changes.start(as(room.ping), first.key(), Optional.empty(), ANY))
                .hasMessageContaining(second.key() + " on portal");
        assertThat(room.changes
                        .start(as(room.ping), first.key(), Optional.of("We sit side by side"), ANY)
                        .state())
                .isEqualTo(State.RUNNING);
        room.tickAll(second.key());
        room.changes.done(as(room.ping), second.key(), ANY);
        assertThat(room.active()).hasSize(1);
    }

    @Test
    void whatIsOnlyPlannedHoldsNobodyUp() {
        Change first = room.scheduled(TOMORROW, room.web);
        Change second = room.changes.plan(as(room.ping), room.draft(Kind.NORMAL, TOMORROW, room.web));
        room.changes.submit(as(room.ping), second.key(), Optional.of("Only if the first is quick"), ANY);
        room.passes(TOMORROW);
        assertThat(room.changes
                        .start(as(room.ping), first.key(), Optional.empty(), ANY)
                        .state())
                .isEqualTo(State.RUNNING);
    }

    @Test
    void aFreezeThatComesAfterTheApprovalStopsTheBeginning() {
        Change change = room.scheduled(TOMORROW, room.web);
        var freeze = room.freezes.add(
                as(room.mei),
                "year end",
                "Books are closed",
                Optional.of(
                        new Window(room.clock.instant(), room.clock.instant().plus(Duration.ofDays(3)))),
                Optional.empty(),
                Set.of());
        room.passes(TOMORROW);
        assertThatThrownBy(() -> room.changes.start(as(room.ping), change.key(), Optional.empty(), ANY))
                .hasMessageContaining("year end");
        assertThat(room.active()).isEmpty();
        room.freezes.remove(as(room.mei), freeze.id());
        assertThat(room.changes
                        .start(as(room.ping), change.key(), Optional.empty(), ANY)
                        .state())
                .isEqualTo(State.RUNNING);
    }

    @Test
    void aStandardChangeAsksNobodyAndHasItsTemplatesSteps() {
        room.templates.put(
                as(room.mei),
                new Template("boot", "Boot", "As every month", List.of("Boot it"), List.of("Call"), Set.of("host")));
        Draft draft = standard(room.draft(Kind.STANDARD, Duration.ofHours(1), room.web), "boot");
        Change change = room.changes.plan(as(room.ping), draft);
        assertThat(change.implementation()).extracting(Change.Stage::text).containsExactly("Boot it");
        assertThat(room.changes
                        .submit(as(room.ping), change.key(), Optional.empty(), ANY)
                        .state())
                .isEqualTo(State.SCHEDULED);
        room.passes(Duration.ofHours(1));
        assertThat(room.changes
                        .start(as(room.ping), change.key(), Optional.empty(), ANY)
                        .state())
                .isEqualTo(State.RUNNING);
        assertThat(room.approvals.about(change.key())).isEmpty();
    }

    @Test
    void withdrawnInTimeItEndsEverything() {
        Change change = room.changes.plan(as(room.ping), room.draft(Kind.NORMAL, TOMORROW, room.web));
        room.changes.submit(as(room.ping), change.key(), Optional.empty(), ANY);
        room.runJobs();
        room.changes.withdraw(as(room.ping), change.key(), "Not needed", ANY);
        assertThat(room.inbox(room.mei)).isEmpty();
        assertThat(room.processes.position(change.key()).orElseThrow().ended()).isTrue();
        assertThatThrownBy(() -> room.changes.submit(as(room.ping), change.key(), Optional.empty(), ANY))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void theReviewComparesWhatWasMeasured() {
        Change change = room.scheduled(TOMORROW, room.web);
        room.passes(TOMORROW);
        Instant started = room.clock.instant();
        Map<String, String> labels = Map.of("host", "web-1");
        room.measured.constant("evenkeel_host_silent", labels, started.minus(TOMORROW), started.minusSeconds(60), 0);
        room.changes.start(as(room.ping), change.key(), Optional.empty(), ANY);
        room.tickAll(change.key());
        room.changes.done(as(room.ping), change.key(), ANY);
        Instant ended = room.clock.instant();
        assertThat(room.changes.health(change.key()).after()).isEmpty();
        room.clock.advance(Duration.ofHours(2));
        room.measured.constant("evenkeel_host_silent", labels, ended.plusSeconds(1), room.clock.instant(), 0.5);
        room.fires("web-1", "HostSilent");
        room.clock.advance(Duration.ofMinutes(1));

        Change closed = room.changes.review(as(room.ping), change.key(), Result.WITH_TROUBLE, "Worse than before", ANY);

        List<Figure> figures = closed.review().orElseThrow().health().figures();
        Figure availability = figure(figures, "availability");
        assertThat(availability.before()).hasValue(100.0);
        assertThat(availability.after().orElseThrow()).isBetween(45.0, 55.0);
        assertThat(availability.verdict()).isEqualTo(Verdict.WORSE);
        assertThat(figure(figures, "cpu").verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(figure(figures, "incidents").after()).hasValue(1.0);
        assertThat(figure(figures, "alerts").verdict()).isEqualTo(Verdict.WORSE);
    }

    @Test
    void whoMayNotIsRefused() {
        var viewer = ChangeRoom.as(room.mei);
        Draft draft = room.draft(Kind.NORMAL, TOMORROW, room.web);
        var nobody = new io.evenkeel.audit.Actor(viewer.kind(), viewer.id(), viewer.name(), Set.of());
        assertThatThrownBy(() -> room.changes.plan(nobody, draft)).hasMessageContaining("PLAN_CHANGES");
        assertThatThrownBy(() -> room.freezes.remove(as(room.ping), room.web)).hasMessageContaining("EDIT_DESK");
    }

    private static Figure figure(List<Figure> figures, String measure) {
        return figures.stream()
                .filter(figure -> figure.measure().equals(measure))
                .findFirst()
                .orElseThrow();
    }

    private static boolean mutes(Silence silence, Map<String, String> labels) {
        for (Matcher matcher : silence.matchers()) {
            if (!matcher.test().test(labels.getOrDefault(matcher.label(), ""))) {
                return false;
            }
        }
        return true;
    }

    private static Draft untested(Draft draft) {
        return new Draft(
                draft.kind(),
                draft.template(),
                draft.title(),
                draft.why(),
                draft.items(),
                draft.from(),
                draft.to(),
                draft.implementation(),
                draft.backOut(),
                false);
    }

    private static Draft standard(Draft draft, String template) {
        return new Draft(
                draft.kind(),
                Optional.of(template),
                draft.title(),
                draft.why(),
                draft.items(),
                draft.from(),
                draft.to(),
                List.of(),
                List.of(),
                false);
    }

    @Test
    void theNextShiftIsToldOfChangesThatCanGoWrong() {
        room.scheduled(TOMORROW, room.web);
        assertThat(told()).as("small, and tomorrow").isEmpty();

        room.changes.start(
                as(room.ping),
                room.changes
                        .plan(as(room.ping), room.draft(Kind.EMERGENCY, Duration.ZERO, room.database))
                        .key(),
                Optional.empty(),
                ANY);

        assertThat(told()).singleElement().asString().matches("HIGH New kernel · is carried out, .* · db-1");
    }

    private List<String> told() {
        Span next = new Span(room.clock.instant(), room.clock.instant().plus(Duration.ofHours(8)));
        return room.context.getBean(RiskyChanges.class).entries(Actor.system("oncall"), next.from(), next).stream()
                .map(matter -> matter.weight() + " " + matter.line().en())
                .toList();
    }
}
