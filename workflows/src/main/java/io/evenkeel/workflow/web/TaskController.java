package io.evenkeel.workflow.web;

import static io.evenkeel.audit.Given.given;
import static io.evenkeel.audit.Given.orEmpty;
import static io.evenkeel.audit.Given.text;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Needs;
import io.evenkeel.audit.Right;
import io.evenkeel.workflow.Processes;
import io.evenkeel.workflow.Tasks;
import io.evenkeel.workflow.Tasks.Filter;
import io.evenkeel.workflow.web.TaskAnswers.TaskDetail;
import io.evenkeel.workflow.web.TaskAnswers.TaskPage;
import java.util.Map;
import java.util.UUID;
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

/** The inbox: what waits for the caller, and what they do with it. */
@RestController
@RequestMapping("/api/tasks")
class TaskController {
    private static final String PAGE_LENGTH = "50";

    private final Tasks tasks;
    private final Processes processes;

    TaskController(Tasks tasks, Processes processes) {
        this.tasks = tasks;
        this.processes = processes;
    }

    record DelegateRequest(@Nullable UUID to, @Nullable String reason) {}

    record CompleteRequest(@Nullable Map<String, Object> values) {}

    record ReturnRequest(@Nullable String step, @Nullable String reason) {}

    record WithdrawRequest(@Nullable String reason) {}

    record CountersignRequest(@Nullable UUID to) {}

    @GetMapping
    @Needs(Right.WORK_TASKS)
    TaskPage list(
            Actor actor,
            @RequestParam(defaultValue = "false") boolean mine,
            @RequestParam(defaultValue = "false") boolean asked,
            @RequestParam(required = false) @Nullable String group,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = PAGE_LENGTH) int limit) {
        Filter filter = new Filter(mine, asked, text(group), text(q));
        return TaskPage.of(tasks.waitingFor(actor, filter, text(cursor), limit));
    }

    @GetMapping("/{id}")
    @Needs(Right.WORK_TASKS)
    TaskDetail one(Actor actor, @PathVariable String id) {
        Tasks.Detail detail = tasks.get(actor, id);
        return TaskDetail.of(detail, processes.position(detail.task().businessKey()));
    }

    @PostMapping("/{id}/claim")
    @Needs(Right.WORK_TASKS)
    TaskDetail claim(Actor actor, @PathVariable String id) {
        tasks.claim(actor, id);
        return one(actor, id);
    }

    @PostMapping("/{id}/hand-back")
    @Needs(Right.WORK_TASKS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void handBack(Actor actor, @PathVariable String id) {
        tasks.handBack(actor, id);
    }

    @PostMapping("/{id}/complete")
    @Needs(Right.WORK_TASKS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void complete(Actor actor, @PathVariable String id, @RequestBody CompleteRequest request) {
        tasks.complete(actor, id, request.values() == null ? Map.of() : request.values());
    }

    @PostMapping("/{id}/delegate")
    @Needs(Right.WORK_TASKS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delegate(Actor actor, @PathVariable String id, @RequestBody DelegateRequest request) {
        tasks.delegate(actor, id, given(request.to(), "to"), orEmpty(request.reason()));
    }

    @PostMapping("/{id}/return")
    @Needs(Right.WORK_TASKS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void returnTo(Actor actor, @PathVariable String id, @RequestBody ReturnRequest request) {
        tasks.returnTo(actor, id, given(request.step(), "step"), orEmpty(request.reason()));
    }

    @PostMapping("/{id}/withdraw")
    @Needs(Right.WORK_TASKS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(Actor actor, @PathVariable String id, @RequestBody WithdrawRequest request) {
        tasks.withdraw(actor, id, orEmpty(request.reason()));
    }

    @PostMapping("/{id}/countersign")
    @Needs(Right.WORK_TASKS)
    TaskDetail countersign(Actor actor, @PathVariable String id, @RequestBody CountersignRequest request) {
        tasks.countersign(actor, id, given(request.to(), "to"));
        return one(actor, id);
    }
}
