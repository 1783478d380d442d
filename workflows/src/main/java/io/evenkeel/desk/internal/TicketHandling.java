package io.evenkeel.desk.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.desk.Ticket;
import io.evenkeel.desk.Ticket.Assignee;
import io.evenkeel.desk.Ticket.State;
import io.evenkeel.desk.TicketChanged;
import io.evenkeel.desk.TicketClosed;
import io.evenkeel.desk.TicketEntry;
import io.evenkeel.desk.TicketResolved;
import io.evenkeel.desk.internal.Course.Act;
import io.evenkeel.desk.internal.TicketEntries.NewEntry;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What every act on a ticket has in common: lock, state, clocks, line, audit, event. Called in a transaction. */
@Component
class TicketHandling {
    private final TicketRows rows;
    private final TicketWrites writes;
    private final TicketEntries entries;
    private final ClockRows clocks;
    private final WorkCalendarRows calendars;
    private final Promises promises;
    private final TicketLetters letters;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final InstantSource clock;

    TicketHandling(
            TicketRows rows,
            TicketWrites writes,
            TicketEntries entries,
            ClockRows clocks,
            WorkCalendarRows calendars,
            Promises promises,
            TicketLetters letters,
            Audit audit,
            ApplicationEventPublisher events,
            InstantSource clock) {
        this.rows = rows;
        this.writes = writes;
        this.entries = entries;
        this.clocks = clocks;
        this.calendars = calendars;
        this.promises = promises;
        this.letters = letters;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** To the microsecond, as the database keeps it. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** Finds it, keeps others from changing it, and refuses what its version or its state forbids. */
    Stored lockFor(Act act, String key, OptionalLong expectedVersion) {
        calendars.lockToCompute();
        Stored found = rows.find(key).orElseThrow(() -> TicketRefusals.unknown(key));
        return lockFor(act, found.id(), expectedVersion);
    }

    Stored lockFor(Act act, UUID id, OptionalLong expectedVersion) {
        calendars.lockToCompute();
        Stored stored = rows.lock(id).orElseThrow();
        Ticket ticket = stored.ticket();
        if (expectedVersion.isPresent() && expectedVersion.getAsLong() != ticket.version()) {
            throw TicketRefusals.outOfDate(ticket, expectedVersion.getAsLong());
        }
        if (Course.answer(ticket.state(), act) instanceof Course.Answer.Refused(var objection)) {
            throw TicketRefusals.refusal(ticket, objection);
        }
        promises.say(stored, now());
        return stored;
    }

    /**
     * Does it to a locked ticket: its state, its clocks, a line in it.
     *
     */
    Ticket apply(Actor actor, Stored before, Act act, NewEntry line) {
        Ticket ticket = before.ticket();
        if (!(Course.answer(ticket.state(), act) instanceof Course.Answer.Moved(State to))) {
            throw new IllegalStateException(act + " was refused when it was locked");
        }
        entries.add(before.id(), line);
        boolean first = answers(act) && ticket.answeredAt().isEmpty();
        if (answers(act)) {
            writes.answered(before.id(), line.at());
            takenBy(actor, before);
        }
        writes.moved(before.id(), to, line.at());
        if (to != ticket.state() || first) {
            promises.follow(before.id(), to, first || ticket.answeredAt().isPresent(), line.at());
        }
        if (answers(act)) {
            mirrored(before, line);
        }
        audit.record(actor, "desk." + act.word(), ticket.key(), facts(line));
        return tell(before, to);
    }

    /** Who answers what nobody has, has it. */
    private void takenBy(Actor actor, Stored before) {
        if (before.ticket().assignee().isEmpty() && actor.kind() == Actor.Kind.PERSON) {
            writes.assigned(before.id(), Optional.of(new Assignee(UUID.fromString(actor.id()), actor.name())));
        }
    }

    /** The requesters of this ticket and of those that go on in it read it. */
    private void mirrored(Stored before, NewEntry line) {
        letters.send(before, words(line), false, line.at());
        for (Stored child : rows.mergedInto(before.id())) {
            line(child, line);
            letters.send(child, words(line), false, line.at());
        }
    }

    private static String words(NewEntry line) {
        String signed = line.text() + "\n\n" + line.actorName();
        return switch (line.kind()) {
            case RESOLVED ->
                "It is done. Confirm it in your page, or answer if it is not.\n已处理完毕。请确认；如未解决，请回复。\n\n" + signed;
            case ASKED -> "We need an answer from you to go on.\n我们需要您的答复才能继续。\n\n" + signed;
            case OPENED,
                    ANSWER,
                    REPLY,
                    NOTE,
                    CONFIRMED,
                    REOPENED,
                    ASSIGNED,
                    ESCALATED,
                    GRADED,
                    MERGED,
                    LINKED,
                    INCIDENT,
                    AT_RISK,
                    BROKEN,
                    MAIL_FAILED,
                    ROBOT,
                    ATTACHED,
                    REMARK -> signed;
        };
    }

    private static boolean answers(Act act) {
        return act == Act.ANSWER || act == Act.ASK_REQUESTER || act == Act.RESOLVE;
    }

    /** Says that it changed, with what it is now. */
    Ticket tell(Stored before, State to) {
        Ticket after = read(before.id());
        events.publishEvent(new TicketChanged(after));
        State from = before.ticket().state();
        if (to == State.RESOLVED && from != State.RESOLVED) {
            events.publishEvent(new TicketResolved(after));
        }
        if (to == State.CLOSED) {
            events.publishEvent(new TicketClosed(after));
        }
        return after;
    }

    /** A line that moves nothing. */
    void line(Stored before, NewEntry line) {
        entries.add(before.id(), line);
        touched(before);
    }

    /** It says something else than before, without having moved. */
    void touched(Stored ticket) {
        writes.touched(ticket.id());
        changed(ticket.id());
    }

    /** Says that it is not what it was. */
    void changed(UUID ticket) {
        events.publishEvent(new TicketChanged(read(ticket)));
    }

    NewEntry line(Actor actor, TicketEntry.Kind kind, boolean isPublic, String text, Map<String, String> facts) {
        return new NewEntry(now(), kind, actor.name(), false, isPublic, text, facts);
    }

    Ticket read(UUID id) {
        return withPromises(rows.find(id).orElseThrow());
    }

    Ticket withPromises(Stored stored) {
        return withPromises(List.of(stored)).getFirst();
    }

    List<Ticket> withPromises(List<Stored> all) {
        var kept = clocks.of(all.stream().map(Stored::id).toList());
        List<Ticket> full = new ArrayList<>();
        for (Stored stored : all) {
            Ticket ticket = stored.ticket();
            var own = kept.stream()
                    .filter(each -> each.ticket().equals(stored.id()))
                    .toList();
            full.add(new Ticket(
                    ticket.key(),
                    ticket.kind(),
                    ticket.state(),
                    ticket.priority(),
                    ticket.line(),
                    ticket.via(),
                    ticket.title(),
                    ticket.text(),
                    ticket.requester(),
                    ticket.assignee(),
                    ticket.item(),
                    ticket.incident(),
                    ticket.mergedInto(),
                    ticket.entry(),
                    ticket.values(),
                    ticket.openedAt(),
                    ticket.answeredAt(),
                    ticket.resolvedAt(),
                    ticket.closedAt(),
                    Promises.seen(ticket, own),
                    ticket.version()));
        }
        return full;
    }

    void audited(Actor actor, String verb, String key, Map<String, String> facts) {
        audit.record(actor, "desk." + verb, key, facts);
    }

    private static Map<String, String> facts(NewEntry line) {
        var facts = new HashMap<>(line.facts());
        if (!line.text().isEmpty()) {
            facts.put("text", line.text());
        }
        return facts;
    }
}
