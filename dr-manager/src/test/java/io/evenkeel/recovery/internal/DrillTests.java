package io.evenkeel.recovery.internal;

import static io.evenkeel.recovery.internal.DrillRoom.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.audit.Refusal;
import io.evenkeel.problem.Problem;
import io.evenkeel.protocol.DrillFinding;
import io.evenkeel.protocol.DrillStep;
import io.evenkeel.protocol.RecoveryAct;
import io.evenkeel.protocol.RecoveryFinding;
import io.evenkeel.protocol.RecoveryJob;
import io.evenkeel.protocol.RecoveryNews;
import io.evenkeel.protocol.RecoveryResult.Failed;
import io.evenkeel.recovery.Adapter;
import io.evenkeel.recovery.Coverage.Gap;
import io.evenkeel.recovery.Drill;
import io.evenkeel.recovery.Drill.CheckState;
import io.evenkeel.recovery.Drill.Result;
import io.evenkeel.recovery.Drill.State;
import io.evenkeel.recovery.Drill.Step;
import io.evenkeel.recovery.Drill.StepState;
import io.evenkeel.recovery.DrillCheck;
import io.evenkeel.recovery.DrillTerms;
import io.evenkeel.recovery.RecoveryPolicy;
import io.evenkeel.workflow.Task;
import io.evenkeel.workflow.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A drill from the question to its review, with everything that can come between. */
class DrillTests {
    private final DrillRoom room = new DrillRoom();

    @AfterEach
    void close() {
        room.close();
    }

    private Drill find(Drill drill) {
        return room.drills.get(drill.number());
    }

    private static StepState state(Drill drill, Step step) {
        return drill.steps().stream()
                .filter(stage -> stage.step() == step)
                .findFirst()
                .orElseThrow()
                .state();
    }

    private Set<Gap> gaps() {
        return room.coverage.board().stream()
                .filter(line -> line.item().equals(room.item.id()))
                .findFirst()
                .orElseThrow()
                .gaps();
    }

    @Test
    void itIsToldApprovedHeldMeasuredAndReviewed() {
        RecoveryPolicy policy = room.policy(DrillTerms.BY_HAND);
        Drill drill = room.start(policy);
        assertThat(drill.state()).isEqualTo(State.APPROVING);
        assertThat(room.told(drill.number())).anyMatch(subject -> subject.startsWith("A drill, no incident"));

        room.vote(room.mei, drill.number(), true);
        room.look();
        assertThat(find(drill).state()).isEqualTo(State.WAITING);
        assertThat(room.active(drill.number())).containsExactly("prepare");

        RecoveryJob job = room.take();
        assertThat(room.asked(job))
                .isEqualTo(new RecoveryAct.Drill(
                        drill.number().toLowerCase(java.util.Locale.ROOT),
                        "20261121-010000F",
                        Optional.empty(),
                        50L << 30,
                        List.of(),
                        Optional.of("ab".repeat(32))));
        room.wellUntilItsEnd(job);
        assertThat(room.active(drill.number())).containsExactly("clean-up");
        room.ends(job, room.drilled(Duration.ofMinutes(10)));

        Drill ended = find(drill);
        assertThat(ended.state()).isEqualTo(State.REVIEW);
        assertThat(ended.result()).contains(Result.PASSED);
        // 5 + 60 + 20 + 2.5 + 10 seconds.
        assertThat(ended.measured().rtoSeconds()).contains(98L);
        // The newest was ten minutes old when it ended, 100.5 seconds after it began.
        assertThat(ended.measured().rpoSeconds()).contains(500L);
        assertThat(ended.measured().incomplete()).isEmpty();
        assertThat(ended.checks()).extracting(Drill.Check::state).containsOnly(CheckState.RIGHT);
        assertThat(ended.sandbox().orElseThrow().networkCut()).contains(true);
        assertThat(gaps()).doesNotContain(Gap.NO_DRILL, Gap.DRILL_FAILED);
        assertThat(room.told(drill.number())).anyMatch(subject -> subject.endsWith(": passed"));
        assertThat(room.pressing(drill.number())).as("what passed can wait").isEmpty();

        Task review = room.inbox(room.mei, drill.number()).getFirst();
        room.tasks.complete(as(room.mei), review.id(), Map.of("text", "as it should be"));

        assertThat(find(drill).state()).isEqualTo(State.CLOSED);
        assertThat(find(drill).notes()).extracting(Drill.Note::text).containsExactly("as it should be");
        assertThat(room.isOver(drill.number())).isTrue();
    }

    @Test
    void evenkeelItselfIsStartedWithoutReplay() {
        Drill drill = room.passed(room.policy(Adapter.EVENKEEL, DrillTerms.BY_HAND));

        assertThat(drill.result()).contains(Result.PASSED);
        assertThat(state(drill, Step.REPLAY)).isEqualTo(StepState.LEFT_OUT);
        assertThat(state(drill, Step.START)).isEqualTo(StepState.DONE);
        // 5 + 60 + 2.5 + 10 seconds.
        assertThat(drill.measured().rtoSeconds()).contains(78L);
    }

    @Test
    void filesAreNeitherReplayedNorStarted() {
        Drill drill = room.passed(room.policy(Adapter.RESTIC, DrillTerms.BY_HAND));

        assertThat(drill.result()).contains(Result.PASSED);
        assertThat(drill.steps())
                .filteredOn(stage -> stage.state() == StepState.LEFT_OUT)
                .extracting(Drill.Stage::step)
                .containsExactly(Step.REPLAY, Step.START);
        // 5 + 60 + 10 seconds.
        assertThat(drill.measured().rtoSeconds()).contains(75L);
    }

    @Test
    void onlyADatabaseOfYoursIsAskedQuestions() {
        DrillTerms asking = new DrillTerms(
                50,
                List.of(new DrillCheck.Question("orders", "select true", new DrillCheck.Expected.True())),
                Set.of(),
                Optional.empty());

        assertThatThrownBy(() -> room.policy(Adapter.EVENKEEL, asking))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("Only a database of yours can be asked");
    }

    @Test
    void whoAskedDoesNotApprove() {
        Drill drill = room.start(room.policy(DrillTerms.BY_HAND));

        assertThatThrownBy(() -> room.vote(room.rana, drill.number(), true)).isInstanceOf(Refusal.class);

        assertThat(find(drill).state()).isEqualTo(State.APPROVING);
    }

    @Test
    void aRefusedOneIsClosedWithItsReasonAndFreesTheSandbox() {
        RecoveryPolicy policy = room.policy(DrillTerms.BY_HAND);
        Drill drill = room.start(policy);

        room.vote(room.mei, drill.number(), false);

        Drill refused = find(drill);
        assertThat(refused.state()).isEqualTo(State.CLOSED);
        assertThat(refused.result()).contains(Result.REFUSED);
        assertThat(refused.reason().orElseThrow()).contains("not today");
        assertThat(refused.report()).isPresent();
        assertThat(room.isOver(drill.number())).isTrue();
        assertThat(room.start(policy).state()).isEqualTo(State.APPROVING);
    }

    @Test
    void twoOnOneSandboxAreRefusedNamingTheFirst() {
        RecoveryPolicy policy = room.policy(DrillTerms.BY_HAND);
        Drill first = room.start(policy);

        assertThatThrownBy(() -> room.start(policy))
                .hasMessageContaining(first.number())
                .hasMessageContaining(room.host);
    }

    @Test
    void oneThatRunsIsStoppedByItsHostWhichCleansUp() {
        Drill drill = room.approved(room.policy(DrillTerms.BY_HAND));
        RecoveryJob job = room.take();
        assertThat(room.tells(job, new RecoveryNews.StepBegan(DrillStep.PREPARE)))
                .isFalse();

        room.drills.stop(as(room.rana), drill.number(), "the disk is needed");

        assertThat(find(drill).state()).isEqualTo(State.RUNNING);
        assertThat(room.tells(job, new RecoveryNews.Progress(0.1, 10))).isTrue();
        room.ends(job, new Failed(new RecoveryFinding(RecoveryFinding.Code.DRILL_STOPPED, "stopped")));
        Drill stopped = find(drill);
        assertThat(stopped.result()).contains(Result.STOPPED);
        assertThat(stopped.reason()).contains("the disk is needed");
        assertThat(stopped.findings()).isEmpty();
        assertThat(stopped.state()).isEqualTo(State.REVIEW);
        assertThat(room.active(drill.number())).containsExactly("review");
    }

    @Test
    void oneThatWaitsIsStoppedAtOnce() {
        Drill drill = room.approved(room.policy(DrillTerms.BY_HAND));

        Drill stopped = room.drills.stop(as(room.rana), drill.number(), "not now");

        assertThat(stopped.state()).isEqualTo(State.CLOSED);
        assertThat(stopped.result()).contains(Result.STOPPED);
        assertThat(room.isOver(drill.number())).isTrue();
        assertThat(room.jobs.take(room.agent())).isEmpty();
    }

    @Test
    void aSilentAgentEndsItRed() {
        Drill drill = room.approved(room.policy(DrillTerms.BY_HAND));
        RecoveryJob job = room.take();
        room.tells(job, new RecoveryNews.StepBegan(DrillStep.PREPARE));

        room.passes(RecoveryLook.SILENT.plusSeconds(1));

        Drill ended = find(drill);
        assertThat(ended.result()).contains(Result.FAILED);
        assertThat(ended.findings()).extracting(Drill.Finding::code).containsExactly("agent-silent");
        assertThat(room.pressing(drill.number())).singleElement().asString().endsWith(": failed");
        assertThat(ended.measured().rtoSeconds()).isEmpty();
        assertThat(ended.measured().incomplete()).hasSize(2).anyMatch(why -> why.contains("prepare"));
        assertThat(state(ended, Step.PREPARE)).isEqualTo(StepState.FAILED);
        assertThat(room.tells(job, new RecoveryNews.Progress(0.5, 1)))
                .as("what still runs is told to stop")
                .isTrue();
        assertThat(room.active(drill.number())).containsExactly("review");
    }

    @Test
    void oneThatNobodyFetchesEndsRed() {
        Drill drill = room.approved(room.policy(DrillTerms.BY_HAND));

        room.passes(RecoveryLook.UNFETCHED.plusSeconds(1));

        assertThat(find(drill).findings()).extracting(Drill.Finding::code).containsExactly("not-fetched");
        assertThat(find(drill).state()).isEqualTo(State.REVIEW);
    }

    @Test
    void aFindingOpensOneProblemForItsKindAndItem() {
        RecoveryPolicy policy = room.policy(DrillTerms.BY_HAND);
        Drill first = failing(policy);
        String key = first.problem().orElseThrow();
        Problem problem = room.problems.find(key).orElseThrow();
        assertThat(problem.title()).isEqualTo("Restore drill of " + room.item.name() + ": wal-missing");
        assertThat(problem.state()).isEqualTo(Problem.State.OPEN);
        assertThat(gaps()).contains(Gap.NO_DRILL, Gap.DRILL_FAILED);

        Drill second = failing(policy);

        assertThat(second.problem()).contains(key);
    }

    @Test
    void aReviewWaitsUntilEachFindingHasAnOwner() {
        Drill drill = failing(room.policy(DrillTerms.BY_HAND));

        assertThatThrownBy(() -> room.drills.review(as(room.mei), drill.number(), "fine"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("without an owner: 1");

        assertThat(find(drill).state()).isEqualTo(State.REVIEW);
        assertThat(find(drill).notes()).isEmpty();
    }

    private Drill failing(RecoveryPolicy policy) {
        Drill drill = room.approved(policy);
        RecoveryJob job = room.take();
        room.step(job, DrillStep.PREPARE, Duration.ofSeconds(5));
        room.tells(job, new RecoveryNews.StepBegan(DrillStep.RESTORE));
        room.ends(job, new Failed(new RecoveryFinding(RecoveryFinding.Code.WAL_MISSING, "000000010000 is gone")));
        return find(drill);
    }

    @Test
    void aCheckThatFailsOrIsLeftOutIsAFinding() {
        DrillTerms terms = new DrillTerms(
                5,
                List.of(
                        new DrillCheck.Question(
                                "orders", "select count(*) > 0 from orders", new DrillCheck.Expected.True()),
                        new DrillCheck.Moment("last order", "shop.orders", "id", "made_at")),
                Set.of(),
                Optional.empty());
        Drill drill = room.approved(room.policy(terms));
        assertThat(drill.checks())
                .extracting(Drill.Check::name)
                .containsExactly("pgbackrest verify", "orders", "last order");
        RecoveryJob job = room.take();
        room.check(job, "pgbackrest verify", true);
        room.check(job, "orders", false);

        room.ends(
                job,
                room.drilled(
                        Duration.ofMinutes(1),
                        new DrillFinding("proof-rows-differ", "orders", "orders has 12 rows instead of 13")));

        Drill ended = find(drill);
        assertThat(ended.result()).contains(Result.FAILED);
        assertThat(ended.findings())
                .extracting(Drill.Finding::code)
                .containsExactly("proof-rows-differ", DrillVerdict.CHECK_LEFT_OUT);
    }

    @Test
    void whatTheHostTellsIsCutAndBounded() {
        Drill drill = room.approved(room.policy(DrillTerms.BY_HAND));
        RecoveryJob job = room.take();
        for (int i = 0; i < DrillPartWrites.MOST_LINES + 5; i++) {
            room.jobs.heard(room.agent(), job.number(), new RecoveryNews.Said("line " + i + "\u001b[31m"));
        }
        for (int i = 0; i < DrillPartWrites.MOST_CHECKS + 5; i++) {
            room.jobs.heard(
                    room.agent(),
                    job.number(),
                    new RecoveryNews.Checked(
                            "c" + i, true, Duration.ofDays(999), "x".repeat(3_000), Optional.of("<b>")));
        }

        Drill told = find(drill);

        assertThat(told.output()).hasSize(DrillPartWrites.MOST_LINES);
        assertThat(told.output().getFirst().line()).isEqualTo("line 0 [31m");
        assertThat(told.checks()).hasSize(DrillPartWrites.MOST_CHECKS);
        assertThat(told.checks().getLast().seen().orElseThrow()).hasSize(DrillTexts.SEEN);
        assertThat(told.checks().getLast().code()).contains("finding-unclear");
        assertThat(told.checks().getLast().tookSeconds())
                .contains(Duration.ofDays(30).toSeconds() * 1.0);
    }

    @Test
    void whatIsUsualIsTheMedianOfEarlierOnes() {
        RecoveryPolicy policy = room.policy(DrillTerms.BY_HAND);
        Drill first = room.passed(policy);

        Drill second = room.start(policy);

        assertThat(second.last()).contains(new Drill.Last(first.number(), 98));
        assertThat(second.steps())
                .filteredOn(stage -> stage.step() == Step.RESTORE)
                .first()
                .satisfies(stage -> assertThat(stage.usualSeconds()).contains(60.0));
    }

    @Test
    void aCancelledProcessStopsIt() {
        RecoveryPolicy policy = room.policy(DrillTerms.BY_HAND);
        Drill drill = room.start(policy);

        room.cancel(drill.number(), "the wrong model");

        assertThat(find(drill).result()).contains(Result.STOPPED);
        assertThat(find(drill).state()).isEqualTo(State.CLOSED);
    }

    @Test
    void whoAskedTakesItBackFromTheInbox() {
        Drill drill = room.start(room.policy(DrillTerms.BY_HAND));
        Task asked = room
                .tasks
                .waitingFor(
                        as(room.rana),
                        new Tasks.Filter(false, true, Optional.empty(), Optional.empty()),
                        Optional.empty(),
                        50)
                .items()
                .stream()
                .filter(task -> task.businessKey().equals(drill.number()))
                .findFirst()
                .orElseThrow();

        room.tasks.withdraw(as(room.rana), asked.id(), "asked too early");

        assertThat(find(drill).result()).contains(Result.STOPPED);
        assertThat(find(drill).reason()).contains("asked too early");
        assertThat(room.isOver(drill.number())).isTrue();
    }

    @Test
    void aRunningOneWhoseProcessIsCancelledIsCleanedUpAndReviewedInItsPage() {
        Drill drill = room.approved(room.policy(DrillTerms.BY_HAND));
        RecoveryJob job = room.take();
        room.tells(job, new RecoveryNews.StepBegan(DrillStep.PREPARE));

        room.cancel(drill.number(), "it looked stuck");

        assertThat(room.tells(job, new RecoveryNews.Progress(0.1, 10))).isTrue();
        room.ends(job, new Failed(new RecoveryFinding(RecoveryFinding.Code.DRILL_STOPPED, "stopped")));
        assertThat(find(drill).state()).isEqualTo(State.REVIEW);
        assertThat(room.drills.review(as(room.mei), drill.number(), "was stuck").state())
                .isEqualTo(State.CLOSED);
    }

    @Test
    void findingsAreTakenByOnePerson() {
        Drill failed = failing(room.policy(DrillTerms.BY_HAND));

        Drill taken = room.drills.take(as(room.mei), failed.number(), 0);

        assertThat(taken.findings().getFirst().owner().orElseThrow().name()).isEqualTo(room.mei.displayName());
        assertThatThrownBy(() -> room.drills.take(as(room.rana), failed.number(), 0))
                .hasMessageContaining(room.mei.displayName());
        assertThatThrownBy(() -> room.drills.take(as(room.rana), failed.number(), 7))
                .hasMessageContaining("no finding 7");
    }

    @Test
    void aBackupThatADrillKeptWaitingFollowsIt() {
        RecoveryPolicy policy = room.policy(DrillTerms.BY_HAND);
        Drill drill = room.approved(policy);
        RecoveryJob job = room.take();
        room.clock.moveTo("2026-11-21T18:29:00Z");
        room.tells(job, new RecoveryNews.StepBegan(DrillStep.PREPARE));
        room.passes(Duration.ofMinutes(2));
        room.ends(job, room.drilled(Duration.ofMinutes(1)));

        room.look();

        assertThat(find(drill).state()).isEqualTo(State.REVIEW);
        assertThat(room.take().act()).isInstanceOf(RecoveryAct.Backup.class);
    }

    @Test
    void badInputIsRefusedNamingIt() {
        RecoveryPolicy policy = room.policies.make(as(room.rana), room.terms(DrillTerms.BY_HAND));
        assertThatThrownBy(() -> room.start(policy)).hasMessageContaining("no checked copy");
        room.copy(policy, "20261121-010000F", Duration.ofHours(1));
        Instant tomorrow = room.clock.instant().plus(Duration.ofDays(1));
        assertThatThrownBy(() -> room.drills.start(as(room.rana), policy.id(), Optional.of(tomorrow), Optional.empty()))
                .hasMessageContaining("ahead");
        Drill drill = room.start(policy);
        assertThatThrownBy(() -> room.drills.review(as(room.mei), drill.number(), "fine"))
                .hasMessageContaining("has not ended");
        assertThatThrownBy(() -> room.drills.stop(as(room.mei), drill.number(), " "))
                .hasMessageContaining("1 to 4000 characters");
        assertThatThrownBy(() -> room.drills.get("DR-999999")).hasMessageContaining("no drill DR-999999");
        assertThatThrownBy(() -> room.drills.report(drill.number())).hasMessageContaining("no report yet");
    }
}
