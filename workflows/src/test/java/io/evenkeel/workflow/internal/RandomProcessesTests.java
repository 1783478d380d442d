package io.evenkeel.workflow.internal;

import static io.evenkeel.workflow.internal.InboxRoom.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.audit.Refusal;
import io.evenkeel.identity.Person;
import io.evenkeel.workflow.Approvals.Approval;
import io.evenkeel.workflow.Approvals.Outcome;
import io.evenkeel.workflow.Approvals.Vote;
import io.evenkeel.workflow.Flows;
import io.evenkeel.workflow.Task;
import io.evenkeel.workflow.Task.Act;
import io.evenkeel.workflow.Tasks.Detail;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.operaton.bpm.engine.RepositoryService;

/**
 * Random processes, and people who do random things with them: each comes to its end all the same, nobody approves their
 * own, and a decision never changes. Repeat one with {@code -Devenkeel.seed=SEED}.
 */
class RandomProcessesTests {
    private static final int MOST_ACTS = 400;
    /** After so many acts people stop wandering and finish what is there. */
    private static final int WANDERING = 60;

    private InboxRoom inbox;
    private final Map<String, Outcome> decided = new HashMap<>();

    @BeforeEach
    void open() {
        inbox = new InboxRoom();
    }

    @AfterEach
    void close() {
        inbox.close();
    }

    @RepeatedTest(6)
    void everyProcessComesToItsEnd(RepetitionInfo repetition) {
        long seed = Long.getLong("evenkeel.seed", System.nanoTime() + repetition.getCurrentRepetition());
        try {
            run(new Random(seed), "random-" + repetition.getCurrentRepetition());
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError("repeat with -Devenkeel.seed=" + seed, e);
        }
    }

    private void run(Random random, String process) {
        String model = new RandomModel(random, process).bpmn();
        inbox.room
                .context
                .getBean(RepositoryService.class)
                .createDeployment()
                .addString(process + ".bpmn", model)
                .deploy();
        List<Person> people = List.of(inbox.dora, inbox.dan, inbox.max, inbox.mia);
        String key = "RND-" + process;
        inbox.flows.start(
                process,
                key,
                Map.of(Flows.ASKED_BY, people.get(random.nextInt(4)).id().toString()));
        List<String> acts = new ArrayList<>();
        for (int act = 0; act < MOST_ACTS; act++) {
            inbox.runJobs();
            if (inbox.ended(key)) {
                assertThat(people)
                        .allSatisfy(person -> assertThat(inbox.inbox(person)).isEmpty());
                return;
            }
            acts.add(one(random, people, act < WANDERING));
            decisionsStand(key);
        }
        throw new AssertionError("no end after " + acts + "\n" + model);
    }

    private String one(Random random, List<Person> people, boolean wandering) {
        Person person = people.get(random.nextInt(people.size()));
        if (wandering && random.nextInt(8) == 0) {
            return deputy(random, person, people);
        }
        List<Task> waiting = inbox.inbox(person);
        if (waiting.isEmpty()) {
            return "-";
        }
        Detail detail = inbox.tasks.get(
                as(person), waiting.get(random.nextInt(waiting.size())).id());
        Set<Act> possible = EnumSet.noneOf(Act.class);
        possible.addAll(detail.task().acts());
        possible.remove(Act.WITHDRAW);
        if (!wandering) {
            possible.retainAll(Set.of(Act.CLAIM, Act.COMPLETE, Act.VOTE, Act.HAND_BACK));
        }
        if (possible.isEmpty()) {
            return "-";
        }
        Act act = List.copyOf(possible).get(random.nextInt(possible.size()));
        String said = person.name() + " " + act + " " + detail.task().step();
        try {
            perform(random, person, people, detail, act, wandering);
            return said;
        } catch (Refusal refusal) {
            // Only what the rules say: a missing signature, a signer who would complete, a taken task.
            assertThat(refusal.code())
                    .as(said)
                    .isIn(
                            "signature-missing",
                            "task-signer",
                            "task-has-it",
                            "sign-oneself",
                            "signatures-too-many",
                            "step-several",
                            "task-of-one");
            return said + ": " + refusal.code();
        }
    }

    private void perform(Random random, Person person, List<Person> people, Detail detail, Act act, boolean wandering) {
        String id = detail.task().id();
        Person other = people.get(random.nextInt(people.size()));
        switch (act) {
            case CLAIM -> inbox.tasks.claim(as(person), id);
            case HAND_BACK -> inbox.tasks.handBack(as(person), id);
            case COMPLETE -> complete(person, other, detail);
            case DELEGATE -> inbox.tasks.delegate(as(person), id, other.id(), "yours");
            case RETURN ->
                inbox.tasks.returnTo(
                        as(person),
                        id,
                        detail.returnTo()
                                .get(random.nextInt(detail.returnTo().size()))
                                .step(),
                        "once more");
            case COUNTERSIGN -> inbox.tasks.countersign(as(person), id, other.id());
            case VOTE -> vote(person, detail.approval().orElseThrow(), !wandering || random.nextInt(4) > 0);
            case WITHDRAW -> throw new IllegalStateException("not among them");
        }
    }

    /** Where a signature was refused, it is asked for again; the only signer asks somebody else too. */
    private void complete(Person person, Person next, Detail detail) {
        boolean has = detail.task().assignee().isPresent();
        Optional<Approval> refused = detail.countersignatures().stream()
                .filter(signature -> signature.outcome() == Outcome.REFUSED)
                .filter(signature -> detail.countersignatures().stream()
                        .filter(other -> other.question()
                                .step()
                                .equals(signature.question().step()))
                        .findFirst()
                        .orElseThrow()
                        .equals(signature))
                .findFirst();
        if (has && refused.isPresent()) {
            inbox.tasks.countersign(
                    as(person),
                    detail.task().id(),
                    refused.get().question().rule().people().iterator().next());
            return;
        }
        try {
            inbox.tasks.complete(as(person), detail.task().id(), Map.of());
        } catch (Refusal refusal) {
            if (!has || !refusal.code().equals("task-signer") || next.equals(person)) {
                throw refusal;
            }
            inbox.tasks.countersign(as(person), detail.task().id(), next.id());
        }
    }

    private void vote(Person person, Approval approval, boolean yes) {
        List<Optional<java.util.UUID>> places = new ArrayList<>(List.of(Optional.empty()));
        inbox.deputies.principalsOf(person.id()).forEach(principal -> places.add(Optional.of(principal)));
        for (Optional<java.util.UUID> place : places) {
            try {
                inbox.approvals.vote(as(person), approval.id(), yes, "because", place);
                return;
            } catch (Refusal refusal) {
                assertThat(refusal.code()).isEqualTo("vote-not-yours");
            }
        }
        throw new AssertionError(person.name() + " was shown a vote that they may not give: " + approval);
    }

    private String deputy(Random random, Person person, List<Person> people) {
        Person other = people.get(random.nextInt(people.size()));
        if (other.equals(person)) {
            inbox.deputies.nobody(as(person));
        } else {
            inbox.deputies.name(
                    as(person),
                    other.id(),
                    inbox.room.clock.instant(),
                    inbox.room.clock.instant().plus(Duration.ofHours(1)));
        }
        return person.name() + " deputy " + other.name();
    }

    private void decisionsStand(String key) {
        for (Approval approval : inbox.approvals.about(key)) {
            Outcome now = approval.outcome();
            Outcome before = decided.getOrDefault(approval.id(), now);
            assertThat(now).as("a decision stands").isEqualTo(before);
            if (now == Outcome.GRANTED || now == Outcome.REFUSED) {
                decided.put(approval.id(), now);
            }
            assertThat(approval.votes())
                    .as("nobody approves their own")
                    .noneMatch(vote -> approval.question().askedBy().equals(Optional.of(vote.person()))
                            || approval.question().askedBy().equals(vote.forPerson()));
            assertThat(approval.votes()).extracting(Vote::person).doesNotHaveDuplicates();
            assertThat(approval.votes())
                    .extracting(vote -> vote.forPerson().orElse(vote.person()))
                    .doesNotHaveDuplicates();
        }
    }
}
