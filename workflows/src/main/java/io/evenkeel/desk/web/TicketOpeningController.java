package io.evenkeel.desk.web;

import static io.evenkeel.audit.Given.given;
import static io.evenkeel.audit.Given.orEmpty;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.IfMatch;
import io.evenkeel.audit.Needs;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.desk.Desk;
import io.evenkeel.desk.Desk.NewTicket;
import io.evenkeel.desk.Requests;
import io.evenkeel.desk.Ticket;
import io.evenkeel.desk.Ticket.Kind;
import io.evenkeel.desk.Ticket.Requester;
import io.evenkeel.desk.Ticket.Via;
import io.evenkeel.incident.Priority;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** How tickets begin: one's own, one for somebody else, a note of the telephone, a wish of the catalogue. */
@RestController
class TicketOpeningController {
    private static final int TITLE_OF_NOTE = 120;

    private final Desk desk;
    private final Requests requests;

    TicketOpeningController(Desk desk, Requests requests) {
        this.desk = desk;
        this.requests = requests;
    }

    /**
     * @param kind {@code fault}, {@code question} or {@code request}
     * @param entry of the catalogue, with {@code values}, for a request
     * @param requester for somebody else, which needs {@code WORK_TICKETS}
     * @param who with {@code what}: a note of the telephone, which needs {@code WORK_TICKETS}
     */
    record OpenRequest(
            @Nullable String kind,
            @Nullable String title,
            @Nullable String text,
            @Nullable RequesterGiven requester,
            @Nullable String item,
            @Nullable String priority,
            @Nullable String entry,
            @Nullable Map<String, Object> values,
            @Nullable String who,
            @Nullable String what) {}

    record RequesterGiven(
            @Nullable String person,
            @Nullable String name,
            @Nullable String address) {}

    @PostMapping("/api/desk/tickets")
    @Needs(Right.REQUEST_SERVICES)
    ResponseEntity<Ticket> open(Actor actor, @RequestBody OpenRequest request) {
        Ticket opened = opened(actor, request);
        return ResponseEntity.status(HttpStatus.CREATED)
                .eTag(IfMatch.tag(opened.version()))
                .body(opened);
    }

    private Ticket opened(Actor actor, OpenRequest request) {
        if (request.who() != null || request.what() != null) {
            return noted(actor, request);
        }
        Kind kind = Given.word(Kind.class, given(request.kind(), "kind"), "kind");
        if (kind == Kind.REQUEST) {
            return requests.request(
                    actor,
                    given(request.entry(), "entry"),
                    request.values() == null ? Map.of() : request.values(),
                    orEmpty(request.text()));
        }
        Optional<UUID> item = Given.optionalId(request.item(), "item");
        Optional<Priority> priority = Given.optionalWord(Priority.class, request.priority(), "priority");
        String title = given(request.title(), "title");
        if (request.requester() == null) {
            return requests.open(actor, kind, title, orEmpty(request.text()), item, priority);
        }
        actor.mustHave(Right.WORK_TICKETS);
        return desk.open(
                actor,
                new NewTicket(
                        kind,
                        title,
                        orEmpty(request.text()),
                        requester(request.requester()),
                        item,
                        priority,
                        actor.kind() == Actor.Kind.PERSON ? Via.CONSOLE : Via.API));
    }

    /** Two fields, while somebody talks. */
    private Ticket noted(Actor actor, OpenRequest request) {
        actor.mustHave(Right.WORK_TICKETS);
        String who = given(request.who(), "who").strip();
        String what = given(request.what(), "what").strip();
        if (what.isEmpty()) {
            throw new Refusal(Refusal.Kind.INVALID, "field-missing", "Write down what it is about.", "what");
        }
        String line = what.lines().findFirst().orElse(what);
        String title = line.length() <= TITLE_OF_NOTE ? line : line.substring(0, TITLE_OF_NOTE - 1) + "…";
        Optional<String> address = who.indexOf('@') > 0 && who.indexOf(' ') < 0 ? Optional.of(who) : Optional.empty();
        return desk.open(
                actor,
                new NewTicket(
                        Kind.QUESTION,
                        title,
                        what,
                        new Requester(Optional.empty(), who, address),
                        Optional.empty(),
                        Optional.empty(),
                        Via.PHONE));
    }

    private static Requester requester(RequesterGiven given) {
        return new Requester(
                Given.optionalId(given.person(), "requester"),
                given(given.name(), "requester"),
                Optional.ofNullable(given.address()).filter(address -> !address.isBlank()));
    }
}
