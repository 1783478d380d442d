package io.evenkeel.desk.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.UuidSeven;
import io.evenkeel.desk.Desk.NewTicket;
import io.evenkeel.desk.Settings.CatalogueEntry;
import io.evenkeel.desk.Ticket;
import io.evenkeel.desk.Ticket.Requester;
import io.evenkeel.desk.Ticket.Via;
import io.evenkeel.desk.TicketEntry;
import io.evenkeel.desk.TicketOpened;
import io.evenkeel.desk.internal.TicketEntries.NewEntry;
import io.evenkeel.desk.internal.TicketWrites.Asked;
import io.evenkeel.desk.internal.mail.ReplyKey;
import io.evenkeel.incident.Priority;
import io.evenkeel.inventory.Inventory;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** How every ticket begins, however it came. Called in a transaction. */
@Component
class NewTickets {
    static final int LONGEST_TITLE = 250;
    static final int LONGEST_TEXT = 100_000;

    private final TicketHandling handling;
    private final TicketWrites writes;
    private final TicketRows rows;
    private final TicketEntries entries;
    private final Promises promises;
    private final WorkCalendarRows calendars;
    private final TicketLetters letters;
    private final Inventory inventory;
    private final ApplicationEventPublisher events;
    private final SecureRandom random = new SecureRandom();

    NewTickets(
            TicketHandling handling,
            TicketWrites writes,
            TicketRows rows,
            TicketEntries entries,
            Promises promises,
            WorkCalendarRows calendars,
            TicketLetters letters,
            Inventory inventory,
            ApplicationEventPublisher events) {
        this.handling = handling;
        this.writes = writes;
        this.rows = rows;
        this.entries = entries;
        this.promises = promises;
        this.calendars = calendars;
        this.letters = letters;
        this.inventory = inventory;
        this.events = events;
    }

    /** What of the catalogue is asked for. */
    record Wish(CatalogueEntry entry, Map<String, Object> values) {}

    /** @param receipt whether the requester gets a mail that says the number */
    Stored open(Actor actor, NewTicket given, Optional<Wish> wish, boolean receipt) {
        Texts.check(given.title(), 1, LONGEST_TITLE, "title");
        Texts.check(given.text(), 0, LONGEST_TEXT, "text");
        Texts.check(given.requester().name(), 1, 200, "requester");
        given.item().ifPresent(this::mustBeThere);
        calendars.lockToCompute();
        Instant now = handling.now();
        UUID id = UuidSeven.at(now);
        long number = writes.nextNumber();
        Optional<Asked> asked = wish.map(
                each -> new Asked(each.entry().id(), each.values(), each.entry().line()));
        writes.insert(
                id, number, tidy(given), given.priority().orElse(Priority.P3), asked, ReplyKey.fresh(random), now);
        entries.add(
                id,
                new NewEntry(
                        now,
                        TicketEntry.Kind.OPENED,
                        actor.name(),
                        given.via() != Via.PHONE,
                        true,
                        "",
                        Map.of("via", given.via().name())));
        Stored stored = rows.lock(id).orElseThrow();
        promises.begin(stored, wish.flatMap(each -> each.entry().solveMinutes()), now);
        if (receipt) {
            letters.send(stored, receipt(stored.ticket()), true, now);
        }
        handling.audited(
                actor,
                "open",
                stored.ticket().key(),
                Map.of(
                        "title",
                        given.title().strip(),
                        "kind",
                        given.kind().name(),
                        "via",
                        given.via().name()));
        events.publishEvent(new TicketOpened(handling.read(id)));
        return rows.find(id).orElseThrow();
    }

    private void mustBeThere(UUID item) {
        if (inventory.find(item).isEmpty()) {
            throw TicketRefusals.invalid(
                    "item-unknown", "There is no such item. Look it up in the inventory, or leave it out.", "item");
        }
    }

    private static NewTicket tidy(NewTicket given) {
        Requester who = given.requester();
        return new NewTicket(
                given.kind(),
                Texts.storable(given.title().strip().replaceAll("\\s+", " ")),
                Texts.storable(given.text().strip()),
                new Requester(
                        who.person(),
                        Texts.storable(who.name().strip()),
                        who.address().map(address -> address.toLowerCase(Locale.ROOT))),
                given.item(),
                given.priority(),
                given.via());
    }

    static String receipt(Ticket ticket) {
        return "We have your message; its number is " + ticket.key() + ".\n我们已收到您的信息，编号 " + ticket.key() + "。";
    }
}
