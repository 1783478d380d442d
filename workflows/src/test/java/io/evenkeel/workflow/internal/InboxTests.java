package io.evenkeel.workflow.internal;

import static io.evenkeel.identity.fakes.Refused.refused;
import static io.evenkeel.workflow.internal.InboxRoom.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.audit.Refusal;
import io.evenkeel.identity.Person;
import io.evenkeel.workflow.Approvals;
import io.evenkeel.workflow.Approvals.Outcome;
import io.evenkeel.workflow.Task;
import io.evenkeel.workflow.Task.Act;
import io.evenkeel.workflow.Task.Kind;
import io.evenkeel.workflow.TaskMoved;
import io.evenkeel.workflow.TaskReaders;
import io.evenkeel.workflow.Tasks.Filter;
import io.evenkeel.workflow.Words;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What waits for people, from the first form to the last vote. */
class InboxTests {
    private InboxRoom inbox;

    @BeforeEach
    void open() {
        inbox = new InboxRoom();
    }

    @AfterEach
    void close() {
        inbox.close();
    }

    @Test
    void aProcessOfAnotherRoomRunsFromFormToLastVote() {
        inbox.purchase("PUR-1");
        Task first = inbox.only(inbox.dan);
        assertThat(first.name()).isEqualTo(new Words("Describe it", "描述需求"));
        assertThat(first.subject()).isEqualTo("Two screens");
        assertThat(first.groups()).containsExactly("service-desk");
        assertThat(first.due()).hasValue(inbox.room.clock.instant().plus(Duration.ofDays(2)));

        inbox.describe();
        inbox.price();
        Task approval = inbox.only(inbox.max);
        assertThat(approval.kind()).isEqualTo(Kind.APPROVAL);
        String asked = approval.approval().orElseThrow();
        assertThat(inbox.approvals.vote(as(inbox.max), asked, true, "", Optional.empty()))
                .isEqualTo(Outcome.OPEN);
        assertThat(inbox.inbox(inbox.max)).isEmpty();
        assertThat(inbox.approvals.vote(as(inbox.mia), asked, true, "cheap", Optional.empty()))
                .isEqualTo(Outcome.GRANTED);

        inbox.runJobs();
        Task money = inbox.only(inbox.mia);
        assertThat(money.id()).isEqualTo(money.approval().orElseThrow());
        assertThat(money.process()).isEqualTo("purchase");
        inbox.approvals.vote(as(inbox.mia), money.id(), true, "", Optional.empty());

        assertThat(inbox.ended("PUR-1")).isTrue();
        assertThat(inbox.doneSteps("PUR-1")).endsWith("bought");
        assertThat(inbox.inbox(inbox.max)).isEmpty();
        assertThat(inbox.purchases.completed).containsExactly("dora describe {pieces=2, what=screen}", "dora price {}");
    }

    @Test
    void aVoteKeepsTheNameOfWhoeverLeft() {
        inbox.purchase("PUR-1");
        inbox.describe();
        inbox.price();
        String asked = inbox.only(inbox.max).approval().orElseThrow();
        inbox.approvals.vote(as(inbox.max), asked, true, "", Optional.empty());

        inbox.room.people.remove(inbox.max.name());

        assertThat(inbox.approvals.get(as(inbox.mia), asked).votes())
                .extracting(Approvals.Vote::name)
                .containsExactly(inbox.max.displayName());
    }

    @Test
    void aFormShowsWhatIsKnownAndTakesOnlyWhatItAsksFor() {
        inbox.purchase("PUR-1");
        String task = inbox.only(inbox.dora).id();

        assertThat(inbox.tasks.get(as(inbox.dora), task).form().orElseThrow().schema())
                .contains("需要什么");
        Refusal missing = refused(
                Refusal.Kind.INVALID,
                "form-wrong",
                () -> inbox.tasks.complete(as(inbox.dora), task, Map.of("what", "screen")));
        assertThat(missing.field()).isEqualTo("pieces");
        Refusal tooMany = refused(
                Refusal.Kind.INVALID,
                "form-wrong",
                () -> inbox.tasks.complete(as(inbox.dora), task, Map.of("what", "screen", "pieces", 100)));
        assertThat(tooMany.field()).isEqualTo("pieces");
        refused(
                Refusal.Kind.INVALID,
                "form-wrong",
                () -> inbox.tasks.complete(
                        as(inbox.dora), task, Map.of("what", "screen", "pieces", 1, "until", "tomorrow")));
        Refusal foreign = refused(
                Refusal.Kind.INVALID,
                "form-field-unknown",
                () -> inbox.tasks.complete(
                        as(inbox.dora), task, Map.of("what", "screen", "pieces", 1, "askedBy", "me")));
        assertThat(foreign.field()).isEqualTo("askedBy");
        assertThat(inbox.steps(inbox.dora)).containsExactly("describe");
        assertThat(inbox.purchases.completed).isEmpty();
    }

    @Test
    void valuesComeBackAsTheyWereWhenItIsReturned() {
        inbox.purchase("PUR-1");
        String describe = inbox.only(inbox.dan).id();
        inbox.tasks.complete(
                as(inbox.dan),
                describe,
                Map.of("what", "screen", "pieces", 2, "until", "2027-01-31", "places", java.util.List.of("A", "B")));
        String price = inbox.only(inbox.dora).id();
        inbox.tasks.claim(as(inbox.dora), price);
        assertThat(inbox.tasks.get(as(inbox.dora), price).returnTo())
                .extracting(earlier -> earlier.step() + " " + earlier.name().zh())
                .containsExactly("describe 描述需求");

        inbox.tasks.returnTo(as(inbox.dora), price, "describe", "which size?");

        Task again = inbox.only(inbox.dan);
        assertThat(again.step()).isEqualTo("describe");
        assertThat(again.assignee().orElseThrow().id()).isEqualTo(inbox.dan.id());
        assertThat(inbox.inbox(inbox.dora)).isEmpty();
        assertThat(inbox.tasks
                        .get(as(inbox.dan), again.id())
                        .form()
                        .orElseThrow()
                        .values())
                .isEqualTo(Map.of(
                        "what", "screen", "pieces", 2L, "until", "2027-01-31", "places", java.util.List.of("A", "B")));
    }

    @Test
    void itReturnsOnlyToWhatWasDoneBefore() {
        inbox.purchase("PUR-1");
        inbox.tasks.claim(as(inbox.dora), inbox.only(inbox.dora).id());
        String first = inbox.only(inbox.dora).id();
        refused(
                Refusal.Kind.CONFLICT,
                "step-not-before",
                () -> inbox.tasks.returnTo(as(inbox.dora), first, "price", "forward"));
        inbox.describe();
        inbox.tasks.claim(as(inbox.dora), inbox.only(inbox.dora).id());
        String second = inbox.only(inbox.dora).id();
        for (String step : java.util.List.of("approve", "bought", "begun", "nothing", "")) {
            refused(
                    Refusal.Kind.CONFLICT,
                    "step-not-before",
                    () -> inbox.tasks.returnTo(as(inbox.dora), second, step, "away"));
        }
        refused(
                Refusal.Kind.INVALID,
                "reason-needed",
                () -> inbox.tasks.returnTo(as(inbox.dora), second, "describe", " "));
    }

    @Test
    void claimedIsOnesOwnUntilHandedBack() {
        inbox.purchase("PUR-1");
        String task = inbox.only(inbox.dora).id();

        inbox.tasks.claim(as(inbox.dora), task);
        inbox.tasks.claim(as(inbox.dora), task);

        assertThat(inbox.inbox(inbox.dan)).isEmpty();
        refused(Refusal.Kind.CONFLICT, "task-taken", () -> inbox.tasks.claim(as(inbox.dan), task));
        refused(
                Refusal.Kind.CONFLICT,
                "task-taken",
                () -> inbox.tasks.complete(as(inbox.dan), task, Map.of("what", "x", "pieces", 1)));
        refused(Refusal.Kind.CONFLICT, "task-not-yours", () -> inbox.tasks.handBack(as(inbox.dan), task));
        assertThat(inbox.only(inbox.dora).acts())
                .containsExactlyInAnyOrder(Act.COMPLETE, Act.DELEGATE, Act.COUNTERSIGN, Act.HAND_BACK);

        inbox.tasks.handBack(as(inbox.dora), task);

        assertThat(inbox.only(inbox.dan).acts()).containsExactlyInAnyOrder(Act.CLAIM, Act.COMPLETE);
    }

    @Test
    void whomItDoesNotConcernFindsNothing() {
        inbox.purchase("PUR-1");
        String task = inbox.only(inbox.dora).id();

        assertThat(inbox.inbox(inbox.max)).isEmpty();
        refused(Refusal.Kind.NOT_FOUND, "task-unknown", () -> inbox.tasks.get(as(inbox.max), task));
        refused(Refusal.Kind.NOT_FOUND, "task-unknown", () -> inbox.tasks.claim(as(inbox.max), task));
        refused(Refusal.Kind.NOT_FOUND, "task-unknown", () -> inbox.tasks.complete(as(inbox.max), task, Map.of()));
        refused(Refusal.Kind.NOT_FOUND, "task-unknown", () -> inbox.tasks.get(as(inbox.dora), "nothing"));
    }

    @Test
    void delegatedIsTheOthersWithTheReason() {
        inbox.purchase("PUR-1");
        String task = inbox.only(inbox.dora).id();
        inbox.tasks.claim(as(inbox.dora), task);

        inbox.tasks.delegate(as(inbox.dora), task, inbox.max.id(), "you know screens");

        assertThat(inbox.inbox(inbox.dora)).isEmpty();
        assertThat(inbox.only(inbox.max).id()).isEqualTo(task);
        assertThat(inbox.tasks.get(as(inbox.max), task).history())
                .extracting(done ->
                        done.person() + " " + done.verb() + " " + done.to().orElse("") + done.reason())
                .containsExactly("dora claim ", "dora delegate maxyou know screens");
        inbox.tasks.complete(as(inbox.max), task, Map.of("what", "x", "pieces", 1));
        assertThat(inbox.steps(inbox.dora)).containsExactly("price");
    }

    @Test
    void theRoomsWordUndoesTheAct() {
        inbox.purchase("PUR-1");
        inbox.purchases.refuses = true;

        refused(Refusal.Kind.CONFLICT, "purchase-closed", inbox::describe);

        assertThat(inbox.only(inbox.dora).assignee()).isEmpty();
        assertThat(inbox.tasks.get(as(inbox.dora), inbox.only(inbox.dora).id()).history())
                .isEmpty();
    }

    @Test
    void whoeverAskedSeesAndWithdrawsIt() {
        inbox.purchase("PUR-1");
        assertThat(inbox.inbox(inbox.rob)).isEmpty();
        Task mine = inbox.tasks
                .waitingFor(
                        as(inbox.rob),
                        new Filter(false, true, Optional.empty(), Optional.empty()),
                        Optional.empty(),
                        50)
                .items()
                .getFirst();
        assertThat(mine.acts()).containsExactly(Act.WITHDRAW);
        refused(
                Refusal.Kind.FORBIDDEN,
                "withdraw-not-yours",
                () -> inbox.tasks.withdraw(as(inbox.dora), mine.id(), "mine"));

        inbox.purchases.withdrawable = false;
        refused(
                Refusal.Kind.CONFLICT,
                "purchase-paid",
                () -> inbox.tasks.withdraw(as(inbox.rob), mine.id(), "no need"));
        inbox.purchases.withdrawable = true;
        inbox.tasks.withdraw(as(inbox.rob), mine.id(), "no need");

        assertThat(inbox.ended("PUR-1")).isTrue();
        assertThat(inbox.inbox(inbox.dora)).isEmpty();
    }

    @Test
    void aCountersignatureIsWaitedFor() {
        inbox.purchase("PUR-1");
        String task = inbox.only(inbox.dora).id();
        inbox.tasks.claim(as(inbox.dora), task);
        refused(
                Refusal.Kind.CONFLICT,
                "sign-oneself",
                () -> inbox.tasks.countersign(as(inbox.dora), task, inbox.dora.id()));

        inbox.tasks.countersign(as(inbox.dora), task, inbox.dan.id());

        Map<String, Object> values = Map.of("what", "x", "pieces", 1);
        refused(Refusal.Kind.CONFLICT, "signature-missing", () -> inbox.tasks.complete(as(inbox.dora), task, values));
        refused(
                Refusal.Kind.CONFLICT,
                "task-signer",
                () -> inbox.tasks.delegate(as(inbox.dora), task, inbox.dan.id(), "both"));
        Task signature = inbox.only(inbox.dan);
        assertThat(signature.name()).isEqualTo(new Words("Countersign: Describe it", "会签：描述需求"));
        inbox.approvals.vote(as(inbox.dan), signature.id(), false, "too small", Optional.empty());
        refused(Refusal.Kind.CONFLICT, "signature-missing", () -> inbox.tasks.complete(as(inbox.dora), task, values));

        inbox.tasks.countersign(as(inbox.dora), task, inbox.dan.id());
        inbox.approvals.vote(as(inbox.dan), inbox.only(inbox.dan).id(), true, "", Optional.empty());
        inbox.tasks.complete(as(inbox.dora), task, values);

        assertThat(inbox.steps(inbox.dora)).containsExactly("price");
    }

    @Test
    void whoAloneCountersignedAsksSomebodyElseBeforeCompleting() {
        inbox.purchase("PUR-1");
        String task = inbox.only(inbox.dora).id();
        inbox.tasks.claim(as(inbox.dora), task);
        inbox.tasks.countersign(as(inbox.dora), task, inbox.dan.id());
        inbox.approvals.vote(as(inbox.dan), inbox.only(inbox.dan).id(), true, "", Optional.empty());
        inbox.tasks.handBack(as(inbox.dora), task);
        inbox.tasks.claim(as(inbox.dan), task);
        Map<String, Object> values = Map.of("what", "x", "pieces", 1);
        refused(Refusal.Kind.CONFLICT, "task-signer", () -> inbox.tasks.complete(as(inbox.dan), task, values));

        inbox.tasks.countersign(as(inbox.dan), task, inbox.dora.id());
        String signature = inbox.only(inbox.dora).id();
        inbox.approvals.vote(as(inbox.dora), signature, true, "", Optional.empty());
        inbox.tasks.complete(as(inbox.dan), task, values);

        assertThat(inbox.steps(inbox.dora)).containsExactly("price");
    }

    @Test
    void anApprovalIsNotCompletedButVotedOn() {
        inbox.purchase("PUR-1");
        inbox.describe();
        inbox.price();
        String approval = inbox.only(inbox.max).id();

        refused(
                Refusal.Kind.CONFLICT,
                "task-is-approval",
                () -> inbox.tasks.complete(as(inbox.max), approval, Map.of("granted", true)));
        refused(Refusal.Kind.CONFLICT, "task-is-approval", () -> inbox.tasks.claim(as(inbox.max), approval));
    }

    @Test
    void dueFirstAndPageByPage() {
        for (int i = 1; i <= 5; i++) {
            inbox.purchase("PUR-" + i);
            inbox.room.clock.advance(Duration.ofMinutes(1));
        }
        var first = inbox.tasks.waitingFor(as(inbox.dora), Filter.ALL, Optional.empty(), 2);
        var second = inbox.tasks.waitingFor(as(inbox.dora), Filter.ALL, first.next(), 2);
        var third = inbox.tasks.waitingFor(as(inbox.dora), Filter.ALL, second.next(), 2);

        assertThat(java.util.stream.Stream.of(first, second, third)
                        .flatMap(page -> page.items().stream())
                        .map(Task::businessKey))
                .containsExactly("PUR-1", "PUR-2", "PUR-3", "PUR-4", "PUR-5");
        assertThat(third.next()).isEmpty();
        inbox.tasks.complete(as(inbox.dora), first.items().getFirst().id(), Map.of("what", "x", "pieces", 1));
        // Without a due time: last.
        assertThat(inbox.inbox(inbox.dora).getLast().businessKey()).isEqualTo("PUR-1");
        refused(
                Refusal.Kind.INVALID,
                "cursor-unreadable",
                () -> inbox.tasks.waitingFor(as(inbox.dora), Filter.ALL, Optional.of("x'; drop"), 2));
    }

    @Test
    void aGroupsAndATextsOnly() {
        inbox.purchase("PUR-1");
        inbox.purchase("PUR-2");
        assertThat(found(Optional.of("service-desk"), Optional.of("pur-2"))).containsExactly("PUR-2");
        assertThat(found(Optional.of("service-desk"), Optional.of("需求"))).containsExactly("PUR-1", "PUR-2");
        assertThat(found(Optional.of("managers"), Optional.empty())).isEmpty();
        assertThat(found(Optional.empty(), Optional.of("%"))).isEmpty();
    }

    private java.util.List<String> found(Optional<String> group, Optional<String> text) {
        return inbox
                .tasks
                .waitingFor(as(inbox.dora), new Filter(false, false, group, text), Optional.empty(), 50)
                .items()
                .stream()
                .map(Task::businessKey)
                .toList();
    }

    @Test
    void whoeverItConcernsCanBeToldThatItMoved() {
        inbox.room.heard.forget();
        inbox.purchase("PUR-1");
        TaskMoved begun = inbox.room.heard.of(TaskMoved.class).getLast();

        assertThat(begun.businessKey()).isEqualTo("PUR-1");
        assertThat(concerned(begun)).containsExactly("dan", "dora", "rob");

        inbox.describe();
        inbox.price();
        inbox.room.heard.forget();
        String asked = inbox.only(inbox.max).approval().orElseThrow();
        inbox.approvals.vote(as(inbox.max), asked, true, "", Optional.empty());
        assertThat(concerned(inbox.room.heard.of(TaskMoved.class).getLast()))
                .contains("max", "mia", "rob")
                .doesNotContain("dora");
    }

    private List<String> concerned(TaskMoved moved) {
        TaskReaders readers = inbox.room.context.getBean(TaskReaders.class);
        return Stream.of(inbox.dan, inbox.dora, inbox.max, inbox.mia, inbox.rob)
                .filter(person -> readers.of(person.id()).test(moved))
                .map(Person::name)
                .toList();
    }
}
