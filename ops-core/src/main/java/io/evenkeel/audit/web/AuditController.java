package io.evenkeel.audit.web;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.audit.Needs;
import io.evenkeel.audit.Right;
import io.evenkeel.audit.Trail;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reads the audit trail. */
@RestController
class AuditController {

    private final Trail trail;

    AuditController(Trail trail) {
        this.trail = trail;
    }

    /**
     * @param actor an actor's name or id
     * @param verb {@code incident.acknowledge}, or {@code incident} for all of a room
     * @param before pages on: the smallest id seen so far
     */
    @GetMapping("/api/audit")
    @Needs(Right.SEE_AUDIT)
    Acts acts(
            @RequestParam Optional<String> subject,
            @RequestParam(name = "actor") Optional<String> by,
            @RequestParam Optional<String> verb,
            @RequestParam Optional<Instant> from,
            @RequestParam Optional<Instant> to,
            @RequestParam Optional<Long> before,
            @RequestParam(defaultValue = "100") int limit,
            Actor actor) {
        return new Acts(trail.search(actor, new Trail.Search(subject, by, verb, from, to, before), limit));
    }

    @GetMapping("/api/audit/state")
    @Needs(Right.SEE_AUDIT)
    StateView state(Actor actor) {
        return StateView.of(trail.state(actor));
    }

    @GetMapping("/api/audit/key")
    @Needs(Right.SEE_AUDIT)
    Key key(Actor actor) {
        return new Key(trail.publicKey(actor));
    }

    /** The whole sealed trail, one JSON object a line; {@code ./evenkeel audit verify} proves it. */
    @GetMapping(path = "/api/audit/export", produces = "application/x-ndjson")
    @Needs(Right.SEE_AUDIT)
    void export(Actor actor, HttpServletResponse answer) throws IOException {
        answer.setContentType("application/x-ndjson");
        answer.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"evenkeel-audit.ndjson\"");
        answer.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        trail.export(actor, answer.getOutputStream());
    }

    record Acts(List<Audit.Act> items) {}

    record Key(String publicKey) {}

    record StateView(
            long sealed, long unsealed, Optional<Instant> newestSealedAt, Optional<CheckpointView> checkpoint) {
        static StateView of(Trail.State state) {
            return new StateView(
                    state.sealed(),
                    state.unsealed(),
                    state.newestSealedAt(),
                    state.checkpoint()
                            .map(signed -> new CheckpointView(
                                    signed.number(), signed.at(), signed.hash(), signed.line(), signed.sentTo())));
        }
    }

    /** @param line what {@code ./evenkeel audit verify --checkpoint} takes */
    record CheckpointView(long number, Instant at, String hash, String line, Optional<String> sentTo) {}
}
