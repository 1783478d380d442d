package io.evenkeel.incident.web;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Given;
import io.evenkeel.audit.IfMatch;
import io.evenkeel.audit.Needs;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.incident.Incident;
import io.evenkeel.incident.Incident.Review;
import io.evenkeel.incident.Incidents;
import io.evenkeel.incident.Incidents.ClosedMany;
import io.evenkeel.incident.web.IncidentAnswers.IncidentDetail;
import io.evenkeel.incident.web.IncidentAnswers.Items;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
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

/** Incidents: the list, one with everything about it, and what people do with it. */
@RestController
@RequestMapping("/api/incidents")
class IncidentController {
    private static final String LIST_LENGTH = "100";

    private final Incidents incidents;
    private final IncidentAnswers answers;

    IncidentController(Incidents incidents, IncidentAnswers answers) {
        this.incidents = incidents;
        this.answers = answers;
    }

    record ResolveRequest(@Nullable String note, @Nullable String despiteFiring) {}

    record ReviewRequest(@Nullable String cause, @Nullable String remedy) {}

    record CloseRequest(@Nullable List<String> keys) {}

    record SeparateRequest(@Nullable UUID item) {}

    record CommentRequest(@Nullable String text) {}

    @GetMapping
    @Needs(Right.SEE_OPERATIONS)
    Items<Incident> list(
            @RequestParam(defaultValue = "open") String state, @RequestParam(defaultValue = LIST_LENGTH) int limit) {
        return switch (state) {
            case "open" -> new Items<>(incidents.list(true, limit));
            case "all" -> new Items<>(incidents.list(false, limit));
            default ->
                throw new Refusal(Refusal.Kind.INVALID, "state-unknown", "Ask for state=open or state=all.", "state");
        };
    }

    @GetMapping("/{key}")
    @Needs(Right.SEE_OPERATIONS)
    ResponseEntity<IncidentDetail> one(@PathVariable String key) {
        return answer(key);
    }

    @PostMapping("/{key}/acknowledge")
    @Needs(Right.HANDLE_INCIDENTS)
    ResponseEntity<IncidentDetail> acknowledge(
            Actor actor,
            @PathVariable String key,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        incidents.acknowledge(actor, key, IfMatch.version(ifMatch));
        return answer(key);
    }

    @PostMapping("/{key}/resolve")
    @Needs(Right.HANDLE_INCIDENTS)
    ResponseEntity<IncidentDetail> resolve(
            Actor actor,
            @PathVariable String key,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody ResolveRequest request) {
        incidents.resolve(
                actor,
                key,
                orEmpty(request.note()),
                Optional.ofNullable(request.despiteFiring()),
                IfMatch.version(ifMatch));
        return answer(key);
    }

    @PostMapping("/{key}/review")
    @Needs(Right.HANDLE_INCIDENTS)
    ResponseEntity<IncidentDetail> review(
            Actor actor,
            @PathVariable String key,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody ReviewRequest request) {
        incidents.review(
                actor, key, new Review(orEmpty(request.cause()), orEmpty(request.remedy())), IfMatch.version(ifMatch));
        return answer(key);
    }

    @PostMapping("/{key}/close")
    @Needs(Right.HANDLE_INCIDENTS)
    ResponseEntity<IncidentDetail> close(
            Actor actor,
            @PathVariable String key,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        incidents.close(actor, key, IfMatch.version(ifMatch));
        return answer(key);
    }

    @PostMapping("/close")
    @Needs(Right.HANDLE_INCIDENTS)
    ClosedMany closeAll(Actor actor, @RequestBody CloseRequest request) {
        List<String> keys = Optional.ofNullable(request.keys())
                .filter(all -> all.stream().allMatch(Objects::nonNull))
                .map(List::copyOf)
                .orElse(List.of());
        return incidents.closeAll(actor, keys);
    }

    /** Answers the incident that was opened for it, or this one where nothing fires there any more. */
    @PostMapping("/{key}/separate")
    @Needs(Right.HANDLE_INCIDENTS)
    ResponseEntity<IncidentDetail> separate(
            Actor actor,
            @PathVariable String key,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody SeparateRequest request) {
        UUID item = Given.given(request.item(), "item");
        Incident now = incidents.separate(actor, key, item, IfMatch.version(ifMatch));
        return answer(now.key());
    }

    @PostMapping("/{key}/comments")
    @Needs(Right.HANDLE_INCIDENTS)
    ResponseEntity<IncidentDetail> comment(Actor actor, @PathVariable String key, @RequestBody CommentRequest request) {
        incidents.comment(actor, key, orEmpty(request.text()));
        return answer(key);
    }

    private ResponseEntity<IncidentDetail> answer(String key) {
        IncidentDetail detail = answers.detail(key);
        return ResponseEntity.ok()
                .eTag(IfMatch.tag(detail.incident().version()))
                .body(detail);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
