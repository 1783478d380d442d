package io.evenkeel.resource.web;

import static io.evenkeel.audit.Given.given;
import static io.evenkeel.audit.Given.orEmpty;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Given;
import io.evenkeel.audit.IfMatch;
import io.evenkeel.audit.Needs;
import io.evenkeel.audit.Right;
import io.evenkeel.resource.Catalogue;
import io.evenkeel.resource.Resource;
import io.evenkeel.resource.ResourceKind;
import io.evenkeel.resource.Resources;
import io.evenkeel.resource.Resources.Application;
import io.evenkeel.resource.Resources.Detail;
import io.evenkeel.resource.Resources.Page;
import io.evenkeel.resource.Resources.Search;
import io.evenkeel.resource.web.ResourceAnswers.IdleAnswer;
import io.evenkeel.resource.web.ResourceAnswers.ResourceDetail;
import io.evenkeel.resource.web.ResourceAnswers.ResourceItems;
import io.evenkeel.resource.web.ResourceAnswers.ResourceLine;
import io.evenkeel.resource.web.ResourceAnswers.ResourcePageAnswer;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Applications and what became of them, and what their owners do with them. */
@RestController
@RequestMapping("/api/resources")
class ResourceController {
    private final Resources resources;
    private final Catalogue catalogue;

    ResourceController(Resources resources, Catalogue catalogue) {
        this.resources = resources;
        this.catalogue = catalogue;
    }

    /** @param until a day, such as 2027-01-31 */
    record ApplicationRequest(
            @Nullable String entry,
            @Nullable String team,
            @Nullable Integer quantity,
            @Nullable String purpose,
            @Nullable String until) {}

    record ReasonRequest(@Nullable String reason) {}

    record SizeRequest(@Nullable Integer quantity, @Nullable String reason) {}

    record UntilRequest(@Nullable String until, @Nullable String reason) {}

    @PostMapping("/applications")
    @Needs(Right.REQUEST_SERVICES)
    ResponseEntity<ResourceDetail> apply(
            Actor actor,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
            @RequestBody ApplicationRequest request) {
        Resource made = resources.apply(
                actor,
                new Application(
                        given(request.entry(), "entry"),
                        Given.text(request.team()),
                        given(request.quantity(), "quantity"),
                        given(request.purpose(), "purpose"),
                        Asked.day(request.until(), "until")),
                Optional.ofNullable(idempotencyKey));
        return answer(HttpStatus.CREATED, actor, made.key());
    }

    @GetMapping("/mine")
    @Needs(Right.REQUEST_SERVICES)
    ResourcePageAnswer mine(
            Actor actor,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return page(resources.mine(actor, Optional.ofNullable(cursor), limit));
    }

    @GetMapping("/applications")
    @Needs(Right.SEE_OPERATIONS)
    ResourcePageAnswer all(
            Actor actor,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String entry,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        Search search = new Search(Asked.state(state), Given.text(entry), Given.text(q));
        return page(resources.all(actor, search, Optional.ofNullable(cursor), limit));
    }

    @GetMapping("/applications/{key}")
    @Needs(Right.REQUEST_SERVICES)
    ResponseEntity<ResourceDetail> one(Actor actor, @PathVariable String key) {
        return answer(HttpStatus.OK, actor, key);
    }

    @GetMapping("/idle")
    @Needs(Right.SEE_OPERATIONS)
    ResourceItems<IdleAnswer> idle(Actor actor) {
        Function<Resource, ResourceKind> kinds = kinds();
        return new ResourceItems<>(resources.idle(actor).stream()
                .map(idle -> IdleAnswer.of(idle, kinds.apply(idle.resource())))
                .toList());
    }

    @PostMapping("/applications/{key}/withdraw")
    @Needs(Right.REQUEST_SERVICES)
    ResponseEntity<ResourceDetail> withdraw(
            Actor actor,
            @PathVariable String key,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody ReasonRequest request) {
        resources.withdraw(actor, key, orEmpty(request.reason()), IfMatch.version(ifMatch));
        return answer(HttpStatus.OK, actor, key);
    }

    @PostMapping("/applications/{key}/change-size")
    @Needs(Right.REQUEST_SERVICES)
    ResponseEntity<ResourceDetail> changeSize(
            Actor actor,
            @PathVariable String key,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody SizeRequest request) {
        int quantity = given(request.quantity(), "quantity");
        resources.changeSize(actor, key, quantity, orEmpty(request.reason()), IfMatch.version(ifMatch));
        return answer(HttpStatus.OK, actor, key);
    }

    @PostMapping("/applications/{key}/extend")
    @Needs(Right.REQUEST_SERVICES)
    ResponseEntity<ResourceDetail> extend(
            Actor actor,
            @PathVariable String key,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody UntilRequest request) {
        resources.extend(
                actor, key, Asked.day(request.until(), "until"), orEmpty(request.reason()), IfMatch.version(ifMatch));
        return answer(HttpStatus.OK, actor, key);
    }

    @PostMapping("/applications/{key}/release")
    @Needs(Right.REQUEST_SERVICES)
    ResponseEntity<ResourceDetail> release(
            Actor actor,
            @PathVariable String key,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody ReasonRequest request) {
        resources.release(actor, key, orEmpty(request.reason()), IfMatch.version(ifMatch));
        return answer(HttpStatus.OK, actor, key);
    }

    @PostMapping("/applications/{key}/restore")
    @Needs(Right.REQUEST_SERVICES)
    ResponseEntity<ResourceDetail> restore(
            Actor actor,
            @PathVariable String key,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody UntilRequest request) {
        resources.restore(
                actor,
                key,
                Given.text(request.until()).map(until -> Asked.day(until, "until")),
                orEmpty(request.reason()),
                IfMatch.version(ifMatch));
        return answer(HttpStatus.OK, actor, key);
    }

    @PostMapping("/applications/{key}/keep")
    @Needs(Right.REQUEST_SERVICES)
    ResponseEntity<ResourceDetail> keep(
            Actor actor,
            @PathVariable String key,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody UntilRequest request) {
        resources.keep(
                actor, key, orEmpty(request.reason()), Asked.day(request.until(), "until"), IfMatch.version(ifMatch));
        return answer(HttpStatus.OK, actor, key);
    }

    private ResponseEntity<ResourceDetail> answer(HttpStatus status, Actor actor, String key) {
        Detail detail = resources.get(actor, key);
        ResourceKind kind = catalogue.kind(detail.resource().kind()).orElseThrow();
        return ResponseEntity.status(status)
                .eTag(IfMatch.tag(detail.resource().version()))
                .body(ResourceDetail.of(detail, kind));
    }

    private ResourcePageAnswer page(Page page) {
        Function<Resource, ResourceKind> kinds = kinds();
        Set<String> idle = resources.idleOf(page.items());
        return new ResourcePageAnswer(
                page.items().stream()
                        .map(resource ->
                                ResourceLine.of(resource, kinds.apply(resource), idle.contains(resource.key())))
                        .toList(),
                page.next());
    }

    /** Read once for a whole page. */
    private Function<Resource, ResourceKind> kinds() {
        Map<String, ResourceKind> byId =
                catalogue.kinds().stream().collect(Collectors.toMap(ResourceKind::id, Function.identity()));
        return resource -> Optional.ofNullable(byId.get(resource.kind()))
                .or(() -> catalogue.kind(resource.kind()))
                .orElseThrow();
    }
}
