package io.evenkeel.workflow.internal;

import static io.evenkeel.identity.fakes.Refused.lacksRight;
import static io.evenkeel.identity.fakes.Refused.refused;
import static io.evenkeel.workflow.internal.InboxRoom.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Refusal;
import io.evenkeel.identity.Person;
import io.evenkeel.identity.Role;
import io.evenkeel.notify.Notice;
import io.evenkeel.workflow.Bundles;
import io.evenkeel.workflow.Bundles.Bundle;
import io.evenkeel.workflow.Bundles.Uploaded;
import io.evenkeel.workflow.Task;
import io.evenkeel.workflow.Task.Kind;
import io.evenkeel.workflow.Words;
import io.evenkeel.workflow.internal.own.Zips;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The shipped example of an own process, from the zip to its end. */
class OwnProcessTests {
    private static final Actor ADMIN = Actor.system("test");
    private InboxRoom inbox;
    private Bundles bundles;
    private Person cho;

    @BeforeEach
    void open() {
        inbox = new InboxRoom();
        bundles = inbox.room.context.getBean(Bundles.class);
        inbox.room.people.remove("cho");
        cho = inbox.room.people.put(
                new Person(UUID.randomUUID(), "cho", "cho", Optional.of("cho@example.org"), Role.CHANGE_MANAGER));
    }

    @AfterEach
    void close() {
        inbox.close();
    }

    private int uploaded(Map<String, String> files) {
        Uploaded uploaded = bundles.upload(ADMIN, Zips.zip(files));
        assertThat(uploaded.findings()).isEmpty();
        assertThat(uploaded.name()).isEqualTo("equipment");
        return uploaded.version();
    }

    private void on() {
        bundles.switchOn(ADMIN, "equipment", uploaded(Zips.example()));
    }

    private String start(double price) {
        return bundles.start(
                as(inbox.rob), "equipment", Map.of("what", "a ${screen}", "price", price, "neededBy", "2026-12-01"));
    }

    private List<String> mailed() {
        return inbox.room.notices.all().stream()
                .map(notice -> notice.address() + " " + notice.subject())
                .toList();
    }

    @Test
    void whatIsCheapIsGrantedByRuleAndHandedOver() {
        on();
        String key = start(120.5);
        inbox.runJobs();
        inbox.runJobs();

        assertThat(mailed()).containsExactly("rob@example.org Granted: a ${screen}");
        Task task = inbox.only(inbox.dora);
        assertThat(task.businessKey()).isEqualTo(key);
        assertThat(task.name()).isEqualTo(new Words("Hand over", "交付设备"));
        assertThat(task.due()).hasValue(java.time.Instant.parse("2026-12-01T00:00:00Z"));
        refused(
                Refusal.Kind.INVALID,
                "form-wrong",
                () -> inbox.tasks.complete(as(inbox.dora), task.id(), Map.of("serial", "?")));
        inbox.tasks.complete(as(inbox.dora), task.id(), Map.of("serial", "SN-1"));

        assertThat(inbox.ended(key)).isTrue();
        assertThat(inbox.doneSteps(key))
                .contains("limit", "note", "tell-granted")
                .doesNotContain("approve");
    }

    @Test
    void whatIsDearIsVotedOnAndNotByWhoeverAsked() {
        on();
        String key = bundles.start(as(cho), "equipment", Map.of("what", "a rack", "price", 9000));
        assertThat(inbox.inbox(cho)).isEmpty();
        Person other = inbox.room.people.put(
                new Person(UUID.randomUUID(), "chi", "chi", Optional.of("chi@example.org"), Role.CHANGE_MANAGER));
        Task task = inbox.only(other);
        assertThat(task.kind()).isEqualTo(Kind.APPROVAL);

        inbox.approvals.vote(as(other), task.approval().orElseThrow(), false, "too dear", Optional.empty());
        inbox.runJobs();

        assertThat(inbox.ended(key)).isTrue();
        assertThat(mailed()).containsExactly("cho@example.org Refused: a rack");
        inbox.room.people.remove("chi");
    }

    @Test
    void afterTwoDaysTheDeskIsReminded() {
        on();
        start(1);
        inbox.runJobs();
        inbox.runJobs();
        inbox.room.passes(Duration.ofDays(2));
        inbox.runJobs();

        assertThat(inbox.room.notices.all().stream().map(Notice::address))
                .contains("dora@example.org", "dan@example.org");
        assertThat(inbox.steps(inbox.dora)).containsExactly("hand-over");
    }

    @Test
    void whoeverAskedWithdrawsIt() {
        on();
        String key = start(9000);
        Task mine = inbox.asked(inbox.rob).getFirst();

        inbox.tasks.withdraw(as(inbox.rob), mine.id(), "no need");

        assertThat(inbox.ended(key)).isTrue();
        assertThat(inbox.inbox(cho)).isEmpty();
    }

    @Test
    void whatRunsStaysOnItsVersionAndWhatIsOffIsNotStarted() {
        on();
        String first = start(1);
        Map<String, String> changed = Zips.example();
        changed.put("equipment.bpmn", changed.get("equipment.bpmn").replace("name=\"Hand over\"", "name=\"Bring it\""));
        int second = uploaded(changed);
        assertThat(bundles.list(ADMIN))
                .extracting(Bundle::version, Bundle::on)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(second, false),
                        org.assertj.core.groups.Tuple.tuple(second - 1, true));

        bundles.switchOn(ADMIN, "equipment", second);
        String later = start(1);
        for (int i = 0; i < 3; i++) {
            inbox.runJobs();
        }

        assertThat(inbox.about(inbox.dora, first).name().en()).isEqualTo("Hand over");
        assertThat(inbox.about(inbox.dora, later).name().en()).isEqualTo("Bring it");
        assertThat(bundles.list(ADMIN)).extracting(Bundle::on).containsExactly(true, false);

        bundles.switchOff(ADMIN, "equipment", second);
        refused(Refusal.Kind.NOT_FOUND, "bundle-not-on", () -> start(1));
        assertThat(bundles.startable(as(inbox.rob))).isEmpty();
    }

    @Test
    void onlyItsStartersSeeAndStartIt() {
        Map<String, String> files = Zips.example();
        files.put(
                "equipment.bpmn",
                files.get("equipment.bpmn")
                        .replace(
                                "isExecutable=\"true\"",
                                "isExecutable=\"true\" camunda:candidateStarterGroups=\"service-desk\""));
        bundles.switchOn(ADMIN, "equipment", uploaded(files));

        assertThat(bundles.startable(as(inbox.rob))).isEmpty();
        refused(Refusal.Kind.NOT_FOUND, "bundle-not-on", () -> start(1));
        assertThat(bundles.startable(as(inbox.dora))
                        .getFirst()
                        .form()
                        .orElseThrow()
                        .schema())
                .contains("所需设备");
    }

    @Test
    void theStartFormIsChecked() {
        on();
        refused(
                Refusal.Kind.INVALID,
                "form-wrong",
                () -> bundles.start(as(inbox.rob), "equipment", Map.of("what", "x")));
        refused(
                Refusal.Kind.INVALID,
                "form-field-unknown",
                () -> bundles.start(as(inbox.rob), "equipment", Map.of("what", "x", "price", 1, "decides", "rule")));
    }

    @Test
    void whatTheEngineDoesNotUnderstandIsAFindingAndStoresNothing() {
        Map<String, String> files = Zips.example();
        files.put(
                "equipment.bpmn",
                files.get("equipment.bpmn").replace("targetRef=\"reminded\"", "targetRef=\"nowhere\""));

        Uploaded uploaded = bundles.upload(ADMIN, Zips.zip(files));

        assertThat(uploaded.version()).isZero();
        assertThat(uploaded.findings()).isNotEmpty();
        assertThat(bundles.list(ADMIN)).isEmpty();
    }

    @Test
    void onlyWhoDeploysUploadsAndSwitches() {
        lacksRight(() -> bundles.upload(as(cho), new byte[0]));
        lacksRight(() -> bundles.switchOn(as(cho), "equipment", 1));
        lacksRight(() -> bundles.switchOff(as(cho), "equipment", 1));
        refused(Refusal.Kind.NOT_FOUND, "bundle-unknown", () -> bundles.switchOn(ADMIN, "equipment", 99));
    }
}
