package io.evenkeel.desk.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Right;
import io.evenkeel.audit.UuidSeven;
import io.evenkeel.desk.Desk.NewTicket;
import io.evenkeel.desk.Ticket.Kind;
import io.evenkeel.desk.Ticket.Requester;
import io.evenkeel.desk.Ticket.State;
import io.evenkeel.desk.Ticket.Via;
import io.evenkeel.desk.TicketEntry;
import io.evenkeel.desk.internal.Course.Act;
import io.evenkeel.desk.internal.MailRows.Outcome;
import io.evenkeel.desk.internal.MailRows.Place;
import io.evenkeel.desk.internal.mail.Incoming;
import io.evenkeel.desk.internal.mail.Incoming.Attached;
import io.evenkeel.desk.internal.mail.Incoming.Nature;
import io.evenkeel.desk.internal.mail.ReplyKey;
import io.evenkeel.desk.internal.mail.Threading;
import io.evenkeel.identity.People;
import io.evenkeel.identity.Person;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes of a mail what it is to the desk: the mail as it came, its ticket and how far the mailbox was read, all or nothing. */
@Component
class MailIntake {
    /** A desk that answers each of our receipts with a new mail gets no more of them. */
    static final int RECEIPTS_AN_HOUR = 3;

    static final int TICKETS_AN_HOUR = 20;
    private static final Duration HOUR = Duration.ofHours(1);

    private final MailRows mails;
    private final MailboxRows mailbox;
    private final TicketRows tickets;
    private final WorkCalendarRows calendars;
    private final TicketWrites writes;
    private final TicketHandling handling;
    private final NewTickets opening;
    private final Replies replies;
    private final TicketLetters letters;
    private final TicketFiles files;
    private final People people;

    MailIntake(
            MailRows mails,
            MailboxRows mailbox,
            TicketRows tickets,
            WorkCalendarRows calendars,
            TicketWrites writes,
            TicketHandling handling,
            NewTickets opening,
            Replies replies,
            TicketLetters letters,
            TicketFiles files,
            People people) {
        this.mails = mails;
        this.mailbox = mailbox;
        this.tickets = tickets;
        this.calendars = calendars;
        this.writes = writes;
        this.handling = handling;
        this.opening = opening;
        this.replies = replies;
        this.letters = letters;
        this.files = files;
        this.people = people;
    }

    /** What a mail became, for which ticket. */
    private record Became(Outcome outcome, Optional<UUID> ticket) {}

    /**
     * Takes one mail; again, it changes nothing.
     *
     * @param size as the mailbox has it
     * @param raw absent for one that is too large to be fetched, which stays in the mailbox
     */
    @Transactional
    public void take(Place place, Incoming mail, long size, byte @Nullable [] raw) {
        calendars.lockToCompute();
        if (mails.knows(place)) {
            return;
        }
        Became became = mails.cameAlready(mail) ? new Became(Outcome.AGAIN, Optional.empty()) : became(mail);
        Instant now = handling.now();
        byte[] kept = became.outcome() == Outcome.AGAIN ? null : raw;
        mails.add(UuidSeven.at(now), place, mail, now, became.outcome(), became.ticket(), size, kept);
        if (became.ticket().isPresent() && mail.messageId().isPresent()) {
            letters.knows(mail.messageId().get(), became.ticket().get(), now);
        }
        mailbox.readUntil(place.uidValidity(), place.uid());
    }

    private Became became(Incoming mail) {
        Threading.Place place = Threading.place(
                mail,
                key -> tickets.byReplyKey(key).map(stored -> stored.ticket().key()),
                name -> letters.ticketOf(name)
                        .flatMap(tickets::find)
                        .map(stored -> stored.ticket().key()),
                (ticket, from) -> tickets.find(ticket)
                        .filter(stored -> stored.belongsTo(from))
                        .isPresent());
        return switch (mail.nature()) {
            case OWN -> new Became(Outcome.SET_ASIDE, Optional.empty());
            case ROBOT_REPLY, BOUNCE -> noted(mail, place);
            case MACHINE, PERSON ->
                switch (place) {
                    case Threading.Place.Answers(String ticket) -> joined(mail, ticket);
                    case Threading.Place.New(Optional<String> names) -> opened(mail, names);
                };
        };
    }

    /** A robot's words are kept with the ticket and move nothing. */
    private Became noted(Incoming mail, Threading.Place place) {
        Optional<Stored> ticket =
                place instanceof Threading.Place.Answers(String key) ? tickets.find(key) : bounced(mail);
        if (ticket.isEmpty()) {
            return new Became(Outcome.SET_ASIDE, Optional.empty());
        }
        Actor actor = actor(mail);
        boolean bounce = mail.nature() == Nature.BOUNCE;
        handling.line(
                ticket.get(),
                handling.line(
                        actor,
                        bounce ? TicketEntry.Kind.MAIL_FAILED : TicketEntry.Kind.ROBOT,
                        false,
                        Texts.storable(shortened(mail.text())),
                        Map.of("reason", Texts.storable(mail.subject()))));
        return new Became(Outcome.NOTED, ticket.map(Stored::id));
    }

    /** A mail server quotes what it could not deliver. */
    private Optional<Stored> bounced(Incoming mail) {
        if (mail.nature() != Nature.BOUNCE) {
            return Optional.empty();
        }
        String quoted = mail.text()
                + mail.attachments().stream()
                        .filter(each -> each.type().startsWith("message/")
                                || each.type().startsWith("text/"))
                        .map(each -> new String(each.content(), StandardCharsets.ISO_8859_1))
                        .reduce("", (one, next) -> one + "\n" + next);
        return ReplyKey.inText(mail.subject() + "\n" + quoted).flatMap(tickets::byReplyKey);
    }

    private Became joined(Incoming mail, String key) {
        Stored stored = tickets.find(key).orElseThrow();
        Actor actor = actor(mail);
        if (stored.ticket().state() == State.CLOSED) {
            Became fresh = opened(mail, Optional.empty());
            fresh.ticket().ifPresent(ticket -> writes.link(ticket, stored.id()));
            return fresh;
        }
        if (mail.nature() == Nature.PERSON) {
            replies.reply(actor, stored, said(mail));
        } else {
            handling.line(stored, handling.line(actor, TicketEntry.Kind.ROBOT, false, said(mail), Map.of()));
        }
        attach(actor, stored, mail);
        return new Became(Outcome.JOINED, Optional.of(stored.id()));
    }

    private Became opened(Incoming mail, Optional<String> names) {
        Actor actor = actor(mail);
        Instant hourAgo = handling.now().minus(HOUR);
        int lately = mail.from().map(from -> mails.openedBy(from, hourAgo)).orElse(0);
        if (lately >= TICKETS_AN_HOUR) {
            return tooMany(mail, actor);
        }
        String subject = Texts.storable(ReplyKey.bare(mail.subject()));
        String title = subject.isBlank() ? "(no subject)" : subject;
        Optional<Person> person = mail.from().flatMap(this::personWith);
        var given = new NewTicket(
                Kind.QUESTION,
                title.length() <= NewTickets.LONGEST_TITLE ? title : title.substring(0, NewTickets.LONGEST_TITLE),
                said(mail),
                new Requester(person.map(Person::id), actor.name(), mail.from()),
                Optional.empty(),
                Optional.empty(),
                Via.MAIL);
        boolean receipt = mail.nature() == Nature.PERSON && lately < RECEIPTS_AN_HOUR;
        Stored stored = opening.open(actor, given, Optional.empty(), false);
        if (mail.messageId().isPresent()) {
            letters.knows(mail.messageId().get(), stored.id(), handling.now());
        }
        if (receipt) {
            letters.send(stored, NewTickets.receipt(stored.ticket()), true, handling.now());
        }
        names.ifPresent(other ->
                remark(stored, "The mail answers " + other + ", but its sender is not the requester of that ticket."));
        attach(actor, stored, mail);
        return new Became(Outcome.OPENED, Optional.of(stored.id()));
    }

    /** Nothing is lost, but a flood from one sender makes no flood of tickets. */
    private Became tooMany(Incoming mail, Actor actor) {
        Optional<Stored> newest = mail.from().flatMap(tickets::newestAliveOf);
        newest.ifPresent(stored -> {
            Stored locked = handling.lockFor(Act.NOTE, stored.id(), OptionalLong.empty());
            handling.line(
                    locked,
                    handling.line(
                            actor,
                            TicketEntry.Kind.ROBOT,
                            false,
                            said(mail),
                            Map.of("subject", Texts.storable(mail.subject()))));
            attach(actor, locked, mail);
        });
        return new Became(newest.isPresent() ? Outcome.NOTED : Outcome.SET_ASIDE, newest.map(Stored::id));
    }

    private void attach(Actor actor, Stored stored, Incoming mail) {
        mail.remarks().forEach(sentence -> remark(stored, sentence));
        for (Attached file : mail.attachments()) {
            if (file.size() > TicketFiles.LARGEST) {
                remark(stored, "The file " + file.name() + " is larger than 20 MiB and only in the mail as it came.");
            } else if (file.size() > 0) {
                files.attach(
                        actor, stored, new TicketFiles.Given(file.name(), file.type(), file.content()), true, true);
            }
        }
    }

    private void remark(Stored stored, String sentence) {
        handling.line(stored, handling.line(Actor.system("desk"), TicketEntry.Kind.REMARK, false, sentence, Map.of()));
    }

    /** Without what the mail quotes of ours. */
    private static String said(Incoming mail) {
        String text = Texts.storable(mail.text());
        int line = text.indexOf(TicketLetters.LINE);
        if (line < 0) {
            return text;
        }
        int begin = text.lastIndexOf('\n', line);
        String above = begin < 0 ? "" : text.substring(0, begin).strip();
        return above.isEmpty() ? text : above;
    }

    private static String shortened(String text) {
        return text.length() <= DeskService.LONGEST_WORDS ? text : text.substring(0, DeskService.LONGEST_WORDS);
    }

    private Optional<Person> personWith(String address) {
        return people.list().stream()
                .filter(person ->
                        person.email().filter(address::equalsIgnoreCase).isPresent())
                .findFirst();
    }

    /** Whoever the mail says that wrote it; it may not be true, and gives no right but to ask. */
    private static Actor actor(Incoming mail) {
        String name = mail.fromName().isBlank() ? mail.from().orElse("unknown sender") : mail.fromName();
        return new Actor(Actor.Kind.SYSTEM, "desk-mail", Texts.storable(name), Set.of(Right.REQUEST_SERVICES));
    }
}
