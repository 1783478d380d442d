package io.evenkeel.logs.web;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Given;
import io.evenkeel.audit.Needs;
import io.evenkeel.audit.Right;
import io.evenkeel.logs.LogCounters;
import io.evenkeel.logs.LogCounters.LogCounter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Queries whose lines are counted, so that rules can look at them. */
@RestController
@RequestMapping("/api/logs/counters")
class LogCountersController {
    private final LogCounters counters;

    LogCountersController(LogCounters counters) {
        this.counters = counters;
    }

    record LogCounterRequest(@Nullable String query) {}

    record LogCounterItems(List<LogCounter> items) {}

    @GetMapping
    @Needs(Right.SEE_OPERATIONS)
    LogCounterItems all(Actor actor) {
        return new LogCounterItems(counters.all(actor));
    }

    @PutMapping("/{name}")
    @Needs(Right.EDIT_RULES)
    LogCounter put(Actor actor, @PathVariable String name, @RequestBody LogCounterRequest request) {
        String query = Given.given(request.query(), "query");
        AskedQuery.of(query);
        return counters.put(actor, name, query);
    }

    @DeleteMapping("/{name}")
    @Needs(Right.EDIT_RULES)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Actor actor, @PathVariable String name) {
        counters.remove(actor, name);
    }
}
