package io.evenkeel.assistant.internal.act;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.assistant.Proposal;
import io.evenkeel.assistant.Proposing.Done;
import io.evenkeel.assistant.Proposing.Verb;
import io.evenkeel.assistant.internal.chat.AssistantRoom;
import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.incident.Incident;
import io.evenkeel.incident.Incidents.Entry;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ProposalServiceTests {
    private final AssistantRoom room = new AssistantRoom();
    private final String key = room.opened("Mail is slow").key();

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void nothingIsDoneUntilAPersonPresses() {
        Proposal proposal = propose(Verb.ACKNOWLEDGE, "");
        assertThat(incident().state()).isEqualTo(Incident.State.OPEN);
        assertThat(proposal.consequence()).contains(key);

        Done done = press(room.wei, proposal, "");
        assertThat(done.address()).isEqualTo("/incidents/" + key);
        assertThat(incident().state()).isEqualTo(Incident.State.ACKNOWLEDGED);
        assertThat(incident().ownerName()).contains("Zhang Wei");
        assertThat(room.audit.verbs())
                .containsSubsequence("assistant.propose", "assistant.press", "incident.acknowledge");
    }

    @Test
    void theWordsMayBeEditedBeforeTheyArePosted() {
        Proposal proposal = propose(Verb.COMMENT, "Mail queue is at 900, password=hunter2");
        assertThat(proposal.words()).contains("Mail queue is at 900, password=***");
        press(room.wei, proposal, "Mail queue is at 900.");
        assertThat(room.incidents.timeline(key))
                .filteredOn(entry -> entry.kind() == Entry.Kind.COMMENT)
                .extracting(Entry::text)
                .containsExactly("Mail queue is at 900.");
    }

    @Test
    void itIsPressedOnce() {
        Proposal proposal = propose(Verb.COMMENT, "Once");
        press(room.wei, proposal, "Once");
        refused("proposal-used", () -> press(room.wei, proposal, "Once"));
    }

    @Test
    void itIsForOnePerson() {
        Proposal proposal = propose(Verb.ACKNOWLEDGE, "");
        refused("proposal-of-another", () -> press(room.li, proposal, ""));
        refused("proposal-of-another", () -> room.proposing.dismiss(room.li, UUID.fromString(proposal.id())));
        press(room.wei, proposal, "");
    }

    @Test
    void theTokenMustBeItsOwn() {
        Proposal one = propose(Verb.ACKNOWLEDGE, "");
        Proposal other = propose(Verb.ACKNOWLEDGE, "");
        refused(
                "proposal-token-wrong",
                () -> room.proposing.press(
                        room.wei, UUID.fromString(one.id()), other.token().orElseThrow(), ""));
    }

    @Test
    void itIsValidForFiveMinutes() {
        Proposal proposal = propose(Verb.ACKNOWLEDGE, "");
        room.clock.advance(Duration.ofMinutes(5));
        refused("proposal-expired", () -> press(room.wei, proposal, ""));
    }

    @Test
    void itIsOutdatedWhenTheIncidentHasChanged() {
        Proposal proposal = propose(Verb.ACKNOWLEDGE, "");
        room.incidents.acknowledge(room.li, key, OptionalLong.empty());
        refused("proposal-outdated", () -> press(room.wei, proposal, ""));
        assertThat(incident().ownerName()).contains("Li Na");
    }

    @Test
    void whatTheVerbRefusesMayBeTriedAgain() {
        Proposal proposal = propose(Verb.COMMENT, "Words");
        assertThatThrownBy(() -> press(room.wei, proposal, "")).isInstanceOf(Refusal.class);
        press(room.wei, proposal, "Words");
    }

    @Test
    void aDismissedOneIsNotPressed() {
        Proposal proposal = propose(Verb.ACKNOWLEDGE, "");
        room.proposing.dismiss(room.wei, UUID.fromString(proposal.id()));
        room.proposing.dismiss(room.wei, UUID.fromString(proposal.id()));
        refused("proposal-dismissed", () -> press(room.wei, proposal, ""));
    }

    @Test
    void onlyWhatIsPossibleAndAllowedIsProposed() {
        assertThat(room.proposing.propose(room.wei, Verb.RESOLVE, key, "", "en"))
                .as("not acknowledged yet")
                .isEmpty();
        assertThat(room.proposing.propose(room.wei, Verb.COMMENT, key, " ", "en"))
                .isEmpty();
        assertThat(room.proposing.propose(room.wei, Verb.ACKNOWLEDGE, "INC-999", "", "en"))
                .isEmpty();
        var reader = new Actor(Actor.Kind.PERSON, "r", "Reader", Set.of(Right.SEE_OPERATIONS));
        assertThat(room.proposing.propose(reader, Verb.ACKNOWLEDGE, key, "", "en"))
                .isEmpty();
        var program = new Actor(Actor.Kind.TOKEN, "p", "Program", Set.of(Right.HANDLE_INCIDENTS));
        assertThat(room.proposing.propose(program, Verb.ACKNOWLEDGE, key, "", "en"))
                .isEmpty();
    }

    @Test
    void whoLostTheRightMeanwhileCannotPress() {
        Proposal proposal = propose(Verb.ACKNOWLEDGE, "");
        var demoted = new Actor(Actor.Kind.PERSON, room.wei.id(), room.wei.name(), Set.of(Right.OWN_ACCOUNT));
        refused("right-missing", () -> press(demoted, proposal, ""));
    }

    @Test
    void theDatabaseHasTheTokensHashOnly() {
        String token = propose(Verb.ACKNOWLEDGE, "").token().orElseThrow();
        assertThat(room.context
                        .getBean(JdbcClient.class)
                        .sql("select proposal::text from assistant.proposal")
                        .query(String.class)
                        .list())
                .singleElement()
                .asString()
                .doesNotContain(token);
    }

    @Test
    void itIsResolvedWithTheNote() {
        room.incidents.acknowledge(room.wei, key, OptionalLong.empty());
        Proposal proposal = propose(Verb.RESOLVE, "Restarted the queue");
        press(room.wei, proposal, "Restarted the queue");
        assertThat(incident().state()).isEqualTo(Incident.State.RESOLVED);
    }

    private Proposal propose(Verb verb, String words) {
        Optional<Proposal> proposal = room.proposing.propose(room.wei, verb, key, words, "en");
        return proposal.orElseThrow();
    }

    private Done press(Actor presser, Proposal proposal, String words) {
        return room.proposing.press(
                presser, UUID.fromString(proposal.id()), proposal.token().orElseThrow(), words);
    }

    private Incident incident() {
        return room.incidents.find(key).orElseThrow();
    }

    private static void refused(String code, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
