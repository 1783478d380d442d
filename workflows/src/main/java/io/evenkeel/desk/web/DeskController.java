package io.evenkeel.desk.web;

import static io.evenkeel.audit.Given.given;
import static io.evenkeel.audit.Given.orEmpty;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.evenkeel.audit.Actor;
import io.evenkeel.audit.IfMatch;
import io.evenkeel.audit.Needs;
import io.evenkeel.audit.Right;
import io.evenkeel.desk.Desk;
import io.evenkeel.desk.Desk.Detail;
import io.evenkeel.desk.Desk.Page;
import io.evenkeel.desk.Desk.PossibleAct;
import io.evenkeel.desk.Desk.Search;
import io.evenkeel.desk.Ticket;
import io.evenkeel.desk.Ticket.Kind;
import io.evenkeel.desk.Ticket.Line;
import io.evenkeel.desk.Ticket.State;
import io.evenkeel.desk.TicketEntry;
import io.evenkeel.incident.Priority;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Work on tickets: the queues, one with everything about it, and what the desk does with it. */
@RestController
@RequestMapping("/api/desk/tickets")
class DeskController {
    private static final String PAGE_LENGTH = "50";

    private final Desk desk;

    DeskController(Desk desk) {
        this.desk = desk;
    }

    /** One of: a person, whoever is on duty for its line, a line. */
    record AssignRequest(
            @Nullable String person,
            @Nullable Boolean onDuty,
            @Nullable String line) {}

    record AnswerRequest(
            @Nullable String text,
            @JsonProperty("public") @Nullable Boolean isPublic) {}

    record TextRequest(@Nullable String text) {}

    record ReasonRequest(@Nullable String reason) {}

    record LineRequest(@Nullable String line) {}

    record GradeRequest(@Nullable String kind, @Nullable String priority) {}

    record OtherRequest(@Nullable String into, @Nullable String to) {}

    /** A ticket with what may be done to it. */
    record TicketDetail(
            Ticket ticket,
            List<PossibleAct> acts,
            List<TicketEntry> entries,
            List<Desk.Attachment> attachments,
            List<String> linked,
            List<String> merged) {}

    @GetMapping
    @Needs(Right.WORK_TICKETS)
    Page list(
            Actor actor,
            @RequestParam(required = false) @Nullable String line,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "false") boolean mine,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = PAGE_LENGTH) int limit) {
        return desk.list(
                actor,
                new Search(
                        Given.optionalWord(Line.class, line, "line"),
                        Given.optionalWord(State.class, state, "state"),
                        Given.optionalWord(Kind.class, kind, "kind"),
                        Optional.ofNullable(q).filter(words -> !words.isBlank()),
                        mine,
                        Optional.ofNullable(cursor),
                        limit));
    }

    @GetMapping("/{key}")
    @Needs(Right.WORK_TICKETS)
    ResponseEntity<TicketDetail> one(Actor actor, @PathVariable String key) {
        return answer(actor, key);
    }

    @PostMapping("/{key}/take")
    @Needs(Right.WORK_TICKETS)
    ResponseEntity<TicketDetail> take(
            Actor actor,
            @PathVariable String key,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        desk.take(actor, key, IfMatch.version(ifMatch));
        return answer(actor, key);
    }

    @PostMapping("/{key}/assign")
    @Needs(Right.WORK_TICKETS)
    ResponseEntity<TicketDetail> assign(
            Actor actor,
            @PathVariable String key,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody AssignRequest request) {
        OptionalLong version = IfMatch.version(ifMatch);
        if (request.person() != null) {
            desk.assign(actor, key, Given.id(request.person(), "person"), version);
        } else if (Boolean.TRUE.equals(request.onDuty())) {
            desk.assignOnDuty(actor, key, version);
        } else {
            desk.escalate(actor, key, Given.word(Line.class, given(request.line(), "line"), "line"), version);
        }
        return answer(actor, key);
    }

    @PostMapping("/{key}/escalate")
    @Needs(Right.WORK_TICKETS)
    ResponseEntity<TicketDetail> escalate(
            Actor actor,
            @PathVariable String key,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody LineRequest request) {
        Line line = Given.word(Line.class, given(request.line(), "line"), "line");
        desk.escalate(actor, key, line, IfMatch.version(ifMatch));
        return answer(actor, key);
    }

    @PostMapping("/{key}/grade")
    @Needs(Right.WORK_TICKETS)
    ResponseEntity<TicketDetail> grade(
            Actor actor,
            @PathVariable String key,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody GradeRequest request) {
        desk.grade(
                actor,
                key,
                Given.optionalWord(Kind.class, request.kind(), "kind"),
                Given.optionalWord(Priority.class, request.priority(), "priority"),
                IfMatch.version(ifMatch));
        return answer(actor, key);
    }

    @PostMapping("/{key}/answer")
    @Needs(Right.WORK_TICKETS)
    ResponseEntity<TicketDetail> say(
            Actor actor,
            @PathVariable String key,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody AnswerRequest request) {
        if (Boolean.FALSE.equals(request.isPublic())) {
            desk.note(actor, key, orEmpty(request.text()));
        } else {
            desk.answer(actor, key, orEmpty(request.text()), IfMatch.version(ifMatch));
        }
        return answer(actor, key);
    }

    @PostMapping("/{key}/note")
    @Needs(Right.WORK_TICKETS)
    ResponseEntity<TicketDetail> note(Actor actor, @PathVariable String key, @RequestBody TextRequest request) {
        desk.note(actor, key, orEmpty(request.text()));
        return answer(actor, key);
    }

    @PostMapping("/{key}/ask-requester")
    @Needs(Right.WORK_TICKETS)
    ResponseEntity<TicketDetail> ask(
            Actor actor,
            @PathVariable String key,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody TextRequest request) {
        desk.askRequester(actor, key, orEmpty(request.text()), IfMatch.version(ifMatch));
        return answer(actor, key);
    }

    @PostMapping("/{key}/resolve")
    @Needs(Right.WORK_TICKETS)
    ResponseEntity<TicketDetail> resolve(
            Actor actor,
            @PathVariable String key,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody TextRequest request) {
        desk.resolve(actor, key, orEmpty(request.text()), IfMatch.version(ifMatch));
        return answer(actor, key);
    }

    @PostMapping("/{key}/confirm")
    @Needs(Right.WORK_TICKETS)
    ResponseEntity<TicketDetail> confirm(
            Actor actor,
            @PathVariable String key,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        desk.confirm(actor, key, IfMatch.version(ifMatch));
        return answer(actor, key);
    }

    @PostMapping("/{key}/reopen")
    @Needs(Right.WORK_TICKETS)
    ResponseEntity<TicketDetail> reopen(
            Actor actor,
            @PathVariable String key,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody ReasonRequest request) {
        desk.reopen(actor, key, orEmpty(request.reason()), IfMatch.version(ifMatch));
        return answer(actor, key);
    }

    @PostMapping("/{key}/merge")
    @Needs(Right.WORK_TICKETS)
    ResponseEntity<TicketDetail> merge(
            Actor actor,
            @PathVariable String key,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody OtherRequest request) {
        desk.merge(actor, key, given(request.into(), "into"), IfMatch.version(ifMatch));
        return answer(actor, key);
    }

    @PostMapping("/{key}/link")
    @Needs(Right.WORK_TICKETS)
    ResponseEntity<TicketDetail> link(Actor actor, @PathVariable String key, @RequestBody OtherRequest request) {
        desk.link(actor, key, given(request.to(), "to"));
        return answer(actor, key);
    }

    @PostMapping("/{key}/incident")
    @Needs(Right.WORK_TICKETS)
    ResponseEntity<TicketDetail> incident(
            Actor actor,
            @PathVariable String key,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        desk.incident(actor, key, IfMatch.version(ifMatch));
        return answer(actor, key);
    }

    private ResponseEntity<TicketDetail> answer(Actor actor, String key) {
        Detail detail = desk.get(actor, key);
        Ticket ticket = detail.ticket();
        return ResponseEntity.ok()
                .eTag(IfMatch.tag(ticket.version()))
                .body(new TicketDetail(
                        ticket,
                        desk.acts(ticket),
                        detail.entries(),
                        detail.attachments(),
                        detail.linked(),
                        detail.merged()));
    }
}
