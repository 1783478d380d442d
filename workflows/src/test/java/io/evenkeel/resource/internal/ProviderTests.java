package io.evenkeel.resource.internal;

import static io.evenkeel.resource.internal.ResourceRoom.ANY;
import static io.evenkeel.resource.internal.ResourceRoom.WHY;
import static io.evenkeel.resource.internal.ResourceRoom.as;
import static io.evenkeel.resource.internal.ResourceRoom.byProgram;
import static io.evenkeel.resource.internal.ResourceRoom.priced;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.audit.Refusal;
import io.evenkeel.resource.Resource;
import io.evenkeel.resource.Resource.State;
import io.evenkeel.resource.internal.Provider.Answer;
import io.evenkeel.workflow.Task;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the application to the return, where a program provides: a real HTTP peer, with a clock that is moved. */
class ProviderTests {
    private static final Duration ANSWER_WITHIN = Duration.ofMinutes(30);

    private final ResourceRoom room = new ResourceRoom();
    private ProviderPeer peer;

    @BeforeEach
    void offerByProgram() throws IOException {
        peer = new ProviderPeer(room);
        room.put(byProgram(room.kind("vm"), peer.url()));
    }

    @AfterEach
    void close() {
        peer.close();
        room.close();
    }

    private String asked() {
        Resource applied = room.apply(2, 60);
        room.runJobs();
        peer.send();
        return applied.key();
    }

    @Test
    void fromApplicationToReclaimByAProgram() {
        String key = asked();
        assertThat(room.find(key).called()).isTrue();
        assertThat(peer.acts()).containsExactly("provide");
        assertThat(peer.allSigned()).isTrue();
        assertThat(peer.fields().get("quantity").asInt()).isEqualTo(2);
        assertThat(peer.fields().get("owner").asString()).isEqualTo("lin");

        peer.answers(Map.of("done", true, "name", "vm-0815"));
        Resource there = room.find(key);
        assertThat(there.state()).isEqualTo(State.ACTIVE);
        assertThat(there.itemName()).contains("vm-0815");
        assertThat(room.told(room.lin)).containsExactly(key + ": the application is done");

        room.resources.changeSize(as(room.lin), key, 4, WHY, ANY);
        room.runJobs();
        peer.send();
        assertThat(peer.acts()).containsExactly("provide", "resize");
        assertThat(peer.fields().get("name").asString()).isEqualTo("vm-0815");
        peer.answers(Map.of("done", true));
        assertThat(room.find(key).quantity()).isEqualTo(4);

        room.passes(Duration.ofDays(61));
        room.passes(Duration.ofDays(7));
        peer.send();
        assertThat(peer.acts()).containsExactly("provide", "resize", "reclaim");
        assertThat(room.find(key).state()).isEqualTo(State.RECLAIMING);
        peer.answers(Map.of("done", true));
        Resource back = room.find(key);
        assertThat(back.state()).isEqualTo(State.RECLAIMED);
        assertThat(room.item(back).retired()).isTrue();
        assertThat(room.used(room.lin)).isZero();
    }

    @Test
    void oneThatNeverAnswersIsCalledOffAndTheQuotaGivenBack() {
        String key = asked();
        String code = peer.code();
        room.passes(ANSWER_WITHIN.minusSeconds(1));
        peer.send();
        assertThat(room.find(key).state()).isEqualTo(State.WANTED);
        assertThat(room.used(room.lin)).isEqualTo(2);

        room.passes(Duration.ofSeconds(1));
        peer.send();
        Resource given = room.find(key);
        assertThat(given.state()).isEqualTo(State.NOT_PROVIDED);
        assertThat(given.reason().orElseThrow()).contains("No answer came");
        assertThat(room.used(room.lin)).isZero();
        assertThat(room.told(room.lin)).containsExactly(key + ": the application could not be done");
        peer.send();
        assertThat(peer.acts()).containsExactly("provide", "call-off");
        assertThat(peer.fields().get("callsOff").asString()).isEqualTo("provide");

        refused("answer-late", () -> peer.answers(code, Map.of("done", true)));
        assertThat(room.find(key).state()).isEqualTo(State.NOT_PROVIDED);
        Task left = room.task(room.ping, key);
        assertThat(left.step()).isEqualTo("clear-up");
        assertThat(room.tasks
                        .get(as(room.ping), left.id())
                        .form()
                        .orElseThrow()
                        .values()
                        .get("why"))
                .asString()
                .contains("No answer came");
        room.tasks.complete(as(room.ping), left.id(), Map.of("text", "removed half a machine"));
        room.runJobs();
        assertThat(room.processes.position(key).orElseThrow().ended()).isTrue();
    }

    @Test
    void oneThatSaysNoIsBelieved() {
        String key = asked();
        peer.answers(Map.of("done", false, "note", "no room in rack 7"));
        assertThat(room.find(key).state()).isEqualTo(State.NOT_PROVIDED);
        assertThat(room.find(key).reason()).contains("no room in rack 7");
        assertThat(room.used(room.lin)).isZero();
    }

    @Test
    void anAnswerIsTakenOnceAndOnlyForItsOwnCall() {
        String first = asked();
        String code = peer.code();
        String second = asked();
        refused("answer-signature-wrong", () -> peer.answers("another secret", code, Map.of("done", true)));
        refused("callback-unknown", () -> peer.answers("evc_made-up", Map.of("done", true)));
        refused("answer-invalid", () -> peer.answers(code, Map.of("state", "RECLAIMED")));
        peer.answers(code, Map.of("done", true));
        assertThat(room.find(first).state()).isEqualTo(State.ACTIVE);
        assertThat(room.find(second).state()).as("another's answer").isEqualTo(State.WANTED);
        refused("answer-taken", () -> peer.answers(code, Map.of("done", false)));
        assertThat(room.find(first).state()).isEqualTo(State.ACTIVE);
    }

    @Test
    void whatIsWithdrawnIsCalledOff() {
        String key = asked();
        String code = peer.code();
        room.resources.withdraw(as(room.lin), key, WHY, ANY);
        peer.send();
        assertThat(peer.acts()).containsExactly("provide", "call-off");
        refused("answer-not-awaited", () -> peer.answers(code, Map.of("done", true)));
        assertThat(room.find(key).state()).isEqualTo(State.WITHDRAWN);
        assertThat(room.used(room.lin)).isZero();
    }

    @Test
    void aResizeThatIsNotAnsweredLeavesWhatThereIs() {
        String key = asked();
        peer.answers(Map.of("done", true));
        room.resources.changeSize(as(room.lin), key, 5, WHY, ANY);
        room.runJobs();
        peer.send();
        assertThat(room.used(room.lin)).isEqualTo(5);
        room.passes(ANSWER_WITHIN);
        peer.send();
        assertThat(room.find(key).state()).isEqualTo(State.ACTIVE);
        assertThat(room.find(key).quantity()).isEqualTo(2);
        assertThat(room.used(room.lin)).isEqualTo(2);
        room.tasks.complete(as(room.ping), room.task(room.ping, key).id(), Map.of("text", "all as before"));
        room.runJobs();
        assertThat(room.active(key)).containsExactly("in-use");
    }

    @Test
    void whatIsNotTakenBackInTimePeopleTakeBack() {
        String key = asked();
        peer.answers(Map.of("done", true));
        room.resources.release(as(room.lin), key, WHY, ANY);
        room.passes(Duration.ofDays(7));
        peer.send();
        room.passes(ANSWER_WITHIN);
        peer.send();
        peer.send();
        assertThat(peer.acts()).containsExactly("provide", "reclaim", "call-off");
        assertThat(room.find(key).state()).isEqualTo(State.RECLAIMING);
        assertThat(room.used(room.lin)).as("it is there still").isEqualTo(2);
        room.takeBack(key);
        assertThat(room.find(key).state()).isEqualTo(State.RECLAIMED);
        assertThat(room.used(room.lin)).isZero();
    }

    @Test
    void oneApplicationRefusedByVoteAndOneGrantedByTheTableAreBothCarriedThrough() {
        room.put(byProgram(priced(room.kind("dear"), "6000"), peer.url()));
        Resource dear = room.resources.apply(
                as(room.lin),
                new io.evenkeel.resource.Resources.Application(
                        "dear", java.util.Optional.empty(), 1, "Rendering", ResourceRoom.TODAY.plusDays(30)));
        String cheap = asked();
        room.vote(room.mei, dear.key(), false);
        peer.send();
        assertThat(peer.acts()).containsExactly("provide");
        peer.answers(Map.of("done", true));
        assertThat(room.find(dear.key()).state()).isEqualTo(State.REFUSED);
        assertThat(room.find(cheap).state()).isEqualTo(State.ACTIVE);
        assertThat(room.told(room.lin))
                .containsExactly(dear.key() + ": the application is refused", cheap + ": the application is done");
    }

    @Test
    void aReceiverWithoutASecretIsNotEnteredInTheCatalogue() {
        assertThatThrownBy(() -> room.put(byProgram(room.kind("vm"), "http://127.0.0.1:9/machines")))
                .hasMessageContaining("no secret");
        assertThatThrownBy(() -> room.put(byProgram(room.kind("vm"), "http://169.254.169.254/latest")))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void answersAreReadAsTheyAreMeant() {
        assertThat(List.of(
                        Answer.of(Map.of("answered", true, "done", true, "name", " vm-1 ")),
                        Answer.of(Map.of("answered", true)),
                        Answer.of(Map.of("answered", true, "done", "TRUE")),
                        Answer.of(Map.of("answered", true, "done", "no", "note", "full")),
                        Answer.of(Map.of("answered", true, "done", 0L)),
                        Answer.of(Map.of("answered", false, "whyNot", "late", "done", true))))
                .containsExactly(
                        new Answer(true, "vm-1", ""),
                        new Answer(true, "", ""),
                        new Answer(true, "", ""),
                        new Answer(false, "", "full"),
                        new Answer(false, "", "The provider says that it cannot be done."),
                        new Answer(false, "", "late"));
    }

    private static void refused(String code, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
