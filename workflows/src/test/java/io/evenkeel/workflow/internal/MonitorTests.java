package io.evenkeel.workflow.internal;

import static io.evenkeel.identity.fakes.Refused.lacksRight;
import static io.evenkeel.identity.fakes.Refused.refused;
import static io.evenkeel.workflow.internal.InboxRoom.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Refusal;
import io.evenkeel.oncall.HandoverSection;
import io.evenkeel.oncall.OnCall.Span;
import io.evenkeel.workflow.FlowCancelled;
import io.evenkeel.workflow.Monitor;
import io.evenkeel.workflow.Monitor.Filter;
import io.evenkeel.workflow.Monitor.Running;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.ManagementService;

/** What an administrator sees of running processes, and does about them. */
class MonitorTests {
    private static final Actor ADMIN = Actor.system("test");
    private InboxRoom inbox;
    private Monitor monitor;

    @BeforeEach
    void open() {
        inbox = new InboxRoom();
        monitor = inbox.room.context.getBean(Monitor.class);
    }

    @AfterEach
    void close() {
        inbox.close();
    }

    @Test
    void theNewestFirstAndPageByPage() {
        for (int i = 1; i <= 3; i++) {
            inbox.purchase("PUR-" + i);
            inbox.room.clock.advance(Duration.ofMinutes(1));
        }
        Monitor.Page first = monitor.running(ADMIN, Filter.ALL, Optional.empty(), 2);
        Monitor.Page second = monitor.running(ADMIN, Filter.ALL, first.next(), 2);

        assertThat(first.items()).extracting(Running::businessKey).containsExactly("PUR-3", "PUR-2");
        assertThat(second.items()).extracting(Running::businessKey).containsExactly("PUR-1");
        assertThat(second.next()).isEmpty();
        assertThat(found(new Filter(Optional.of("purchase"), false, Optional.of("R-2"))))
                .isEqualTo("PUR-2");
        assertThat(found(new Filter(Optional.of("other"), false, Optional.empty())))
                .isEmpty();
        assertThat(found(new Filter(Optional.empty(), false, Optional.of("%")))).isEmpty();
        refused(
                Refusal.Kind.INVALID,
                "cursor-unreadable",
                () -> monitor.running(ADMIN, Filter.ALL, Optional.of("-1"), 2));
    }

    private String found(Filter filter) {
        return String.join(
                " ",
                monitor.running(ADMIN, filter, Optional.empty(), 50).items().stream()
                        .map(Running::businessKey)
                        .toList());
    }

    @Test
    void aFailedJobIsShownWithItsReasonAndTriedAgain() {
        inbox.purchase("PUR-1");
        inbox.purchase("PUR-2");
        inbox.describeAndGrant("PUR-1");
        inbox.purchases.fails = "the bank is shut";
        assertThat(catchThrowable(inbox::runJobs)).hasMessageContaining("the bank is shut");

        Running failed = monitor.running(
                        ADMIN, new Filter(Optional.empty(), true, Optional.empty()), Optional.empty(), 50)
                .items()
                .getFirst();
        assertThat(failed.businessKey()).isEqualTo("PUR-1");
        assertThat(failed.failures()).isOne();
        assertThat(monitor.running(ADMIN, Filter.ALL, Optional.empty(), 50).items())
                .extracting(Running::businessKey, Running::failures)
                .containsExactlyInAnyOrder(tuple("PUR-1", 1), tuple("PUR-2", 0));
        Monitor.Detail detail = monitor.get(ADMIN, failed.id());
        assertThat(detail.position().failures().getFirst().reason()).contains("the bank is shut");
        assertThat(detail.variables()).contains("subject", "askedBy", "pieces");
        lacksRight(() -> monitor.retry(as(inbox.dora), failed.id()));

        inbox.purchases.fails = "";
        monitor.retry(ADMIN, failed.id());

        assertThat(inbox.room
                        .context
                        .getBean(ManagementService.class)
                        .createJobQuery()
                        .withException()
                        .singleResult()
                        .getDuedate())
                .isBeforeOrEqualTo(java.util.Date.from(inbox.room.clock.instant()));
        inbox.runJobs();
        assertThat(inbox.steps(inbox.mia)).containsExactly("money");
        refused(Refusal.Kind.CONFLICT, "nothing-failed", () -> monitor.retry(ADMIN, failed.id()));
    }

    @Test
    void cancelledWithAReasonNothingWaitsAnyLonger() {
        inbox.purchase("PUR-1");
        inbox.describeAndGrant("PUR-1");
        inbox.runJobs();
        String money = inbox.only(inbox.mia).id();
        String id = monitor.running(ADMIN, Filter.ALL, Optional.empty(), 50)
                .items()
                .getFirst()
                .id();
        refused(Refusal.Kind.INVALID, "reason-needed", () -> monitor.cancel(ADMIN, id, " "));
        lacksRight(() -> monitor.cancel(as(inbox.dora), id, "no"));

        monitor.cancel(ADMIN, id, "ordered twice");

        assertThat(inbox.inbox(inbox.mia)).isEmpty();
        assertThat(inbox.approvals.outcome(money)).hasToString("WITHDRAWN");
        assertThat(inbox.ended("PUR-1")).isTrue();
        assertThat(inbox.room.heard.of(FlowCancelled.class))
                .containsExactly(new FlowCancelled("purchase", "PUR-1", "ordered twice"));
        refused(Refusal.Kind.CONFLICT, "process-ended", () -> monitor.cancel(ADMIN, id, "again"));
        refused(Refusal.Kind.NOT_FOUND, "process-unknown", () -> monitor.cancel(ADMIN, "nothing", "again"));
    }

    @Test
    void theNextShiftIsToldOfWhatIsOverdueAndWhatFailed() {
        inbox.purchase("PUR-1");
        inbox.purchase("PUR-2");
        inbox.describeAndGrant("PUR-1");
        inbox.purchases.fails = "the bank is shut";
        assertThat(catchThrowable(inbox::runJobs)).hasMessageContaining("the bank is shut");
        assertThat(told("overdue-tasks")).isEmpty();
        inbox.room.clock.advance(Duration.ofDays(2));

        assertThat(told("overdue-tasks")).containsExactly("Describe it · PUR-2 · waits for service-desk");
        assertThat(told("failed-processes")).containsExactly("Purchase · PUR-1 · 1 failed: see why, and retry");
    }

    private List<String> told(String section) {
        Instant now = inbox.room.clock.instant();
        return inbox.room.context.getBeansOfType(HandoverSection.class).values().stream()
                .filter(each -> each.name().equals(section))
                .flatMap(each -> each.entries(ADMIN, now, new Span(now, now.plus(Duration.ofHours(8)))).stream())
                .map(matter -> matter.line().en())
                .toList();
    }
}
