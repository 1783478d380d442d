package io.evenkeel.workflow.web;

import static io.evenkeel.audit.Given.orEmpty;
import static io.evenkeel.audit.Given.text;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Needs;
import io.evenkeel.audit.Right;
import io.evenkeel.workflow.Monitor;
import io.evenkeel.workflow.Monitor.Filter;
import io.evenkeel.workflow.Monitor.Running;
import io.evenkeel.workflow.web.ProcessController.PositionAnswer;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Processes that run: where they stand, what failed, and what an administrator can do about it. */
@RestController
@RequestMapping("/api/processes/instances")
class MonitorController {
    private static final String PAGE_LENGTH = "50";

    private final Monitor monitor;

    MonitorController(Monitor monitor) {
        this.monitor = monitor;
    }

    /** @param next the cursor of the next page, if there is one */
    record RunningPage(List<Running> items, Optional<String> next) {}

    /** @param variables names only */
    record RunningDetail(Running process, PositionAnswer position, List<String> variables) {
        static RunningDetail of(Monitor.Detail detail) {
            return new RunningDetail(detail.process(), PositionAnswer.of(detail.position()), detail.variables());
        }
    }

    record CancelRequest(@Nullable String reason) {}

    @GetMapping
    @Needs(Right.SEE_OPERATIONS)
    RunningPage list(
            Actor actor,
            @RequestParam(required = false) @Nullable String definition,
            @RequestParam(defaultValue = "false") boolean failed,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = PAGE_LENGTH) int limit) {
        Monitor.Page page = monitor.running(actor, new Filter(text(definition), failed, text(q)), text(cursor), limit);
        return new RunningPage(page.items(), page.next());
    }

    @GetMapping("/{id}")
    @Needs(Right.SEE_OPERATIONS)
    RunningDetail one(Actor actor, @PathVariable String id) {
        return RunningDetail.of(monitor.get(actor, id));
    }

    @PostMapping("/{id}/retry")
    @Needs(Right.DEPLOY_PROCESSES)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void retry(Actor actor, @PathVariable String id) {
        monitor.retry(actor, id);
    }

    @PostMapping("/{id}/cancel")
    @Needs(Right.DEPLOY_PROCESSES)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void cancel(Actor actor, @PathVariable String id, @RequestBody CancelRequest request) {
        monitor.cancel(actor, id, orEmpty(request.reason()));
    }
}
