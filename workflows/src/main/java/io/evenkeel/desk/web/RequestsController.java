package io.evenkeel.desk.web;

import static io.evenkeel.audit.Given.orEmpty;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Needs;
import io.evenkeel.audit.Right;
import io.evenkeel.desk.Desk.Detail;
import io.evenkeel.desk.Desk.Page;
import io.evenkeel.desk.Requests;
import io.evenkeel.desk.Requests.Outage;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The requester's page: one's own tickets, and what is out of order just now. */
@RestController
class RequestsController {
    private final Requests requests;

    RequestsController(Requests requests) {
        this.requests = requests;
    }

    record TextRequest(@Nullable String text) {}

    record ReasonRequest(@Nullable String reason) {}

    record Outages(List<Outage> items) {}

    @GetMapping("/api/desk/my-tickets")
    @Needs(Right.REQUEST_SERVICES)
    Page mine(
            Actor actor,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return requests.mine(actor, Optional.ofNullable(cursor), limit);
    }

    @GetMapping("/api/desk/my-tickets/{key}")
    @Needs(Right.REQUEST_SERVICES)
    Detail one(Actor actor, @PathVariable String key) {
        return requests.get(actor, key);
    }

    @PostMapping("/api/desk/my-tickets/{key}/reply")
    @Needs(Right.REQUEST_SERVICES)
    Detail reply(Actor actor, @PathVariable String key, @RequestBody TextRequest request) {
        requests.reply(actor, key, orEmpty(request.text()));
        return requests.get(actor, key);
    }

    @PostMapping("/api/desk/my-tickets/{key}/confirm")
    @Needs(Right.REQUEST_SERVICES)
    Detail confirm(Actor actor, @PathVariable String key) {
        requests.confirm(actor, key);
        return requests.get(actor, key);
    }

    @PostMapping("/api/desk/my-tickets/{key}/reopen")
    @Needs(Right.REQUEST_SERVICES)
    Detail reopen(Actor actor, @PathVariable String key, @RequestBody ReasonRequest request) {
        requests.reopen(actor, key, orEmpty(request.reason()));
        return requests.get(actor, key);
    }

    @GetMapping("/api/desk/outages")
    @Needs(Right.REQUEST_SERVICES)
    Outages outages(Actor actor, @RequestParam(defaultValue = "") String text) {
        return new Outages(requests.outages(actor, text));
    }
}
