package io.evenkeel.desk.internal;

import static io.evenkeel.desk.internal.DeskRoom.ANY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Refusal;
import io.evenkeel.desk.Desk.Detail;
import io.evenkeel.desk.Desk.NewTicket;
import io.evenkeel.desk.Desk.Page;
import io.evenkeel.desk.Desk.Search;
import io.evenkeel.desk.PromiseBroken;
import io.evenkeel.desk.Ticket;
import io.evenkeel.desk.Ticket.Kind;
import io.evenkeel.desk.Ticket.Line;
import io.evenkeel.desk.Ticket.Promise.PromiseState;
import io.evenkeel.desk.Ticket.Promise.What;
import io.evenkeel.desk.Ticket.Requester;
import io.evenkeel.desk.Ticket.State;
import io.evenkeel.desk.Ticket.Via;
import io.evenkeel.desk.TicketChanged;
import io.evenkeel.desk.TicketEntry;
import io.evenkeel.incident.Priority;
import io.evenkeel.notify.Notice;
import io.evenkeel.oncall.OnCall.Span;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Tickets on a real database: what people do with them and what they may not. */
class TicketTests {
    private final DeskRoom room = new DeskRoom();

    @Test
    void aQuestionIsAskedAnsweredResolvedAndConfirmed() {
        String key = room.asks();
        assertThat(room.ticket(key).state()).isEqualTo(State.NEW);
        assertThat(room.ticket(key).requester().name()).isEqualTo("Rui Costa");

        room.desk.answer(room.wei, key, "With the button.", ANY);
        assertThat(room.ticket(key).state()).isEqualTo(State.OPEN);
        assertThat(room.ticket(key).assignee().orElseThrow().name()).isEqualTo("Zhang Wei");
        room.desk.resolve(room.wei, key, "Shown.", ANY);
        room.requests.confirm(room.rui, key);

        assertThat(room.ticket(key).state()).isEqualTo(State.CLOSED);
        assertThat(room.kinds(key))
                .containsExactly(
                        TicketEntry.Kind.OPENED,
                        TicketEntry.Kind.ANSWER,
                        TicketEntry.Kind.RESOLVED,
                        TicketEntry.Kind.CONFIRMED);
        assertThat(room.ticket(key).promises()).allMatch(promise -> promise.state() == PromiseState.KEPT);
        assertThat(room.audit.verbs()).contains("desk.open", "desk.answer", "desk.resolve", "desk.confirm");
        assertThat(room.notices.all())
                .extracting(Notice::address)
                .containsOnly("rui@example.org")
                .hasSize(3);
    }

    @Test
    void whatWaitsForTheRequesterRunsOnWhenTheyAnswer() {
        String key = room.asks();
        room.desk.askRequester(room.wei, key, "Which printer?", ANY);
        assertThat(room.ticket(key).state()).isEqualTo(State.WAITING);
        assertThat(room.promise(key, What.SOLVE).state()).isEqualTo(PromiseState.PAUSED);
        assertThat(room.promise(key, What.SOLVE).due()).isEmpty();

        room.at("2026-11-23T09:30:00Z");
        room.requests.reply(room.rui, key, "The blue one.");

        assertThat(room.ticket(key).state()).isEqualTo(State.OPEN);
        assertThat(room.promise(key, What.SOLVE).due())
                .as("18 office hours, none of which had passed on Friday at 10, from Monday 9:30 on")
                .hasValue(Instant.parse("2026-11-25T09:30:00Z"));
    }

    @Test
    void anInternalNoteAndWhoDoesItAreNoneOfTheRequestersBusiness() {
        String key = room.asks();
        room.desk.note(room.wei, key, "He asks that every week.");
        room.desk.escalate(room.wei, key, Line.SECOND, ANY);
        room.desk.attach(room.wei, key, "secret.txt", "text/plain", bytes("x"), false);
        room.desk.answer(room.wei, key, "With the button.", ANY);

        Detail seen = room.requests.get(room.rui, key);
        assertThat(seen.entries())
                .extracting(TicketEntry::kind)
                .containsExactly(TicketEntry.Kind.OPENED, TicketEntry.Kind.ANSWER);
        assertThat(seen.attachments()).isEmpty();
        assertThat(room.notices.all()).noneMatch(notice -> notice.text().contains("every week"));
        UUID secret = room.detail(key).attachments().getFirst().id();
        assertRefused("attachment-unknown", () -> room.requests.content(room.rui, key, secret));
    }

    @Test
    void anothersTicketIsNotFoundLikeOneThatDoesNotExist() {
        String key = room.asks();
        String absent = "TIC-999999";
        List<Runnable> guesses = List.of(
                () -> room.requests.get(room.stranger, key),
                () -> room.requests.reply(room.stranger, key, "mine"),
                () -> room.requests.confirm(room.stranger, key),
                () -> room.requests.reopen(room.stranger, key, "mine"),
                () -> room.requests.attach(room.stranger, key, "a", "b/c", bytes("x")),
                () -> room.requests.content(room.stranger, key, UUID.randomUUID()));
        guesses.forEach(guess -> assertRefused("ticket-unknown", guess));
        assertThatThrownBy(() -> room.requests.get(room.stranger, absent))
                .hasMessage(
                        messageOf(() -> room.requests.get(room.stranger, key)).replace(key, absent));
        assertThat(room.requests.mine(room.stranger, Optional.empty(), 10).items())
                .isEmpty();
    }

    @Test
    void workOnTicketsNeedsItsRight() {
        String key = room.asks();
        assertRefused("right-missing", () -> room.desk.get(room.rui, key));
        assertRefused("right-missing", () -> room.desk.take(room.rui, key, ANY));
        assertRefused("right-missing", () -> room.desk.list(room.rui, all(10)));
        Actor nobody =
                new Actor(Actor.Kind.PERSON, room.rui.id(), "nobody", EnumSet.noneOf(io.evenkeel.audit.Right.class));
        assertRefused("right-missing", () -> room.requests.get(nobody, key));
    }

    @Test
    void eachVerbRefusesWhatTheStateForbidsAndSaysTheWayOut() {
        String key = room.asks();
        assertRefused("ticket-not-resolved", () -> room.requests.confirm(room.rui, key));
        assertRefused("ticket-not-resolved", () -> room.desk.reopen(room.wei, key, "why", ANY));
        room.desk.resolve(room.wei, key, "Done.", ANY);
        assertRefused("ticket-resolved", () -> room.desk.take(room.wei, key, ANY));
        assertRefused("ticket-resolved", () -> room.desk.escalate(room.wei, key, Line.SECOND, ANY));
        room.desk.confirm(room.wei, key, ANY);
        assertRefused("ticket-closed", () -> room.desk.answer(room.wei, key, "more", ANY));
        assertRefused("ticket-closed", () -> room.requests.reply(room.rui, key, "more"));
        assertRefused("ticket-closed", () -> room.desk.reopen(room.wei, key, "more", ANY));
        room.desk.note(room.wei, key, "a note is always possible");
    }

    @Test
    void theActsThatAreOfferedAreThoseThatWork() {
        for (State state : State.values()) {
            for (Course.Act act : Course.Act.values()) {
                assertThat(Course.answer(state, act)).as("%s in %s", act, state).isNotNull();
            }
        }
        String key = room.asks();
        assertThat(room.desk.acts(room.ticket(key)))
                .filteredOn(act -> !act.allowed())
                .extracting(act -> act.verb())
                .containsExactly("confirm", "reopen");
    }

    @Test
    void aChangeOfWhatSomebodyElseChangedIsRefused() {
        String key = room.asks();
        long seen = room.ticket(key).version();
        room.desk.take(room.wei, key, OptionalLong.of(seen));
        assertRefused("ticket-changed", () -> room.desk.resolve(room.wei, key, "done", OptionalLong.of(seen)));
    }

    @Test
    void reopenedTheTimeWhileItWasResolvedDoesNotCount() {
        String key = room.reports(Priority.P2);
        room.clock.moveTo("2026-11-20T11:00:00Z");
        room.desk.resolve(room.wei, key, "Extinguished.", ANY);
        assertThat(room.promise(key, What.SOLVE).state()).isEqualTo(PromiseState.KEPT);
        room.at("2026-11-22T11:00:00Z");
        assertThat(room.promise(key, What.SOLVE).state()).isEqualTo(PromiseState.KEPT);

        room.requests.reopen(room.rui, key, "It burns again.");

        assertThat(room.ticket(key).state()).isEqualTo(State.OPEN);
        assertThat(room.promise(key, What.SOLVE).due())
                .as("8 hours round the clock, 1 of them used")
                .hasValue(Instant.parse("2026-11-22T18:00:00Z"));
    }

    @Test
    void nearlyAndThenReallyLateIsSaidOnceToWhoHasIt() {
        String key = room.reports(Priority.P1);
        room.desk.take(room.wei, key, ANY);
        room.notices.forget();
        room.at("2026-11-20T10:11:59Z");
        assertThat(room.kinds(key)).doesNotContain(TicketEntry.Kind.AT_RISK);
        room.at("2026-11-20T10:12:00Z");
        room.at("2026-11-20T10:12:10Z");
        assertThat(room.kinds(key)).containsOnlyOnce(TicketEntry.Kind.AT_RISK);
        assertThat(room.promise(key, What.ANSWER).state()).isEqualTo(PromiseState.AT_RISK);
        room.at("2026-11-20T10:15:00Z");
        room.at("2026-11-20T10:15:30Z");

        assertThat(room.kinds(key)).containsOnlyOnce(TicketEntry.Kind.BROKEN);
        assertThat(room.promise(key, What.ANSWER).state()).isEqualTo(PromiseState.BROKEN);
        assertThat(room.heard.of(PromiseBroken.class)).hasSize(1);
        assertThat(room.notices.all())
                .extracting(Notice::subject)
                .containsOnly(key + ": the first answer runs out soon", key + ": the first answer is late");
        assertThat(room.notices.all()).extracting(Notice::personId).containsOnly(room.weiPerson.id());
    }

    /** Nobody looked at the clock between the due moment and the late answer: it was late all the same. */
    @Test
    void aLateAnswerIsLateEvenIfNobodyLookedAtTheClock() {
        String key = room.reports(Priority.P1);
        room.clock.moveTo("2026-11-20T10:15:00Z");
        room.desk.answer(room.wei, key, "We come.", ANY);
        assertThat(room.promise(key, What.ANSWER).state()).isEqualTo(PromiseState.BROKEN);
    }

    @Test
    void gradedAnewTheTimeThatPassedCountsAndALongerTargetGivesTimeAgain() {
        String key = room.reports(Priority.P1);
        room.desk.answer(room.wei, key, "We come.", ANY);
        room.at("2026-11-20T14:00:00Z");
        assertThat(room.promise(key, What.SOLVE).state()).isEqualTo(PromiseState.BROKEN);

        room.desk.grade(room.wei, key, Optional.empty(), Optional.of(Priority.P2), ANY);

        assertThat(room.promise(key, What.SOLVE).state()).isEqualTo(PromiseState.RUNNING);
        assertThat(room.promise(key, What.SOLVE).due()).hasValue(Instant.parse("2026-11-20T18:00:00Z"));
        assertThat(room.ticket(key).priority()).isEqualTo(Priority.P2);
    }

    @Test
    void whatGoesOnInAnotherTicketGetsItsAnswers() {
        String mine = room.asks();
        String theirs = room.requests
                .open(room.stranger, Kind.QUESTION, "Printing?", "", Optional.empty(), Optional.empty())
                .key();
        room.desk.merge(room.wei, mine, theirs, ANY);
        room.notices.forget();
        room.desk.answer(room.wei, theirs, "With the button.", ANY);

        assertThat(room.notices.all())
                .extracting(Notice::address)
                .containsExactlyInAnyOrder("rui@example.org", "eva@example.org");
        Detail seen = room.requests.get(room.rui, mine);
        assertThat(seen.entries()).extracting(TicketEntry::text).contains("With the button.");
        assertThat(seen.ticket().mergedInto()).as("in whose ticket is not told").isEmpty();
        room.requests.reply(room.rui, mine, "Which button?");
        assertThat(room.detail(theirs).entries()).extracting(TicketEntry::text).contains("Which button?");
        assertThat(room.requests.get(room.stranger, theirs).entries())
                .extracting(TicketEntry::text)
                .as("one requester does not read what the other wrote")
                .doesNotContain("Which button?");
        assertRefused("ticket-merged", () -> room.desk.answer(room.wei, mine, "x", ANY));
        assertRefused("merge-itself", () -> room.desk.merge(room.wei, theirs, theirs, ANY));
    }

    @Test
    void linkedTicketsKnowOfEachOther() {
        String one = room.asks();
        String other = room.asks();
        room.desk.link(room.wei, one, other);
        room.desk.link(room.wei, other, one);
        assertThat(room.detail(one).linked()).containsExactly(other);
        assertThat(room.detail(other).linked()).containsExactly(one);
    }

    @Test
    void aFaultBecomesAnIncidentOnce() {
        String key = room.reports(Priority.P1);
        String incident = room.desk.incident(room.wei, key, ANY).incident().orElseThrow();
        room.desk.incident(room.wei, key, ANY);
        assertThat(room.incidents.list(true, 10)).singleElement().satisfies(opened -> {
            assertThat(opened.key()).isEqualTo(incident);
            assertThat(opened.title()).isEqualTo("The printer burns");
            assertThat(opened.severity()).isEqualTo("critical");
        });
        assertThat(room.incidents.reasons(incident).getFirst().kind()).isEqualTo("report");
        String question = room.asks();
        assertRefused("ticket-no-fault", () -> room.desk.incident(room.wei, question, ANY));
    }

    @Test
    void theQueueHasFirstWhatRunsOutFirstPageByPage() {
        List<String> keys = new ArrayList<>();
        for (Priority priority : List.of(Priority.P4, Priority.P1, Priority.P3, Priority.P2)) {
            keys.add(room.reports(priority));
        }
        keys.add(room.asks());
        List<String> read = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Page page = room.desk.list(
                    room.wei,
                    new Search(
                            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false, cursor, 2));
            page.items().forEach(ticket -> read.add(ticket.key()));
            cursor = page.next();
        } while (cursor.isPresent());
        assertThat(read).containsExactly(keys.get(1), keys.get(3), keys.get(2), keys.get(4), keys.get(0));
    }

    @Test
    void theListIsFiltered() {
        String fault = room.reports(Priority.P2);
        String question = room.asks();
        room.desk.take(room.wei, fault, ANY);
        room.desk.escalate(room.wei, question, Line.SECOND, ANY);
        assertThat(keys(new Search(
                        Optional.of(Line.SECOND),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        9)))
                .containsExactly(question);
        assertThat(keys(new Search(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(Kind.FAULT),
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        9)))
                .containsExactly(fault);
        assertThat(keys(new Search(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("PRINTER b"),
                        false,
                        Optional.empty(),
                        9)))
                .containsExactly(fault);
        assertThat(keys(new Search(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("%"),
                        false,
                        Optional.empty(),
                        9)))
                .isEmpty();
        assertThat(keys(new Search(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        true,
                        Optional.empty(),
                        9)))
                .containsExactly(fault);
        assertThat(keys(new Search(
                        Optional.empty(),
                        Optional.of(State.OPEN),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        9)))
                .containsExactly(fault);
    }

    @Test
    void whoIsOnDutyForTheLineGetsIt() {
        String key = room.asks();
        assertRefused("nobody-on-duty", () -> room.desk.assignOnDuty(room.wei, key, ANY));
        room.onCall.ensureDefaults(room.weiPerson.id());
        room.settings.putDuties(
                room.admin,
                Map.of(Line.FIRST, room.onCall.schedules().getFirst().id()));
        room.desk.assignOnDuty(room.wei, key, ANY);
        assertThat(room.ticket(key).assignee().orElseThrow().id()).isEqualTo(room.weiPerson.id());
        assertRefused(
                "schedule-unknown", () -> room.settings.putDuties(room.admin, Map.of(Line.FIRST, UUID.randomUUID())));
        assertRefused("assignee-unknown", () -> room.desk.assign(room.wei, key, room.ruiPerson.id(), ANY));
    }

    @Test
    void aNoteOfTheTelephoneNeedsTwoFields() {
        Ticket ticket = room.desk.open(
                room.wei,
                new NewTicket(
                        Kind.QUESTION,
                        "Cannot sign in",
                        "Cannot sign in",
                        new Requester(Optional.empty(), "Frau Berg, 4711", Optional.empty()),
                        Optional.empty(),
                        Optional.empty(),
                        Via.PHONE));
        assertThat(ticket.via()).isEqualTo(Via.PHONE);
        assertThat(room.notices.all()).isEmpty();
    }

    @Test
    void aProcessThatTriesAgainOpensNoSecondTicket() {
        String about = room.asks();
        var port = room.bean(io.evenkeel.workflow.TicketOpening.class);
        String key = port.open("own:1", Optional.of(room.ruiPerson.id()), "A key card", "North", about);
        assertThat(port.open("own:1", Optional.empty(), "Other", "", about)).isEqualTo(key);
        assertThat(room.detail(key).linked()).containsExactly(about);
        assertThat(room.requests.get(room.rui, key).ticket().title()).isEqualTo("A key card");
    }

    @Test
    void filesAreKeptUnderASafeNameWithoutBelievingTheirType() {
        String key = room.asks();
        room.requests.attach(room.rui, key, "../../etc/pass\u202ewd.exe", "text/html; evil\r\nX: y", bytes("<script>"));
        var file = room.detail(key).attachments().getFirst();
        assertThat(file.name()).isEqualTo("passwd.exe");
        assertThat(file.type()).isEqualTo("application/octet-stream");
        assertThat(room.requests.content(room.rui, key, file.id()).bytes()).isEqualTo(bytes("<script>"));
        assertRefused("attachment-size", () -> room.requests.attach(room.rui, key, "a", "b/c", new byte[0]));
        assertRefused(
                "attachment-size",
                () -> room.requests.attach(room.rui, key, "a", "b/c", new byte[TicketFiles.LARGEST + 1]));
    }

    @Test
    void whatIsTooLongOrEmptyIsRefused() {
        assertRefused(
                "text-length",
                () -> room.requests.open(room.rui, Kind.QUESTION, " ", "", Optional.empty(), Optional.empty()));
        assertRefused(
                "text-length",
                () -> room.requests.open(
                        room.rui, Kind.QUESTION, "x".repeat(251), "", Optional.empty(), Optional.empty()));
        String key = room.asks();
        assertRefused("text-length", () -> room.desk.answer(room.wei, key, " ", ANY));
        assertRefused("text-length", () -> room.desk.answer(room.wei, key, "x".repeat(20_001), ANY));
        assertRefused(
                "item-unknown",
                () -> room.requests.open(
                        room.rui, Kind.FAULT, "x", "", Optional.of(UUID.randomUUID()), Optional.empty()));
        assertRefused("cursor-unreadable", () -> room.requests.mine(room.rui, Optional.of("bm9uc2Vuc2U"), 10));
    }

    private List<String> keys(Search search) {
        return room.desk.list(room.wei, search).items().stream()
                .map(Ticket::key)
                .toList();
    }

    private static Search all(int limit) {
        return new Search(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false, Optional.empty(), limit);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String messageOf(Runnable act) {
        try {
            act.run();
        } catch (Refusal refusal) {
            return String.valueOf(refusal.getMessage());
        }
        throw new AssertionError("not refused");
    }

    static void assertRefused(String code, Runnable act) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    @Test
    void theNextShiftIsToldWhichPromisesRunOutInIt() {
        String urgent = room.reports(Priority.P1);
        room.asks();
        Instant due = room.promise(urgent, What.ANSWER).due().orElseThrow();
        PromisesAhead ahead = room.bean(PromisesAhead.class);
        Instant now = room.clock.instant();

        assertThat(ahead.entries(room.wei, now, new Span(now, due))).isEmpty();
        assertThat(ahead.entries(room.wei, now, new Span(now, due.plusSeconds(1))))
                .singleElement()
                .satisfies(matter -> {
                    assertThat(matter.key()).isEqualTo(urgent);
                    assertThat(matter.line().en()).isEqualTo("P1 The printer burns · nobody works on it");
                    assertThat(matter.until()).contains(due);
                });
    }

    @Test
    void everyChangeIsTold() {
        String key = room.asks();
        room.heard.forget();
        room.desk.note(room.wei, key, "Looks like the toner.");
        assertThat(changed()).containsExactly(key);
        room.heard.forget();
        room.desk.attach(room.wei, key, "a.txt", "text/plain", "x".getBytes(StandardCharsets.UTF_8), false);
        assertThat(changed()).containsExactly(key);
        room.heard.forget();
        room.at("2027-06-01T12:00:00Z");
        assertThat(changed()).as("its promises broke").contains(key);
    }

    private List<String> changed() {
        return room.heard.of(TicketChanged.class).stream()
                .map(changed -> changed.ticket().key())
                .distinct()
                .toList();
    }
}
