package io.evenkeel.oncall.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.identity.Person;
import io.evenkeel.identity.Role;
import io.evenkeel.notify.Channel;
import io.evenkeel.notify.Notice;
import io.evenkeel.notify.NoticeDelivered;
import io.evenkeel.notify.TroubleBegan;
import io.evenkeel.notify.Troubles.Trouble;
import io.evenkeel.oncall.OnCall.Alarm;
import io.evenkeel.oncall.OnCall.Policy;
import io.evenkeel.oncall.OnCall.Schedule;
import io.evenkeel.oncall.OnCall.Step;
import io.evenkeel.oncall.OnCall.Target;
import io.evenkeel.oncall.Pages.PageRequest;
import io.evenkeel.oncall.Pages.Paged;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several policies and schedules, and what happens where nobody can be reached. Wei is on call, Ana next. */
class PoliciesTests {
    private static final Actor PROCESS = Actor.process("incident-response");
    private static final UUID NONE = new UUID(0, 0);

    private final OnCallRoom room = new OnCallRoom();
    private Person yu;
    private Person boss;

    @BeforeEach
    void people() {
        room.turns(room.wei, room.ana);
        room.clock.moveTo("2026-11-21T02:00:00Z");
        yu = room.people.add("yu", "Li Yu");
        boss = room.people.put(
                new Person(UUID.randomUUID(), "boss", "The Boss", Optional.of("boss@example.org"), Role.ADMINISTRATOR));
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void anIncidentIsPagedByThePolicyThatItsLabelsMatch() {
        room.onCall.create(room.asWei(), policy("Databases", Map.of("team", "db"), yu));
        assertThat(page("INC-1", Map.of("team", "db", "host", "db-1"), 0).people())
                .containsExactly("Li Yu");
        assertThat(page("INC-2", Map.of("team", "web"), 0).people()).containsExactly("Zhang Wei");
        assertThat(page("INC-3", Map.of(), 0).people()).containsExactly("Zhang Wei");
    }

    @Test
    void aRoundKeepsThePolicyThatBeganIt() {
        room.onCall.create(room.asWei(), policy("Databases", Map.of("team", "db"), yu, room.ana));
        page("INC-1", Map.of("team", "db"), 0);
        assertThat(page("INC-1", Map.of(), 1).people()).containsExactly("Ana Souza");
        assertThat(room.pages.pagesOf("INC-1"))
                .extracting(page -> page.policy())
                .containsOnly("Databases");
        assertThat(room.pages.page(PROCESS, request("INC-1", Map.of()), 1, 0).people())
                .as("another round asks anew")
                .containsExactly("Zhang Wei");
    }

    @Test
    void whatIsInUseIsNotDeleted() {
        Schedule nights = room.onCall.create(room.asWei(), schedule("Nights", yu));
        Policy policy = room.onCall.create(
                room.asWei(),
                new Policy(
                        NONE,
                        "Night",
                        List.of(
                                new Step(
                                        Target.ON_CALL,
                                        Optional.of(nights.id()),
                                        Optional.empty(),
                                        Duration.ofMinutes(5)),
                                step(room.ana)),
                        Map.of("time", "night"),
                        0));
        assertThatThrownBy(() -> room.onCall.deleteSchedule(room.asWei(), nights.id()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("Night");
        page("INC-1", Map.of("time", "night"), 0);
        assertThatThrownBy(() -> room.onCall.deletePolicy(room.asWei(), policy.id()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("INC-1");

        room.pages.stop(PROCESS, "INC-1");
        room.onCall.deletePolicy(room.asWei(), policy.id());
        room.overrides.takeNow(room.asWei(), nights.id(), 1);
        room.onCall.deleteSchedule(room.asWei(), nights.id());

        assertThat(room.onCall.schedules()).hasSize(1);
        assertThat(room.onCall.policies()).hasSize(1);
        assertThat(room.audit.verbs())
                .contains(
                        "oncall.create-schedule",
                        "oncall.create-policy",
                        "oncall.delete-policy",
                        "oncall.delete-schedule");
    }

    @Test
    void theDefaultPolicyStaysForEverything() {
        Policy first = room.onCall.policies().getFirst();
        assertThatThrownBy(() -> room.onCall.deletePolicy(room.asWei(), first.id()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("no other policy matches");
        assertThatThrownBy(() -> room.onCall.change(
                        room.asWei(),
                        new Policy(first.id(), first.name(), first.steps(), Map.of("team", "db"), first.version())))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void labelsThatCannotBeAskedForAreRefused() {
        var many = new HashMap<String, String>();
        for (int i = 0; i < 11; i++) {
            many.put("label" + i, "x");
        }
        for (Map<String, String> match :
                List.of(Map.of("", "x"), Map.of("team", " "), Map.of("team", "x".repeat(201)), many)) {
            assertThatThrownBy(() -> room.onCall.create(room.asWei(), policy("Wrong", match, yu)))
                    .isInstanceOf(Refusal.class);
        }
    }

    @Test
    void othersMayNotMakeOrDelete() {
        Actor viewer = new Actor(Actor.Kind.PERSON, yu.id().toString(), "Yu", Set.of(Right.SEE_OPERATIONS));
        Policy first = room.onCall.policies().getFirst();
        assertThatThrownBy(() -> room.onCall.create(viewer, schedule("x", yu))).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> room.onCall.create(viewer, first)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> room.onCall.deletePolicy(viewer, first.id())).isInstanceOf(Refusal.class);
        assertThatThrownBy(
                        () -> room.onCall.deleteSchedule(viewer, room.schedule().id()))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> room.pages.test(viewer, first.id())).isInstanceOf(Refusal.class);
    }

    @Test
    void aStepThatReachesNobodyIsNotWaitedForWhereALaterOneDoes() {
        room.contacts.unverified(room.wei.id());
        Paged first = page("INC-1", Map.of(), 0);
        assertThat(first.people()).containsExactly("Zhang Wei");
        assertThat(first.waiting()).isZero();
        assertThat(room.pagedByMail())
                .as("an address that is not verified is not paged")
                .isEmpty();
        assertThat(page("INC-1", Map.of(), 1).waiting()).isEqualTo(Duration.ofMinutes(10));
        assertThat(room.pagedByMail()).containsExactly("ana@example.org");

        room.screens.open(room.wei.id());
        assertThat(page("INC-2", Map.of(), 0).waiting()).as("an open console").isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void theAdministratorsArePagedWhereNobodyCanBe() {
        UUID hook = room.contacts.hook();
        room.notices.mailIsSet(true);
        room.onCall.create(room.asWei(), policy("Nobody", Map.of("team", "x"), yu));
        room.people.remove("yu");
        page("INC-1", Map.of("team", "x"), 0);
        page("INC-1", Map.of("team", "x"), 0);

        assertThat(room.notices.all())
                .allMatch(notice -> notice.personId().equals(boss.id()))
                .extracting(Notice::channel, Notice::address)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(Channel.CONSOLE, ""),
                        org.assertj.core.groups.Tuple.tuple(Channel.EMAIL, "boss@example.org"),
                        org.assertj.core.groups.Tuple.tuple(Channel.WEBHOOK, hook.toString()));
        assertThat(room.notices.all().getFirst().subject()).contains("INC-1 pages nobody");
        assertThat(room.onCall.duty().alarms())
                .singleElement()
                .satisfies(alarm -> assertThat(alarm.code()).isEqualTo("nobody-reachable"))
                .satisfies(alarm -> assertThat(alarm.sentence()).contains("“Nobody”"))
                .satisfies(alarm -> assertThat(alarm.facts())
                        .containsEntry("policy", "Nobody")
                        .containsKey("why"))
                .extracting(Alarm::since)
                .isEqualTo(room.clock.instant());
        assertThat(room.onCall.duty().reachable())
                .as("the default policy still reaches")
                .isTrue();

        room.people.put(yu);
        assertThat(room.onCall.duty().alarms()).as("over").isEmpty();
    }

    @Test
    void aChannelThatFailsIsToldToTheAdministratorsAndShown() {
        Instant since = room.clock.instant();
        var trouble =
                new Trouble("channel-failed", "wei@example.org", "550 no such box", "Messages do not get out.", since);
        room.contacts.trouble(trouble);
        room.publish(new TroubleBegan(trouble));
        room.publish(new TroubleBegan(trouble));
        assertThat(room.notices.all())
                .extracting(Notice::channel)
                .containsExactlyInAnyOrder(Channel.CONSOLE, Channel.EMAIL);
        assertThat(room.onCall.duty().alarms())
                .containsExactly(new Alarm(
                        "channel-failed",
                        Map.of("subject", "wei@example.org", "reason", "550 no such box"),
                        "Messages do not get out.",
                        since));
    }

    @Test
    void thoseWhoWerePagedAreToldOnceThatItIsOver() {
        page("INC-1", Map.of(), 0);
        page("INC-1", Map.of(), 1);
        Notice toWei = room.notices.all().stream()
                .filter(notice -> notice.address().equals("wei@example.org"))
                .findFirst()
                .orElseThrow();
        room.publish(new NoticeDelivered(toWei.key(), Channel.EMAIL, room.wei.id(), "INC-1", room.clock.instant()));

        room.inTransaction(() -> room.pages.resolved(PROCESS, "INC-1", "Disk full", 0));
        room.inTransaction(() -> room.pages.resolved(PROCESS, "INC-1", "Disk full", 0));
        room.inTransaction(() -> room.pages.resolved(PROCESS, "INC-1", "Disk full", 1));

        assertThat(room.notices.all().stream().filter(notice -> notice.subject().equals("[resolved] INC-1 Disk full")))
                .as("once, and only to whom a page arrived")
                .extracting(Notice::address)
                .containsExactly("wei@example.org");
    }

    @Test
    void anAcknowledgementTakesBackWhatWasNotSentYet() {
        page("INC-1", Map.of(), 0);
        room.inTransaction(() -> room.pages.stop(PROCESS, "INC-1"));
        assertThat(room.notices.withdrawn()).containsExactly("INC-1");
    }

    @Test
    void aTestPageGoesToTheFirstStepByEveryWay() {
        Policy first = room.onCall.policies().getFirst();
        String about = room.pages.test(room.asAna(), first.id());
        assertThat(room.notices.all())
                .allMatch(notice -> notice.about().equals(about))
                .allMatch(notice -> notice.personId().equals(room.wei.id()))
                .extracting(Notice::channel)
                .containsExactlyInAnyOrder(Channel.CONSOLE, Channel.EMAIL);
        room.turns();
        assertThatThrownBy(() -> room.pages.test(room.asAna(), first.id()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("has nobody now");
        assertThatThrownBy(() -> room.pages.test(room.asAna(), NONE)).isInstanceOf(Refusal.class);
    }

    @Test
    void aFirstPageMayGatherAndAnEscalationMayNot() {
        page("INC-1", Map.of(), 0);
        page("INC-1", Map.of(), 1);
        assertThat(room.notices.all().stream().filter(notice -> notice.channel() == Channel.EMAIL))
                .extracting(notice -> notice.rank().orElseThrow())
                .containsExactly(new Notice.Rank(2, false), new Notice.Rank(2, true));
    }

    private Paged page(String incident, Map<String, String> labels, int step) {
        return room.pages.page(PROCESS, request(incident, labels), 0, step);
    }

    private static PageRequest request(String incident, Map<String, String> labels) {
        return new PageRequest(incident, "Disk full", "P2", "text", labels);
    }

    private static Policy policy(String name, Map<String, String> match, Person... people) {
        return new Policy(
                NONE, name, List.of(people).stream().map(PoliciesTests::step).toList(), match, 0);
    }

    private static Step step(Person person) {
        return new Step(Target.PERSON, Optional.empty(), Optional.of(person.id()), Duration.ofMinutes(5));
    }

    private static Schedule schedule(String name, Person person) {
        return new Schedule(
                NONE,
                name,
                ZoneOffset.UTC,
                List.of(person.id()),
                LocalDateTime.parse("2026-11-20T08:00"),
                Duration.ofDays(1),
                0);
    }
}
