package io.evenkeel.workflow.web;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Needs;
import io.evenkeel.audit.Right;
import io.evenkeel.workflow.Bundles;
import io.evenkeel.workflow.Bundles.Bundle;
import io.evenkeel.workflow.Bundles.Finding;
import io.evenkeel.workflow.Words;
import io.evenkeel.workflow.web.TaskAnswers.FormAnswer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Own processes: uploaded, switched, started. */
@RestController
@RequestMapping("/api/processes")
class BundleController {
    private final Bundles bundles;

    BundleController(Bundles bundles) {
        this.bundles = bundles;
    }

    record BundleList(List<Bundle> items) {}

    record StartableAnswer(String name, Words title, Optional<FormAnswer> form) {}

    record StartableList(List<StartableAnswer> items) {}

    record UploadAnswer(String name, int version, List<Finding> findings) {}

    /** As RFC 9457 has it, with every finding. */
    record UploadProblem(String type, String title, int status, String detail, List<Finding> findings) {}

    record StartRequest(@Nullable Map<String, Object> values) {}

    record StartAnswer(String businessKey) {}

    @GetMapping("/bundles")
    @Needs(Right.SEE_OPERATIONS)
    BundleList list(Actor actor) {
        return new BundleList(bundles.list(actor));
    }

    /** The zip is the body. 201 with {@link UploadAnswer}, or 400 with {@link UploadProblem}. */
    @PostMapping("/bundles")
    @Needs(Right.DEPLOY_PROCESSES)
    ResponseEntity<Object> upload(Actor actor, @RequestBody byte[] zip) {
        Bundles.Uploaded uploaded = bundles.upload(actor, zip);
        if (uploaded.findings().isEmpty()) {
            return ResponseEntity.status(HttpStatus.CREATED)
                    .body(new UploadAnswer(uploaded.name(), uploaded.version(), List.of()));
        }
        return ResponseEntity.badRequest()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(new UploadProblem(
                        "urn:evenkeel:problem:bundle-refused",
                        "Bad Request",
                        HttpStatus.BAD_REQUEST.value(),
                        "The bundle has something that is not allowed. Correct what is listed and upload it again.",
                        uploaded.findings()));
    }

    @PostMapping("/bundles/{name}/{version}/switch-on")
    @Needs(Right.DEPLOY_PROCESSES)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void switchOn(Actor actor, @PathVariable String name, @PathVariable int version) {
        bundles.switchOn(actor, name, version);
    }

    @PostMapping("/bundles/{name}/{version}/switch-off")
    @Needs(Right.DEPLOY_PROCESSES)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void switchOff(Actor actor, @PathVariable String name, @PathVariable int version) {
        bundles.switchOff(actor, name, version);
    }

    @GetMapping("/startable")
    @Needs(Right.WORK_TASKS)
    StartableList startable(Actor actor) {
        return new StartableList(bundles.startable(actor).stream()
                .map(one ->
                        new StartableAnswer(one.name(), one.title(), one.form().map(FormAnswer::of)))
                .toList());
    }

    @PostMapping("/bundles/{name}/start")
    @Needs(Right.WORK_TASKS)
    @ResponseStatus(HttpStatus.CREATED)
    StartAnswer start(Actor actor, @PathVariable String name, @RequestBody StartRequest request) {
        return new StartAnswer(bundles.start(actor, name, request.values() == null ? Map.of() : request.values()));
    }
}
