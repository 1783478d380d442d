package io.evenkeel.alerting.web;

import io.evenkeel.alerting.RuleFiles;
import io.evenkeel.alerting.RuleFiles.OneFile;
import io.evenkeel.alerting.RuleFiles.Problem;
import io.evenkeel.alerting.Runbooks;
import io.evenkeel.audit.Actor;
import io.evenkeel.audit.IfMatch;
import io.evenkeel.audit.Needs;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/alerting/files} and {@code /runbooks}: what rules say, and what to do when they fire. */
@RestController
@RequestMapping("/api/alerting")
class RuleFilesController {
    private static final MediaType MARKDOWN = new MediaType("text", "markdown", StandardCharsets.UTF_8);

    private final RuleFiles files;
    private final Runbooks runbooks;

    RuleFilesController(RuleFiles files, Runbooks runbooks) {
        this.files = files;
        this.runbooks = runbooks;
    }

    record FileItems(List<OneFile> items) {}

    record Problems(List<Problem> errors) {}

    /** RFC 9457, with every error of the file. */
    record FileProblem(String type, String title, int status, String detail, List<Problem> errors) {}

    @GetMapping("/files")
    @Needs(Right.SEE_OPERATIONS)
    FileItems files() {
        return new FileItems(files.all());
    }

    @PostMapping(path = "/files/check", consumes = MediaType.TEXT_PLAIN_VALUE)
    @Needs(Right.EDIT_RULES)
    Problems check(@RequestBody(required = false) @Nullable String text) {
        return new Problems(files.check(text == null ? "" : text));
    }

    @PutMapping(path = "/files/{name}", consumes = MediaType.TEXT_PLAIN_VALUE)
    @Needs(Right.EDIT_RULES)
    ResponseEntity<OneFile> put(
            Actor actor,
            @PathVariable String name,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody(required = false) @Nullable String text) {
        OneFile file = files.put(actor, name, text == null ? "" : text, IfMatch.version(ifMatch));
        return ResponseEntity.ok().eTag(IfMatch.tag(file.version())).body(file);
    }

    @DeleteMapping("/files/{name}")
    @Needs(Right.EDIT_RULES)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(
            Actor actor,
            @PathVariable String name,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        files.remove(actor, name, IfMatch.version(ifMatch));
    }

    /** @param language of the reader, as of {@link Runbooks#find}; the answer's {@code Content-Language} is what was found */
    @GetMapping("/runbooks/{name}")
    @Needs(Right.SEE_OPERATIONS)
    ResponseEntity<String> runbook(@PathVariable String name, @RequestParam Optional<String> language) {
        return runbooks.find(name, language)
                .map(runbook -> ResponseEntity.ok()
                        .contentType(MARKDOWN)
                        .header(HttpHeaders.CONTENT_LANGUAGE, runbook.language())
                        .body(runbook.text()))
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.NOT_FOUND, "runbook-unknown", "There is no runbook of the name " + name + "."));
    }

    @ExceptionHandler
    ResponseEntity<FileProblem> refused(RuleFiles.Refused e) {
        return ResponseEntity.badRequest()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(new FileProblem(
                        "urn:evenkeel:problem:rule-file-invalid",
                        "Bad Request",
                        400,
                        String.valueOf(e.getMessage()),
                        e.problems()));
    }
}
