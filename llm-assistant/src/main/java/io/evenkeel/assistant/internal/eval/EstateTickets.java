package io.evenkeel.assistant.internal.eval;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Refusal;
import io.evenkeel.desk.Desk.Detail;
import io.evenkeel.desk.Ticket;
import io.evenkeel.desk.Ticket.Assignee;
import io.evenkeel.desk.Ticket.Promise;
import io.evenkeel.desk.Ticket.Requester;
import io.evenkeel.desk.TicketEntry;
import io.evenkeel.incident.Priority;
import io.evenkeel.inventory.Item;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Tickets as {@code GET /api/desk/tickets} and {@code /api/desk/tickets/KEY} give them: the desk's side and the requester's. */
final class EstateTickets {
    private final Map<String, Detail> byKey = new LinkedHashMap<>();

    EstateTickets(List<Row> rows, EstateItems items, EstatePeople people) {
        for (Row row : rows) {
            Ticket ticket = ticket(row.child("ticket").orElse(row), items, people);
            byKey.put(
                    ticket.key(),
                    new Detail(ticket, entries(row), List.of(), row.texts("linked"), row.texts("merged")));
        }
    }

    private static Ticket ticket(Row row, EstateItems items, EstatePeople people) {
        return new Ticket(
                row.needed("key", "id"),
                row.one(Ticket.Kind.class, Ticket.Kind.FAULT, "kind"),
                row.one(Ticket.State.class, Ticket.State.OPEN, "state", "status"),
                row.one(Priority.class, Priority.P3, "priority"),
                row.one(Ticket.Line.class, Ticket.Line.FIRST, "line"),
                row.one(Ticket.Via.class, Ticket.Via.CONSOLE, "via"),
                row.needed("title", "summary"),
                row.text("text", "description").orElse(""),
                requester(row, people),
                row.child("assignee")
                        .map(one -> one.text("name", "displayName", "id").orElse("?"))
                        .or(() -> row.text("assignee"))
                        .map(name -> new Assignee(person(name, people), people.displayName(name))),
                row.text("item").flatMap(items::named).map(Item::id),
                row.text("incident"),
                row.text("mergedInto"),
                row.text("entry"),
                Map.of(),
                row.neededTime("openedAt", "createdAt"),
                row.time("answeredAt"),
                row.time("resolvedAt"),
                row.time("closedAt"),
                row.rows("promises").stream()
                        .map(one -> new Promise(
                                what(one), one.neededOne(Promise.PromiseState.class, "state"), one.time("due")))
                        .toList(),
                1);
    }

    /** The desk's word, or RESPONSE and RESOLUTION, as others call them. */
    private static Promise.What what(Row row) {
        String word = row.text("what", "kind").orElse("").strip().toUpperCase(Locale.ROOT);
        return switch (word) {
            case "ANSWER", "RESPONSE" -> Promise.What.ANSWER;
            case "SOLVE", "RESOLUTION" -> Promise.What.SOLVE;
            default -> {
                row.fault("what", "is \"" + word + "\"; it is ANSWER or SOLVE");
                yield Promise.What.SOLVE;
            }
        };
    }

    private static Requester requester(Row row, EstatePeople people) {
        Optional<Row> whole = row.child("requester");
        String name = whole.flatMap(one -> one.text("name", "displayName"))
                .or(() -> row.text("requester"))
                .orElse("?");
        String reference = whole.flatMap(one -> one.text("person", "id")).orElse(name);
        return new Requester(
                people.person(reference).or(() -> people.person(name)).map(one -> one.id()),
                people.displayName(name),
                Optional.empty());
    }

    private static UUID person(String name, EstatePeople people) {
        return people.person(name).map(one -> one.id()).orElseGet(() -> Row.id(name));
    }

    private static List<TicketEntry> entries(Row row) {
        var entries = new ArrayList<TicketEntry>();
        for (Row one : row.rows("entries", "timeline")) {
            entries.add(new TicketEntry(
                    entries.size() + 1L,
                    one.neededTime("at"),
                    one.one(TicketEntry.Kind.class, TicketEntry.Kind.NOTE, "kind"),
                    one.text("actorName", "actor", "by").orElse("?"),
                    one.flag("byRequester", false),
                    one.flag("isPublic", false),
                    one.text("text").orElse(""),
                    one.map("facts")));
        }
        return entries;
    }

    static Refusal unknown(String key) {
        return new Refusal(Refusal.Kind.NOT_FOUND, "ticket-unknown", "There is no ticket " + key + ".");
    }

    Optional<Detail> found(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    List<Ticket> live() {
        return byKey.values().stream()
                .map(Detail::ticket)
                .filter(ticket -> ticket.state() != Ticket.State.CLOSED
                        && ticket.state() != Ticket.State.RESOLVED
                        && ticket.state() != Ticket.State.MERGED)
                .toList();
    }

    static boolean isOf(Actor actor, Ticket ticket) {
        return ticket.requester()
                .person()
                .filter(person -> person.toString().equals(actor.id()))
                .isPresent();
    }
}
