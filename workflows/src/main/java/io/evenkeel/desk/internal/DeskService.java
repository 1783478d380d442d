package io.evenkeel.desk.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.desk.Desk;
import io.evenkeel.desk.Ticket;
import io.evenkeel.desk.Ticket.Assignee;
import io.evenkeel.desk.Ticket.Kind;
import io.evenkeel.desk.Ticket.Line;
import io.evenkeel.desk.TicketEntry;
import io.evenkeel.desk.internal.Course.Act;
import io.evenkeel.desk.internal.TicketEntries.NewEntry;
import io.evenkeel.identity.People;
import io.evenkeel.identity.Person;
import io.evenkeel.incident.Priority;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class DeskService implements Desk {
    static final int LONGEST_WORDS = 20_000;
    private static final int LONGEST_PAGE = 200;

    private final TicketRows rows;
    private final TicketWrites writes;
    private final TicketEntries entries;
    private final TicketHandling handling;
    private final NewTickets opening;
    private final Ties joining;
    private final TicketFiles files;
    private final OnDuty onDuty;
    private final Promises promises;
    private final People people;

    DeskService(
            TicketRows rows,
            TicketWrites writes,
            TicketEntries entries,
            TicketHandling handling,
            NewTickets opening,
            Ties joining,
            TicketFiles files,
            OnDuty onDuty,
            Promises promises,
            People people) {
        this.rows = rows;
        this.writes = writes;
        this.entries = entries;
        this.handling = handling;
        this.opening = opening;
        this.joining = joining;
        this.files = files;
        this.onDuty = onDuty;
        this.promises = promises;
        this.people = people;
    }

    @Override
    @Transactional(readOnly = true)
    public Page list(Actor actor, Search search) {
        actor.mustHave(Right.WORK_TICKETS);
        int limit = Math.clamp(search.limit(), 1, LONGEST_PAGE);
        search.words().ifPresent(words -> Texts.check(words, 1, 200, "q"));
        Optional<UUID> assignee = search.mine() ? Optional.of(personOf(actor)) : Optional.empty();
        var bounded = new Search(
                search.line(),
                search.state(),
                search.kind(),
                search.words().map(String::strip),
                search.mine(),
                search.cursor(),
                limit);
        return page(rows.list(bounded, assignee, search.cursor().map(TicketCursor::of)), limit);
    }

    Page page(List<Stored> found, int limit) {
        List<Stored> shown = found.subList(0, Math.min(limit, found.size()));
        Optional<String> next = found.size() > limit
                ? Optional.of(new TicketCursor(
                                shown.getLast().dueAt(), shown.getLast().number())
                        .text())
                : Optional.empty();
        return new Page(handling.withPromises(shown), next);
    }

    @Override
    @Transactional(readOnly = true)
    public Detail get(Actor actor, String key) {
        actor.mustHave(Right.WORK_TICKETS);
        Stored stored = rows.find(key).orElseThrow(() -> TicketRefusals.unknown(key));
        return new Detail(
                handling.withPromises(stored),
                entries.of(stored.id(), false),
                files.of(stored.id(), false),
                rows.linked(stored.id()),
                rows.mergedInto(stored.id()).stream()
                        .map(each -> each.ticket().key())
                        .toList());
    }

    @Override
    @Transactional
    public Ticket open(Actor actor, NewTicket ticket) {
        actor.mustHave(Right.WORK_TICKETS);
        return handling.withPromises(opening.open(actor, ticket, Optional.empty(), true));
    }

    @Override
    @Transactional
    public Ticket take(Actor actor, String key, OptionalLong expectedVersion) {
        actor.mustHave(Right.WORK_TICKETS);
        Stored before = handling.lockFor(Act.TAKE, key, expectedVersion);
        return assigned(actor, before, Act.TAKE, new Assignee(personOf(actor), actor.name()));
    }

    @Override
    @Transactional
    public Ticket assign(Actor actor, String key, UUID person, OptionalLong expectedVersion) {
        actor.mustHave(Right.WORK_TICKETS);
        Stored before = handling.lockFor(Act.ASSIGN, key, expectedVersion);
        Person found = people.find(person)
                .filter(each -> each.role().rights().contains(Right.WORK_TICKETS))
                .orElseThrow(() -> TicketRefusals.invalid(
                        "assignee-unknown",
                        "Assign it to somebody who works on tickets: choose a person of the list.",
                        "person"));
        return assigned(actor, before, Act.ASSIGN, new Assignee(found.id(), found.displayName()));
    }

    @Override
    @Transactional
    public Ticket assignOnDuty(Actor actor, String key, OptionalLong expectedVersion) {
        actor.mustHave(Right.WORK_TICKETS);
        Stored before = handling.lockFor(Act.ASSIGN, key, expectedVersion);
        Line line = before.ticket().line();
        Assignee assignee = onDuty.of(line)
                .orElseThrow(
                        () -> new Refusal(
                                Refusal.Kind.CONFLICT,
                                "nobody-on-duty",
                                "Nobody is on duty for the " + line.name().toLowerCase(Locale.ROOT)
                                        + " line now. Assign it to a person, or give the line a schedule under Desk, Settings."));
        return assigned(actor, before, Act.ASSIGN, assignee);
    }

    private Ticket assigned(Actor actor, Stored before, Act act, Assignee assignee) {
        writes.assigned(before.id(), Optional.of(assignee));
        return handling.apply(
                actor,
                before,
                act,
                handling.line(actor, TicketEntry.Kind.ASSIGNED, false, "", Map.of("person", assignee.name())));
    }

    @Override
    @Transactional
    public Ticket escalate(Actor actor, String key, Line line, OptionalLong expectedVersion) {
        actor.mustHave(Right.WORK_TICKETS);
        Stored before = handling.lockFor(Act.ESCALATE, key, expectedVersion);
        writes.toLine(before.id(), line);
        Map<String, String> facts = Map.of("from", before.ticket().line().name(), "to", line.name());
        return handling.apply(
                actor, before, Act.ESCALATE, handling.line(actor, TicketEntry.Kind.ESCALATED, false, "", facts));
    }

    @Override
    @Transactional
    public Ticket grade(
            Actor actor, String key, Optional<Kind> kind, Optional<Priority> priority, OptionalLong expectedVersion) {
        actor.mustHave(Right.WORK_TICKETS);
        Stored before = handling.lockFor(Act.GRADE, key, expectedVersion);
        Ticket ticket = before.ticket();
        Kind nextKind = kind.orElse(ticket.kind());
        Priority nextPriority = priority.orElse(ticket.priority());
        if (ticket.kind() == nextKind && ticket.priority() == nextPriority) {
            return handling.withPromises(before);
        }
        writes.graded(before.id(), nextKind, nextPriority);
        promises.retarget(rows.find(before.id()).orElseThrow(), handling.now());
        Map<String, String> facts =
                Map.of("from", ticket.kind() + " " + ticket.priority(), "to", nextKind + " " + nextPriority);
        return handling.apply(
                actor, before, Act.GRADE, handling.line(actor, TicketEntry.Kind.GRADED, false, "", facts));
    }

    @Override
    @Transactional
    public Ticket answer(Actor actor, String key, String text, OptionalLong expectedVersion) {
        return say(actor, key, Act.ANSWER, TicketEntry.Kind.ANSWER, true, text, expectedVersion);
    }

    @Override
    @Transactional
    public Ticket note(Actor actor, String key, String text) {
        return say(actor, key, Act.NOTE, TicketEntry.Kind.NOTE, false, text, OptionalLong.empty());
    }

    @Override
    @Transactional
    public Ticket askRequester(Actor actor, String key, String text, OptionalLong expectedVersion) {
        return say(actor, key, Act.ASK_REQUESTER, TicketEntry.Kind.ASKED, true, text, expectedVersion);
    }

    @Override
    @Transactional
    public Ticket resolve(Actor actor, String key, String text, OptionalLong expectedVersion) {
        return say(actor, key, Act.RESOLVE, TicketEntry.Kind.RESOLVED, true, text, expectedVersion);
    }

    @Override
    @Transactional
    public Ticket confirm(Actor actor, String key, OptionalLong expectedVersion) {
        actor.mustHave(Right.WORK_TICKETS);
        Stored before = handling.lockFor(Act.CONFIRM, key, expectedVersion);
        return handling.apply(
                actor, before, Act.CONFIRM, handling.line(actor, TicketEntry.Kind.CONFIRMED, true, "", Map.of()));
    }

    @Override
    @Transactional
    public Ticket reopen(Actor actor, String key, String reason, OptionalLong expectedVersion) {
        return say(actor, key, Act.REOPEN, TicketEntry.Kind.REOPENED, true, reason, expectedVersion);
    }

    private Ticket say(
            Actor actor,
            String key,
            Act act,
            TicketEntry.Kind kind,
            boolean isPublic,
            String text,
            OptionalLong expectedVersion) {
        actor.mustHave(Right.WORK_TICKETS);
        Texts.check(text, 1, LONGEST_WORDS, act == Act.REOPEN ? "reason" : "text");
        Stored before = handling.lockFor(act, key, expectedVersion);
        NewEntry line = handling.line(actor, kind, isPublic, Texts.storable(text.strip()), Map.of());
        if (act == Act.NOTE) {
            handling.line(before, line);
            handling.audited(actor, "note", key, Map.of("text", text));
            return handling.tell(before, before.ticket().state());
        }
        return handling.apply(actor, before, act, line);
    }

    @Override
    @Transactional
    public Ticket merge(Actor actor, String key, String into, OptionalLong expectedVersion) {
        actor.mustHave(Right.WORK_TICKETS);
        return joining.merge(actor, key, into, expectedVersion);
    }

    @Override
    @Transactional
    public Ticket link(Actor actor, String key, String to) {
        actor.mustHave(Right.WORK_TICKETS);
        return joining.link(actor, key, to);
    }

    @Override
    @Transactional
    public Ticket incident(Actor actor, String key, OptionalLong expectedVersion) {
        actor.mustHave(Right.WORK_TICKETS);
        return joining.incident(actor, key, expectedVersion);
    }

    @Override
    @Transactional
    public Attachment attach(Actor actor, String key, String name, String type, byte[] content, boolean isPublic) {
        actor.mustHave(Right.WORK_TICKETS);
        Stored stored = handling.lockFor(Act.NOTE, key, OptionalLong.empty());
        return files.attach(actor, stored, new TicketFiles.Given(name, type, content), isPublic, false);
    }

    @Override
    @Transactional(readOnly = true)
    public Content content(Actor actor, String key, UUID attachment) {
        actor.mustHave(Right.WORK_TICKETS);
        Stored stored = rows.find(key).orElseThrow(() -> TicketRefusals.unknown(key));
        return files.content(stored.id(), attachment, false);
    }

    @Override
    public List<PossibleAct> acts(Ticket ticket) {
        return Stream.of(Act.values())
                .filter(act -> act != Act.REPLY)
                .map(act -> switch (Course.answer(ticket.state(), act)) {
                    case Course.Answer.Moved moved ->
                        new PossibleAct(act.word(), true, Optional.empty(), Optional.empty());
                    case Course.Answer.Refused(var objection) ->
                        new PossibleAct(
                                act.word(),
                                false,
                                Optional.of(TicketRefusals.code(objection)),
                                Optional.of(TicketRefusals.sentence(ticket, objection)));
                })
                .toList();
    }

    private static UUID personOf(Actor actor) {
        if (actor.kind() != Actor.Kind.PERSON) {
            throw TicketRefusals.invalid("person-needed", "Only a person can have a ticket: sign in as one.", "person");
        }
        return UUID.fromString(actor.id());
    }
}
