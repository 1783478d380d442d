package io.evenkeel.console.web;

import io.evenkeel.alerting.Alert;
import io.evenkeel.alerting.AlertFiring;
import io.evenkeel.alerting.AlertResolved;
import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Needs;
import io.evenkeel.audit.Right;
import io.evenkeel.change.ChangeMoved;
import io.evenkeel.desk.Ticket;
import io.evenkeel.desk.TicketChanged;
import io.evenkeel.desk.TicketOpened;
import io.evenkeel.diagnosis.DiagnosisChanged;
import io.evenkeel.fleet.HostChanged;
import io.evenkeel.identity.Sessions;
import io.evenkeel.incident.IncidentChanged;
import io.evenkeel.oncall.HandoverChanged;
import io.evenkeel.problem.ProblemMoved;
import io.evenkeel.recovery.DrillMoved;
import io.evenkeel.resource.ResourceMoved;
import io.evenkeel.workflow.TaskMoved;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.http.MediaType;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** {@code GET /api/live}: server-sent events (WHATWG HTML, section 9.2), and which of the rooms' events they carry. */
@RestController
class LiveController {
    private final LiveEvents live;
    private final Sessions sessions;

    LiveController(LiveEvents live, Sessions sessions) {
        this.live = live;
        this.sessions = sessions;
    }

    @GetMapping(path = "/api/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Needs(Right.SEE_OPERATIONS)
    SseEmitter live(
            Actor actor,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            HttpServletRequest request,
            HttpServletResponse response) {
        return stream(actor, lastEventId, request, response);
    }

    /** The same for who does not see operations: their own tickets and tasks, and notices for them. */
    @GetMapping(path = "/api/live/own", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Needs(Right.WORK_TASKS)
    SseEmitter own(
            Actor actor,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            HttpServletRequest request,
            HttpServletResponse response) {
        return stream(actor, lastEventId, request, response);
    }

    private SseEmitter stream(
            Actor actor, @Nullable String lastEventId, HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("X-Accel-Buffering", "no");
        response.setHeader("Cache-Control", "no-store");
        return live.open(actor, number(lastEventId), validity(request)).emitter();
    }

    private BooleanSupplier validity(HttpServletRequest request) {
        Optional<String> secret = Caller.of(request).flatMap(Caller::session).map(Sessions.Session::secret);
        return () -> secret.isEmpty() || sessions.find(secret.get()).isPresent();
    }

    private static Optional<Long> number(@Nullable String id) {
        if (id == null || !id.matches("[0-9]{1,18}")) {
            return Optional.empty();
        }
        return Optional.of(Long.parseLong(id));
    }

    @EventListener
    void incident(IncidentChanged changed) {
        afterCommit(
                "incident",
                Map.of(
                        "key", changed.incident().key(),
                        "version", changed.incident().version()));
    }

    @EventListener
    void diagnosis(DiagnosisChanged changed) {
        afterCommit("diagnosis", Map.of("incident", changed.incident()));
    }

    @EventListener
    void alert(AlertFiring firing) {
        alert(firing.alert());
    }

    @EventListener
    void alert(AlertResolved resolved) {
        alert(resolved.alert());
    }

    private void alert(Alert alert) {
        afterCommit("alert", Map.of("fingerprint", alert.fingerprint(), "state", alert.state()));
    }

    @EventListener
    void host(HostChanged changed) {
        afterCommit("host", Map.of("name", changed.host()));
    }

    @EventListener
    void change(ChangeMoved moved) {
        afterCommit(
                "change",
                Map.of("key", moved.change().key(), "version", moved.change().version()));
    }

    @EventListener
    void problem(ProblemMoved moved) {
        afterCommit(
                "problem",
                Map.of(
                        "key", moved.problem().key(),
                        "version", moved.problem().version()));
    }

    @EventListener
    void resource(ResourceMoved moved) {
        afterCommit("resource", Map.of("key", moved.resource().key()), Audience.of(moved.resource()));
    }

    @EventListener
    void drill(DrillMoved moved) {
        afterCommit("drill", Map.of("number", moved.number()));
    }

    @EventListener
    void handover(HandoverChanged changed) {
        afterCommit("handover", Map.of("id", changed.id()));
    }

    @EventListener
    void ticket(TicketOpened opened) {
        ticket(opened.ticket());
    }

    @EventListener
    void ticket(TicketChanged changed) {
        ticket(changed.ticket());
    }

    /** Without its version: how often the desk wrote something is the desk's business. */
    private void ticket(Ticket ticket) {
        afterCommit("ticket", Map.of("key", ticket.key()), Audience.of(ticket));
    }

    @EventListener
    void task(TaskMoved moved) {
        afterCommit("task", Map.of("id", moved.id(), "key", moved.businessKey()), Audience.of(moved));
    }

    private void afterCommit(String name, Object body) {
        afterCommit(name, body, Audience.operations());
    }

    /**
     * A browser that is told before the commit would read the old state. These listeners bypass the event registry: a
     * browser that missed something fetches anew.
     */
    private void afterCommit(String name, Object body, Audience audience) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            live.tell(name, body, audience);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                live.tell(name, body, audience);
            }
        });
    }
}
