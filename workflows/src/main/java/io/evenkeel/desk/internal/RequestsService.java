package io.evenkeel.desk.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Right;
import io.evenkeel.desk.Desk.Attachment;
import io.evenkeel.desk.Desk.Content;
import io.evenkeel.desk.Desk.Detail;
import io.evenkeel.desk.Desk.NewTicket;
import io.evenkeel.desk.Desk.Page;
import io.evenkeel.desk.Requests;
import io.evenkeel.desk.Ticket;
import io.evenkeel.desk.Ticket.Kind;
import io.evenkeel.desk.Ticket.Requester;
import io.evenkeel.desk.Ticket.Via;
import io.evenkeel.desk.TicketEntry;
import io.evenkeel.desk.internal.Course.Act;
import io.evenkeel.identity.People;
import io.evenkeel.identity.Person;
import io.evenkeel.incident.Priority;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class RequestsService implements Requests {
    private static final int LONGEST_PAGE = 200;

    private final TicketRows rows;
    private final TicketEntries entries;
    private final TicketHandling handling;
    private final NewTickets opening;
    private final Replies replies;
    private final Wishes wishes;
    private final TicketFiles files;
    private final KnownOutages knownOutages;
    private final DeskService desk;
    private final People people;

    RequestsService(
            TicketRows rows,
            TicketEntries entries,
            TicketHandling handling,
            NewTickets opening,
            Replies replies,
            Wishes wishes,
            TicketFiles files,
            KnownOutages knownOutages,
            DeskService desk,
            People people) {
        this.rows = rows;
        this.entries = entries;
        this.handling = handling;
        this.opening = opening;
        this.replies = replies;
        this.wishes = wishes;
        this.files = files;
        this.knownOutages = knownOutages;
        this.desk = desk;
        this.people = people;
    }

    @Override
    @Transactional
    public Ticket open(
            Actor actor, Kind kind, String title, String text, Optional<UUID> item, Optional<Priority> urgency) {
        actor.mustHave(Right.REQUEST_SERVICES);
        if (kind == Kind.REQUEST) {
            throw TicketRefusals.invalid(
                    "entry-needed", "Ask for something of the catalogue: name its entry.", "entry");
        }
        var given = new NewTicket(kind, title, text, requester(actor), item, urgency, via(actor));
        return handling.withPromises(opening.open(actor, given, Optional.empty(), true));
    }

    @Override
    @Transactional
    public Ticket request(Actor actor, String entry, Map<String, Object> values, String text) {
        actor.mustHave(Right.REQUEST_SERVICES);
        return handling.withPromises(wishes.ask(actor, requester(actor), via(actor), entry, values, text));
    }

    @Override
    @Transactional(readOnly = true)
    public Page mine(Actor actor, Optional<String> cursor, int limit) {
        actor.mustHave(Right.REQUEST_SERVICES);
        int bounded = Math.clamp(limit, 1, LONGEST_PAGE);
        if (actor.kind() != Actor.Kind.PERSON) {
            return new Page(List.of(), Optional.empty());
        }
        Optional<Long> before = cursor.map(text -> TicketCursor.of(text).number());
        Page page = desk.page(rows.of(UUID.fromString(actor.id()), before, bounded), bounded);
        return new Page(page.items().stream().map(RequestsService::seen).toList(), page.next());
    }

    @Override
    @Transactional(readOnly = true)
    public Detail get(Actor actor, String key) {
        actor.mustHave(Right.REQUEST_SERVICES);
        Stored stored = own(actor, key);
        return new Detail(
                seen(handling.withPromises(stored)),
                entries.of(stored.id(), true),
                files.of(stored.id(), true),
                List.of(),
                List.of());
    }

    @Override
    @Transactional
    public Ticket reply(Actor actor, String key, String text) {
        actor.mustHave(Right.REQUEST_SERVICES);
        Texts.check(text, 1, DeskService.LONGEST_WORDS, "text");
        return seen(replies.reply(actor, own(actor, key), text));
    }

    @Override
    @Transactional
    public Ticket confirm(Actor actor, String key) {
        actor.mustHave(Right.REQUEST_SERVICES);
        Stored before = handling.lockFor(Act.CONFIRM, own(actor, key).id(), OptionalLong.empty());
        return seen(handling.apply(
                actor, before, Act.CONFIRM, Replies.line(handling, actor, TicketEntry.Kind.CONFIRMED, "")));
    }

    @Override
    @Transactional
    public Ticket reopen(Actor actor, String key, String reason) {
        actor.mustHave(Right.REQUEST_SERVICES);
        Texts.check(reason, 1, DeskService.LONGEST_WORDS, "reason");
        Stored before = handling.lockFor(Act.REOPEN, own(actor, key).id(), OptionalLong.empty());
        return seen(handling.apply(
                actor,
                before,
                Act.REOPEN,
                Replies.line(handling, actor, TicketEntry.Kind.REOPENED, Texts.storable(reason.strip()))));
    }

    @Override
    @Transactional
    public Attachment attach(Actor actor, String key, String name, String type, byte[] content) {
        actor.mustHave(Right.REQUEST_SERVICES);
        Stored stored = handling.lockFor(Act.NOTE, own(actor, key).id(), OptionalLong.empty());
        return files.attach(actor, stored, new TicketFiles.Given(name, type, content), true, true);
    }

    @Override
    @Transactional(readOnly = true)
    public Content content(Actor actor, String key, UUID attachment) {
        actor.mustHave(Right.REQUEST_SERVICES);
        return files.content(own(actor, key).id(), attachment, true);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Outage> outages(Actor actor, String text) {
        actor.mustHave(Right.REQUEST_SERVICES);
        Texts.check(text, 0, 2_000, "text");
        return knownOutages.like(text);
    }

    /** Another's is not found, as one that does not exist: the same answer for both. */
    private Stored own(Actor actor, String key) {
        return rows.find(key)
                .filter(stored -> actor.kind() == Actor.Kind.PERSON
                        && stored.ticket()
                                .requester()
                                .person()
                                .filter(UUID.fromString(actor.id())::equals)
                                .isPresent())
                .orElseThrow(() -> TicketRefusals.unknown(key));
    }

    private Requester requester(Actor actor) {
        Optional<Person> person =
                actor.kind() == Actor.Kind.PERSON ? people.find(UUID.fromString(actor.id())) : Optional.empty();
        return new Requester(person.map(Person::id), actor.name(), person.flatMap(Person::email));
    }

    private static Via via(Actor actor) {
        return actor.kind() == Actor.Kind.PERSON ? Via.CONSOLE : Via.API;
    }

    /** Without what is the desk's business: item, incident, in which other ticket it goes on. */
    private static Ticket seen(Ticket ticket) {
        return new Ticket(
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
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                ticket.entry(),
                ticket.values(),
                ticket.openedAt(),
                ticket.answeredAt(),
                ticket.resolvedAt(),
                ticket.closedAt(),
                ticket.promises(),
                ticket.version());
    }
}
