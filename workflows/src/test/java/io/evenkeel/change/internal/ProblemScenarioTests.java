package io.evenkeel.change.internal;

import static io.evenkeel.change.internal.ChangeRoom.ANY;
import static io.evenkeel.change.internal.ChangeRoom.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.change.Change;
import io.evenkeel.change.Change.Result;
import io.evenkeel.incident.IncidentOpened;
import io.evenkeel.problem.Problem;
import io.evenkeel.problem.Problem.State;
import io.evenkeel.problem.Problems.Fact;
import io.evenkeel.workflow.Task;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Problems with everything that they meet: incidents below them, changes above them, and the process. */
class ProblemScenarioTests {
    private static final Duration WEEK = Duration.ofDays(7);

    private final ChangeRoom room = new ChangeRoom();

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void threeIncidentsBecomeAProblemAKnownErrorAChangeAndAQuietTime() {
        List<String> incidents = threeIncidents();
        Problem proposed = only(State.PROPOSED);
        assertThat(proposed.incidents()).containsExactlyElementsOf(incidents);
        assertThat(room.problems.comparison(proposed.key()).facts())
                .filteredOn(Fact::common)
                .extracting(Fact::name)
                .contains("item", "alert", "host", "cause");

        String key = room.problems.accept(as(room.ping), proposed.key(), ANY).key();
        room.problems.workaround(as(room.ping), key, "Remove the old files", ANY);
        room.fires("web-1", "DiskFull");
        String fourth = room.incidents.list(true, 1).getFirst().key();
        assertThat(room.problems.knownErrors(fourth)).extracting(Problem::key).containsExactly(key);
        assertThat(find(key).incidents()).hasSize(4).contains(fourth);

        room.problems.cause(as(room.ping), key, "Logs are never rotated", List.of(fourth, "df of 21 November"), ANY);
        assertThatThrownBy(() -> room.problems.quiet(as(room.ping), key, ANY)).hasMessageContaining("no remedy");
        Change change = room.scheduled(Duration.ofHours(24), room.web);
        room.problems.remedy(as(room.ping), key, change.key(), ANY);
        room.passes(Duration.ofHours(24));
        carryOut(change.key(), Result.SUCCESSFUL);

        assertThat(find(key).state()).isEqualTo(State.WATCHED);
        room.passes(Duration.ofDays(13));
        assertThat(find(key).state()).isEqualTo(State.WATCHED);
        room.passes(Duration.ofDays(1));
        assertThat(find(key).state()).isEqualTo(State.CLOSED);
        assertThat(room.processes.position(key).orElseThrow().ended()).isTrue();
        assertThat(room.problems.knownErrors(fourth)).isEmpty();
        assertThat(room.audit.verbs())
                .contains(
                        "problem.propose",
                        "problem.accept",
                        "problem.workaround",
                        "problem.cause",
                        "problem.remedy",
                        "problem.watch",
                        "problem.close");
    }

    @Test
    void whatComesBackWhileItIsWatchedIsOpenAgain() {
        String key = watched();
        room.passes(Duration.ofDays(3));
        room.fires("web-1", "DiskFull");
        Problem again = find(key);
        assertThat(again.state()).isEqualTo(State.OPEN);
        assertThat(again.returns()).isEqualTo(1);
        assertThatThrownBy(() -> room.problems.quiet(as(room.ping), key, ANY)).hasMessageContaining("no remedy");
        room.passes(Duration.ofDays(20));
        assertThat(find(key).state()).isEqualTo(State.OPEN);

        Change second = room.scheduled(Duration.ofHours(1), room.web);
        room.problems.remedy(as(room.ping), key, second.key(), ANY);
        room.passes(Duration.ofHours(1));
        carryOut(second.key(), Result.SUCCESSFUL);
        room.passes(Duration.ofDays(14));
        assertThat(find(key).state()).isEqualTo(State.CLOSED);
    }

    @Test
    void aProcessThatIsCancelledWhileItIsWatchedBeginsAnewAndStillClosesIt() {
        String key = watched();
        room.passes(Duration.ofDays(3));

        room.cancel(key, "it looked stuck");

        assertThat(find(key).state()).isEqualTo(State.WATCHED);
        room.passes(Duration.ofDays(11));
        assertThat(find(key).state()).isEqualTo(State.CLOSED);
    }

    @Test
    void anEventHeardTwiceChangesNothing() {
        threeIncidents();
        Problem before = only(State.PROPOSED);
        for (String incident : before.incidents()) {
            room.publish(new IncidentOpened(room.incidents.find(incident).orElseThrow()));
        }
        assertThat(room.problems.list(Optional.empty())).containsExactly(before);
    }

    @Test
    void twoInAMonthAreNoProblem() {
        room.trouble("web-1", "DiskFull");
        room.passes(WEEK);
        room.trouble("web-1", "DiskFull");
        room.passes(Duration.ofDays(31));
        room.trouble("web-1", "DiskFull");
        assertThat(room.problems.list(Optional.empty())).isEmpty();
    }

    @Test
    void whatIsDismissedIsProposedAgainOnlyByAsManyNewOnes() {
        threeIncidents();
        String key = only(State.PROPOSED).key();
        assertThatThrownBy(() -> room.problems.cause(as(room.ping), key, "why", List.of("this"), ANY))
                .hasMessageContaining("accept it first");
        room.problems.dismiss(as(room.ping), key, "We tested the alarm", ANY);
        room.passes(Duration.ofDays(1));
        room.trouble("web-1", "DiskFull");
        room.passes(Duration.ofDays(1));
        room.trouble("web-1", "DiskFull");
        assertThat(room.problems.list(Optional.of(State.PROPOSED))).isEmpty();
        room.passes(Duration.ofDays(1));
        room.trouble("web-1", "DiskFull");
        assertThat(only(State.PROPOSED).incidents()).hasSize(3);
    }

    @Test
    void aRemedyThatFailedEndsNothing() {
        threeIncidents();
        String key = room.problems
                .accept(as(room.ping), only(State.PROPOSED).key(), ANY)
                .key();
        room.problems.cause(as(room.ping), key, "Logs are never rotated", List.of("df"), ANY);
        Change change = room.scheduled(Duration.ofHours(24), room.web);
        room.problems.remedy(as(room.ping), key, change.key(), ANY);
        room.passes(Duration.ofHours(24));
        carryOut(change.key(), Result.FAILED);
        assertThat(find(key).state()).isEqualTo(State.OPEN);
        assertThatThrownBy(() -> room.problems.remedy(as(room.ping), key, change.key(), ANY))
                .hasMessageContaining("ends nothing");
        assertThatThrownBy(() -> room.problems.remedy(as(room.ping), key, "CHG-0", ANY))
                .hasMessageContaining("no change CHG-0");
    }

    @Test
    void theCauseIsWrittenFromTheInbox() {
        threeIncidents();
        String key = room.problems
                .accept(as(room.ping), only(State.PROPOSED).key(), ANY)
                .key();
        Task task = room.inbox(room.ping).stream()
                .filter(waiting -> waiting.businessKey().equals(key))
                .findFirst()
                .orElseThrow();
        assertThat(task.step()).isEqualTo("find-cause");
        room.tasks.complete(
                as(room.ping), task.id(), Map.of("text", "Logs are never rotated", "evidence", List.of("df")));
        assertThat(find(key).cause().orElseThrow().evidence()).containsExactly("df");
        assertThat(room.inbox(room.ping))
                .noneMatch(waiting -> waiting.businessKey().equals(key));
    }

    @Test
    void aPersonSeesAProblemWhereNothingRepeated() {
        String incident = room.trouble("web-1", "DiskFull");
        Problem opened = room.problems.open(as(room.ping), "Disks are too small", List.of(incident));
        assertThat(opened.state()).isEqualTo(State.OPEN);
        assertThatThrownBy(() -> room.problems.open(as(room.ping), "Nothing", List.of("INC-0")))
                .hasMessageContaining("no incident INC-0");
        room.problems.close(as(room.ping), opened.key(), "We live with it", ANY);
        assertThat(room.processes.position(opened.key()).orElseThrow().ended()).isTrue();
    }

    private List<String> threeIncidents() {
        String first = room.trouble("web-1", "DiskFull");
        room.passes(WEEK);
        String second = room.trouble("web-1", "DiskFull");
        room.passes(WEEK);
        return List.of(first, second, room.trouble("web-1", "DiskFull"));
    }

    private String watched() {
        threeIncidents();
        String key = room.problems
                .accept(as(room.ping), only(State.PROPOSED).key(), ANY)
                .key();
        room.problems.cause(as(room.ping), key, "Logs are never rotated", List.of("df"), ANY);
        Change change = room.scheduled(Duration.ofHours(24), room.web);
        room.problems.remedy(as(room.ping), key, change.key(), ANY);
        room.passes(Duration.ofHours(24));
        carryOut(change.key(), Result.SUCCESSFUL);
        return key;
    }

    private void carryOut(String change, Result result) {
        room.changes.start(as(room.ping), change, Optional.empty(), ANY);
        room.tickAll(change);
        room.changes.done(as(room.ping), change, ANY);
        room.changes.review(as(room.ping), change, result, "As seen", ANY);
    }

    private Problem find(String key) {
        return room.problems.find(key).orElseThrow();
    }

    private Problem only(State state) {
        List<Problem> found = room.problems.list(Optional.of(state));
        assertThat(found).hasSize(1);
        return found.getFirst();
    }
}
