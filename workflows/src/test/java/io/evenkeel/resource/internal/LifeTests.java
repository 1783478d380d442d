package io.evenkeel.resource.internal;

import static io.evenkeel.resource.internal.ResourceRoom.ANY;
import static io.evenkeel.resource.internal.ResourceRoom.TODAY;
import static io.evenkeel.resource.internal.ResourceRoom.WHY;
import static io.evenkeel.resource.internal.ResourceRoom.as;
import static io.evenkeel.resource.internal.ResourceRoom.priced;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.audit.Refusal;
import io.evenkeel.inventory.Item;
import io.evenkeel.resource.Resource;
import io.evenkeel.resource.Resource.Stage;
import io.evenkeel.resource.Resource.State;
import io.evenkeel.resource.Resource.Verdict;
import io.evenkeel.resource.Resource.Wish;
import io.evenkeel.resource.Resources.Happened;
import io.evenkeel.resource.Resources.PossibleAct;
import io.evenkeel.resource.Resources.Verb;
import io.evenkeel.workflow.Task;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From the application to the return, where people provide. */
class LifeTests {
    private static final Duration GRACE = Duration.ofDays(7);

    private final ResourceRoom room = new ResourceRoom();

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void fromApplicationToReclaimWithAnAutomaticApproval() {
        Resource applied = room.apply(2, 60);
        String key = applied.key();
        assertThat(applied.state()).isEqualTo(State.WANTED);
        room.runJobs();
        assertThat(room.find(key).wish().map(Wish::stage)).contains(Stage.PROVIDING);
        assertThat(room.approvals.about(key)).isEmpty();

        room.provide(key, "web-9");
        Resource there = room.find(key);
        assertThat(there.state()).isEqualTo(State.ACTIVE);
        assertThat(there.quantity()).isEqualTo(2);
        Item item = room.item(there);
        assertThat(item.name()).isEqualTo("web-9");
        assertThat(item.owner()).contains("lin");
        assertThat(item.endsOn()).contains(TODAY.plusDays(60));
        assertThat(room.active(key)).containsExactly("in-use");

        room.passes(Duration.ofDays(61));
        Resource ended = room.find(key);
        assertThat(ended.state()).isEqualTo(State.GRACE);
        assertThat(room.used(room.lin)).as("it is there still").isEqualTo(2);
        room.passes(GRACE);
        assertThat(room.find(key).state()).isEqualTo(State.RECLAIMING);
        room.takeBack(key);
        Resource back = room.find(key);
        assertThat(back.state()).isEqualTo(State.RECLAIMED);
        assertThat(room.item(back).retired()).isTrue();
        assertThat(room.used(room.lin)).isZero();
        assertThat(room.processes.position(key).orElseThrow().ended()).isTrue();
        assertThat(room.resources.get(as(room.lin), key).history().reversed().stream()
                        .map(Happened::what))
                .containsExactly("apply", "grant", "provide", "end", "reclaim", "reclaimed");
    }

    @Test
    void whatIsTooDearIsRefusedByTheTableAndCountsNoMore() {
        room.put(priced(room.kind("vm"), "20000"));
        Resource applied = room.apply(3, 60);
        room.runJobs();
        Resource refused = room.find(applied.key());
        assertThat(refused.state()).isEqualTo(State.REFUSED);
        assertThat(refused.reason().orElseThrow()).contains("50,000");
        assertThat(room.used(room.lin)).isZero();
        assertThat(room.told(room.lin)).containsExactly(applied.key() + ": the application is refused");
        assertThat(room.processes.position(applied.key()).orElseThrow().ended()).isTrue();
        assertThat(room.resources
                        .get(as(room.lin), applied.key())
                        .history()
                        .getFirst()
                        .facts())
                .containsEntry("row", "1")
                .containsKey("whyZh");
    }

    @Test
    void oneYesGrantsAndOneNoRefuses() {
        room.put(priced(room.kind("vm"), "1000"));
        Resource first = room.apply(1, 60);
        Resource second = room.apply(1, 60);
        room.runJobs();
        assertThat(room.find(first.key())
                        .wish()
                        .orElseThrow()
                        .decision()
                        .orElseThrow()
                        .verdict())
                .isEqualTo(Verdict.ASK);
        room.vote(room.mei, first.key(), true);
        room.vote(room.mei, second.key(), false);
        assertThat(room.find(first.key()).wish().map(Wish::stage)).contains(Stage.PROVIDING);
        assertThat(room.find(second.key()).state()).isEqualTo(State.REFUSED);
        assertThat(room.find(second.key()).reason()).contains("mei: too dear");
        assertThat(room.used(room.lin)).isEqualTo(1);
    }

    @Test
    void whatIsDearTakesTwoYesAndNeverTheApplicantsOwn() {
        room.put(priced(room.kind("vm"), "9000"));
        Resource resource = room.resources.apply(as(room.mei), room.application(1, 60));
        room.runJobs();
        assertThatThrownBy(() -> room.vote(room.mei, resource.key(), true)).isInstanceOf(Refusal.class);
        room.vote(room.omar, resource.key(), true);
        assertThat(room.find(resource.key()).wish().map(Wish::stage)).contains(Stage.APPROVING);
    }

    @Test
    void whatIsWithdrawnWaitsForNobody() {
        room.put(priced(room.kind("vm"), "1000"));
        Resource voted = room.apply(1, 60);
        room.runJobs();
        assertThat(room.inbox(room.mei)).hasSize(1);
        room.resources.withdraw(as(room.lin), voted.key(), WHY, ANY);
        room.put(priced(room.kind("vm"), "10"));
        Resource provided = room.apply(1, 60);
        room.runJobs();
        assertThat(room.inbox(room.ping)).hasSize(1);
        room.resources.withdraw(as(room.lin), provided.key(), WHY, ANY);
        room.runJobs();
        assertThat(room.inbox(room.mei)).isEmpty();
        assertThat(room.inbox(room.ping)).isEmpty();
        assertThat(List.of(voted, provided))
                .allSatisfy(one -> assertThat(room.find(one.key()).state()).isEqualTo(State.WITHDRAWN));
    }

    @Test
    void anApplicationIsWithdrawnFromTheInboxToo() {
        Resource resource = room.apply(1, 60);
        room.runJobs();
        Task asked = room.tasks
                .waitingFor(
                        as(room.lin),
                        new io.evenkeel.workflow.Tasks.Filter(false, true, Optional.empty(), Optional.empty()),
                        Optional.empty(),
                        10)
                .items()
                .getFirst();
        room.tasks.withdraw(as(room.lin), asked.id(), WHY);
        assertThat(room.find(resource.key()).state()).isEqualTo(State.WITHDRAWN);
        assertThat(room.used(room.lin)).isZero();
    }

    @Test
    void moreIsAskedAboutAndLessIsNot() {
        room.put(priced(room.kind("vm"), "200"));
        Resource resource = room.inUse();
        String key = resource.key();
        room.resources.changeSize(as(room.lin), key, 4, WHY, ANY);
        room.runJobs();
        assertThat(room.used(room.lin)).as("reserved while it is asked about").isEqualTo(4);
        room.vote(room.mei, key, false);
        assertThat(room.find(key).quantity()).isEqualTo(2);
        assertThat(room.find(key).state()).isEqualTo(State.ACTIVE);
        assertThat(room.used(room.lin)).isEqualTo(2);

        room.resources.changeSize(as(room.lin), key, 4, WHY, ANY);
        room.runJobs();
        room.vote(room.mei, key, true);
        room.provide(key, "");
        assertThat(room.find(key).quantity()).isEqualTo(4);

        room.resources.changeSize(as(room.lin), key, 1, WHY, ANY);
        room.runJobs();
        assertThat(room.used(room.lin)).as("given back when it is done").isEqualTo(4);
        room.provide(key, "");
        assertThat(room.find(key).quantity()).isEqualTo(1);
        assertThat(room.used(room.lin)).isEqualTo(1);
        assertThat(room.active(key)).containsExactly("in-use");
    }

    @Test
    void aShortExtensionIsGrantedByTheTableAndAMuchLongerOneIsAskedAbout() {
        Resource resource = room.inUse();
        room.resources.extend(as(room.lin), resource.key(), TODAY.plusDays(80), WHY, ANY);
        room.runJobs();
        assertThat(room.find(resource.key()).until()).isEqualTo(TODAY.plusDays(80));
        assertThat(room.item(room.find(resource.key())).endsOn()).contains(TODAY.plusDays(80));
        room.resources.extend(as(room.lin), resource.key(), TODAY.plusDays(300), WHY, ANY);
        room.runJobs();
        assertThat(room.find(resource.key()).until()).isEqualTo(TODAY.plusDays(80));
        room.vote(room.mei, resource.key(), true);
        assertThat(room.find(resource.key()).until()).isEqualTo(TODAY.plusDays(300));
        room.passes(Duration.ofDays(200));
        assertThat(room.find(resource.key()).state()).isEqualTo(State.ACTIVE);
    }

    @Test
    void whatIsReleasedCanBeRestoredWhileItsGraceLasts() {
        Resource resource = room.inUse();
        String key = resource.key();
        room.resources.release(as(room.lin), key, WHY, ANY);
        assertThat(room.find(key).state()).isEqualTo(State.GRACE);
        assertThat(room.active(key)).containsExactly("in-grace");
        room.resources.restore(as(room.lin), key, Optional.empty(), WHY, ANY);
        assertThat(room.active(key)).containsExactly("in-use");
        room.passes(GRACE.plusDays(1));
        assertThat(room.find(key).state()).isEqualTo(State.ACTIVE);
        room.resources.release(as(room.lin), key, WHY, ANY);
        room.passes(GRACE);
        assertThatThrownBy(() -> room.resources.restore(as(room.lin), key, Optional.empty(), WHY, ANY))
                .hasMessageContaining("being taken back");
    }

    @Test
    void whatEndedIsRestoredWithALaterEnd() {
        Resource resource = room.inUse();
        String key = resource.key();
        room.passes(Duration.ofDays(61));
        assertThatThrownBy(() -> room.resources.restore(as(room.lin), key, Optional.empty(), WHY, ANY))
                .hasMessageContaining("until when you need it");
        room.resources.restore(as(room.lin), key, Optional.of(TODAY.plusDays(90)), WHY, ANY);
        room.runJobs();
        assertThat(room.find(key).state()).isEqualTo(State.ACTIVE);
        assertThat(room.find(key).until()).isEqualTo(TODAY.plusDays(90));
        room.passes(GRACE);
        assertThat(room.find(key).state()).isEqualTo(State.ACTIVE);
    }

    @Test
    void whatSomethingDependsOnIsNotTakenBackUnseen() {
        Resource resource = room.inUse();
        var shop = room.inventory.add(
                as(room.omar),
                io.evenkeel.inventory.Kind.BUSINESS_SERVICE,
                new io.evenkeel.inventory.Inventory.Traits(
                        "Shop", Optional.empty(), Optional.empty(), Optional.empty()));
        var link = room.inventory.link(
                as(room.omar), shop.id(), List.of(resource.item().orElseThrow()), Optional.empty(), Optional.empty());
        room.resources.release(as(room.lin), resource.key(), WHY, ANY);
        room.passes(GRACE);
        assertThatThrownBy(() -> room.takeBack(resource.key())).hasMessageContaining("needed by Shop");
        room.inventory.unlink(as(room.omar), link.id());
        room.takeBack(resource.key());
        assertThat(room.find(resource.key()).state()).isEqualTo(State.RECLAIMED);
    }

    @Test
    void aLostProcessBeginsAnewWhereTheResourceIs() {
        Resource resource = room.inUse();
        String key = resource.key();
        room.loseProcesses();
        room.resources.extend(as(room.lin), key, TODAY.plusDays(70), WHY, ANY);
        room.loseProcesses();
        room.resources.withdraw(as(room.lin), key, WHY, ANY);
        assertThat(room.active(key)).containsExactly("in-use");
        room.loseProcesses();
        room.resources.release(as(room.lin), key, WHY, ANY);
        assertThat(room.active(key)).containsExactly("in-grace");
        room.passes(GRACE);
        assertThat(room.find(key).state()).isEqualTo(State.RECLAIMING);
    }

    @Test
    void aCancelledProcessEndsWhatWasWishedAndNothingElse() {
        Resource applied = room.apply(2, 60);
        room.runJobs();
        room.cancel(applied.key(), "the wrong catalogue entry");
        assertThat(room.find(applied.key()).state()).isEqualTo(State.WITHDRAWN);
        assertThat(room.find(applied.key()).reason()).contains("the wrong catalogue entry");
        assertThat(room.used(room.lin)).isZero();
        assertThat(room.told(room.lin)).containsExactly(applied.key() + ": the application could not be done");
        assertThat(room.inbox(room.ping)).isEmpty();

        String key = room.inUse().key();
        room.resources.changeSize(as(room.lin), key, 4, WHY, ANY);
        room.passes(Duration.ofMinutes(1));
        room.cancel(key, "x".repeat(2_000));
        assertThat(room.find(key).wish()).isEmpty();
        assertThat(room.used(room.lin)).isEqualTo(2);
        assertThat(room.active(key)).containsExactly("in-use");
        room.cancel(key, "again");
        room.passes(Duration.ofDays(61));
        assertThat(room.find(key).state()).as("its last day comes all the same").isEqualTo(State.GRACE);
        room.cancel(key, "again");
        room.passes(GRACE);
        room.cancel(key, "again");
        room.runJobs();
        room.takeBack(key);
        assertThat(room.find(key).state()).isEqualTo(State.RECLAIMED);
        assertThat(room.used(room.lin)).isZero();
    }

    @Test
    void aNameThatIsSomebodysIsRefusedAndAFoundOneIsTakenOver() {
        room.inventory.add(
                as(room.omar),
                io.evenkeel.inventory.Kind.HOST,
                new io.evenkeel.inventory.Inventory.Traits(
                        "db-1", Optional.empty(), Optional.of("payroll"), Optional.empty()));
        Item found = room.inventory.add(
                as(room.omar),
                io.evenkeel.inventory.Kind.HOST,
                new io.evenkeel.inventory.Inventory.Traits(
                        "web-7", Optional.empty(), Optional.empty(), Optional.empty()));
        Resource resource = room.apply(1, 60);
        room.runJobs();
        assertThatThrownBy(() -> room.provide(resource.key(), "db-1")).hasMessageContaining("payroll's");
        room.provide(resource.key(), "web-7");
        assertThat(room.find(resource.key()).item()).contains(found.id());
        assertThat(room.item(room.find(resource.key())).owner()).contains("lin");
    }

    @Test
    void othersDoNotSeeIt() {
        Resource resource = room.apply(1, 60);
        assertThatThrownBy(() -> room.resources.get(as(room.bo), resource.key()))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.NOT_FOUND));
        assertThatThrownBy(() -> room.resources.withdraw(as(room.bo), resource.key(), WHY, ANY))
                .hasMessageContaining("that you may see");
        assertThatThrownBy(() -> room.resources.withdraw(as(room.ping), resource.key(), WHY, ANY))
                .as("who sees operations acts on nobody's")
                .hasMessageContaining("that you may see");
        assertThat(room.resources.get(as(room.ping), resource.key()).acts()).isEmpty();
        assertThatThrownBy(() -> room.resources.all(
                        as(room.bo),
                        new io.evenkeel.resource.Resources.Search(Optional.empty(), Optional.empty(), Optional.empty()),
                        Optional.empty(),
                        10))
                .hasMessageContaining("SEE_OPERATIONS");
    }

    @Test
    void whatIsAskedForHasLimits() {
        assertThatThrownBy(() -> room.apply(0, 60)).hasMessageContaining("1 to 10");
        assertThatThrownBy(() -> room.apply(11, 60)).hasMessageContaining("1 to 10");
        assertThatThrownBy(() -> room.apply(1, -1)).hasMessageContaining("last day");
        assertThatThrownBy(() -> room.apply(1, 366)).hasMessageContaining("365 days");
        Resource resource = room.inUse();
        assertThatThrownBy(() -> room.resources.extend(as(room.lin), resource.key(), TODAY.plusDays(50), WHY, ANY))
                .hasMessageContaining("choose a later one");
        assertThatThrownBy(() -> room.resources.changeSize(as(room.lin), resource.key(), 2, WHY, ANY))
                .hasMessageContaining("already");
        assertThatThrownBy(() -> room.resources.changeSize(as(room.lin), resource.key(), 1, " ", ANY))
                .hasMessageContaining("1 to 1,000 characters");
        assertThatThrownBy(
                        () -> room.resources.release(as(room.lin), resource.key(), WHY, java.util.OptionalLong.of(1)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.OUT_OF_DATE));
    }

    @Test
    void theActsOfAResourceAreThoseThatItsStateAllows() {
        Resource resource = room.inUse();
        assertThat(room.resources.get(as(room.lin), resource.key()).acts().stream()
                        .filter(PossibleAct::allowed)
                        .map(PossibleAct::verb))
                .containsExactlyInAnyOrder(Verb.CHANGE_SIZE, Verb.EXTEND, Verb.RELEASE);
    }

    @Test
    void theChecklistIsTheFormOfTheTask() {
        Resource resource = room.apply(1, 60);
        room.runJobs();
        Task task = room.task(room.ping, resource.key());
        var form = room.tasks.get(as(room.ping), task.id()).form().orElseThrow();
        assertThat(form.schema()).contains("It is backed up", "已纳入备份");
        assertThatThrownBy(() -> room.tasks.complete(as(room.ping), task.id(), Map.of("step1", true)))
                .hasMessageContaining("step2");
    }
}
