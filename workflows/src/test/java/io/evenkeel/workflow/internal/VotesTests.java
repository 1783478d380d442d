package io.evenkeel.workflow.internal;

import static io.evenkeel.identity.fakes.Refused.refused;
import static io.evenkeel.workflow.internal.InboxRoom.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.audit.Refusal;
import io.evenkeel.identity.Person;
import io.evenkeel.workflow.ApprovalDecided;
import io.evenkeel.workflow.Approvals.Outcome;
import io.evenkeel.workflow.Approvals.Question;
import io.evenkeel.workflow.Approvals.Rule;
import io.evenkeel.workflow.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Votes, deputies, and that nobody approves their own. */
class VotesTests {
    private InboxRoom inbox;

    @BeforeEach
    void open() {
        inbox = new InboxRoom();
    }

    @AfterEach
    void close() {
        inbox.close();
    }

    private String ask(Person askedBy, int yesNeeded, boolean oneNoRefuses) {
        return inbox.approvals.open(new Question(
                "X-1",
                "ask",
                Words.same("May I?"),
                "Something",
                Optional.of(askedBy.id()),
                new Rule(Set.of("managers"), Set.of(inbox.dora.id()), yesNeeded, oneNoRefuses),
                Optional.empty()));
    }

    private Outcome vote(Person person, String approval, boolean yes) {
        return inbox.approvals.vote(as(person), approval, yes, "because", Optional.empty());
    }

    private Outcome voteFor(Person person, Person principal, String approval, boolean yes) {
        return inbox.approvals.vote(as(person), approval, yes, "because", Optional.of(principal.id()));
    }

    private void refusedVote(Person person, String approval) {
        refused(Refusal.Kind.FORBIDDEN, "vote-not-yours", () -> vote(person, approval, true));
    }

    private void deputy(Person of, Person deputy) {
        Instant now = inbox.room.clock.instant();
        inbox.deputies.name(as(of), deputy.id(), now.minusSeconds(1), now.plus(Duration.ofDays(1)));
    }

    @Test
    void oneNoRefusesForEver() {
        String approval = ask(inbox.rob, 2, true);
        assertThat(vote(inbox.max, approval, true)).isEqualTo(Outcome.OPEN);
        assertThat(vote(inbox.mia, approval, false)).isEqualTo(Outcome.REFUSED);

        refused(Refusal.Kind.CONFLICT, "approval-over", () -> vote(inbox.dora, approval, true));
        inbox.approvals.withdraw(as(inbox.rob), approval, "never mind");

        assertThat(inbox.approvals.outcome(approval)).isEqualTo(Outcome.REFUSED);
        assertThat(inbox.room.heard.of(ApprovalDecided.class))
                .containsExactly(new ApprovalDecided(approval, "X-1", "ask", false));
    }

    @Test
    void nobodyApprovesTheirOwn() {
        String approval = ask(inbox.max, 1, true);

        refusedVote(inbox.max, approval);
        assertThat(inbox.inbox(inbox.max)).isEmpty();
        assertThat(inbox.approvals.get(as(inbox.max), approval).whyNot().orElseThrow())
                .contains("for themselves");
    }

    @Test
    void noDeputyApprovesForWhoeverAsked() {
        deputy(inbox.max, inbox.dan);
        String approval = ask(inbox.max, 1, true);

        refusedVote(inbox.dan, approval);
        refused(Refusal.Kind.FORBIDDEN, "vote-not-yours", () -> voteFor(inbox.dan, inbox.max, approval, true));
    }

    @Test
    void whoeverAskedApprovesNotAsADeputyEither() {
        deputy(inbox.mia, inbox.rob);
        String approval = ask(inbox.rob, 1, true);

        refusedVote(inbox.rob, approval);
        refused(Refusal.Kind.FORBIDDEN, "vote-not-yours", () -> voteFor(inbox.rob, inbox.mia, approval, true));
        assertThat(inbox.approvals.outcome(approval)).isEqualTo(Outcome.OPEN);
    }

    @Test
    void aDeputyVotesOnceAndForWhomTheyStandIn() {
        deputy(inbox.max, inbox.dan);
        String approval = ask(inbox.rob, 2, true);
        assertThat(inbox.steps(inbox.dan)).containsExactly("ask");

        assertThat(vote(inbox.dan, approval, true)).isEqualTo(Outcome.OPEN);

        assertThat(inbox.approvals
                        .get(as(inbox.dan), approval)
                        .votes()
                        .getFirst()
                        .forName())
                .hasValue("max");
        refusedVote(inbox.dan, approval);
        refusedVote(inbox.max, approval);
        assertThat(vote(inbox.mia, approval, true)).isEqualTo(Outcome.GRANTED);
    }

    @Test
    void oneHandCountsOnceAsOneselfAndAsADeputy() {
        deputy(inbox.max, inbox.mia);
        String approval = ask(inbox.rob, 2, true);
        vote(inbox.mia, approval, true);

        refused(Refusal.Kind.FORBIDDEN, "vote-not-yours", () -> voteFor(inbox.mia, inbox.max, approval, true));
        assertThat(inbox.approvals.outcome(approval)).isEqualTo(Outcome.OPEN);
    }

    @Test
    void aDeputysDeputyStandsInForNobodyElse() {
        deputy(inbox.max, inbox.dan);
        deputy(inbox.dan, inbox.rob);
        String approval = ask(inbox.dora, 1, true);

        assertThat(inbox.inbox(inbox.rob)).isEmpty();
        refused(Refusal.Kind.NOT_FOUND, "approval-unknown", () -> vote(inbox.rob, approval, true));
    }

    @Test
    void aDeputyStandsInOnlyMeanwhile() {
        Instant now = inbox.room.clock.instant();
        inbox.deputies.name(as(inbox.max), inbox.rob.id(), now.plusSeconds(60), now.plusSeconds(120));
        ask(inbox.dora, 1, true);

        assertThat(inbox.inbox(inbox.rob)).isEmpty();
        inbox.room.clock.advance(Duration.ofSeconds(60));
        assertThat(inbox.steps(inbox.rob)).containsExactly("ask");
        inbox.room.clock.advance(Duration.ofSeconds(60));
        assertThat(inbox.inbox(inbox.rob)).isEmpty();
    }

    @Test
    void aDeputyIsSomebodyElseAndAhead() {
        Instant now = inbox.room.clock.instant();
        refused(
                Refusal.Kind.INVALID,
                "deputy-of-oneself",
                () -> inbox.deputies.name(as(inbox.max), inbox.max.id(), now, now.plusSeconds(9)));
        refused(
                Refusal.Kind.INVALID,
                "deputy-never",
                () -> inbox.deputies.name(as(inbox.max), inbox.mia.id(), now.plusSeconds(9), now.plusSeconds(9)));
        refused(
                Refusal.Kind.INVALID,
                "deputy-too-long",
                () -> inbox.deputies.name(as(inbox.max), inbox.mia.id(), now, now.plus(Duration.ofDays(400))));
        refused(
                Refusal.Kind.INVALID,
                "person-unknown",
                () -> inbox.deputies.name(as(inbox.max), UUID.randomUUID(), now, now.plusSeconds(9)));
        assertThat(inbox.deputies.of(as(inbox.max))).isEmpty();
    }

    @Test
    void byMajorityAsManyNoAsYesDecide() {
        String approval = ask(inbox.rob, 2, false);
        assertThat(vote(inbox.max, approval, false)).isEqualTo(Outcome.OPEN);
        assertThat(vote(inbox.mia, approval, true)).isEqualTo(Outcome.OPEN);
        assertThat(vote(inbox.dora, approval, false)).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void askedAgainTheEarlierIsWithdrawn() {
        String first = ask(inbox.rob, 1, true);
        String second = ask(inbox.rob, 1, true);

        assertThat(inbox.approvals.outcome(first)).isEqualTo(Outcome.WITHDRAWN);
        assertThat(inbox.only(inbox.max).id()).isEqualTo(second);
        refused(Refusal.Kind.CONFLICT, "approval-over", () -> vote(inbox.max, first, true));
    }

    @Test
    void strangersDoNotLearnThatItIsThere() {
        String approval = ask(inbox.max, 1, true);

        refused(Refusal.Kind.NOT_FOUND, "approval-unknown", () -> inbox.approvals.get(as(inbox.rob), approval));
        refused(Refusal.Kind.NOT_FOUND, "approval-unknown", () -> inbox.approvals.get(as(inbox.rob), "x"));
    }

    @Test
    void whatWasVotedIsNeverChanged() {
        String approval = ask(inbox.rob, 2, true);
        vote(inbox.max, approval, false);
        var jdbc = inbox.room.context.getBean(JdbcClient.class);

        for (String statement : java.util.List.of(
                "update workflow.vote set yes = true",
                "delete from workflow.vote",
                "update workflow.approval set yes_needed = 1",
                "truncate workflow.approval_withdrawn")) {
            assertThatThrownBy(() -> jdbc.sql(statement).update()).hasStackTraceContaining("append-only");
        }
    }

    /** Two last votes at once: one decides, the other hears that it is over, whichever comes first. */
    @Test
    void votesAtOnceAreCountedOneAfterTheOther() throws Exception {
        for (int round = 0; round < 5; round++) {
            String approval = ask(inbox.rob, 1, true);
            try (var both = Executors.newFixedThreadPool(2)) {
                Callable<Boolean> yes = () -> quietly(inbox.max, approval, true);
                Callable<Boolean> no = () -> quietly(inbox.mia, approval, false);
                var answers = both.invokeAll(java.util.List.of(yes, no));
                assertThat(answers.get(0).get() ^ answers.get(1).get()).isTrue();
                assertThat(inbox.approvals.outcome(approval))
                        .isEqualTo(answers.get(0).get() ? Outcome.GRANTED : Outcome.REFUSED);
            }
            assertThat(inbox.approvals.about("X-1").getFirst().votes()).hasSize(1);
        }
    }

    private boolean quietly(Person person, String approval, boolean yes) {
        try {
            vote(person, approval, yes);
            return true;
        } catch (Refusal over) {
            return false;
        }
    }
}
