package io.evenkeel.recovery.web;

import static io.evenkeel.audit.Given.given;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Needs;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.recovery.Drills;
import io.evenkeel.recovery.web.DrillAnswers.DrillAnswer;
import io.evenkeel.recovery.web.DrillAnswers.DrillList;
import io.evenkeel.reporting.Language;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Restore drills: held, looked at, and proved. */
@RestController
@RequestMapping("/api/recovery")
class DrillController {
    private final Drills drills;

    DrillController(Drills drills) {
        this.drills = drills;
    }

    /** @param policy only those of this policy */
    @GetMapping("/drills")
    @Needs(Right.SEE_OPERATIONS)
    DrillList drills(@RequestParam Optional<UUID> policy, @RequestParam(defaultValue = "50") int limit) {
        return new DrillList(
                drills.list(policy, limit).stream().map(DrillAnswer::of).toList());
    }

    @PostMapping("/policies/{id}/drills")
    @Needs(Right.EDIT_RECOVERY)
    @ResponseStatus(HttpStatus.CREATED)
    DrillAnswer start(Actor actor, @PathVariable UUID id, @RequestBody DrillStartRequest request) {
        return DrillAnswer.of(
                drills.start(actor, id, Optional.ofNullable(request.until()), Optional.ofNullable(request.reason())));
    }

    @GetMapping("/drills/{number}")
    @Needs(Right.SEE_OPERATIONS)
    DrillAnswer drill(@PathVariable String number) {
        return DrillAnswer.of(drills.get(number));
    }

    @PostMapping("/drills/{number}/stop")
    @Needs(Right.EDIT_RECOVERY)
    DrillAnswer stop(Actor actor, @PathVariable String number, @RequestBody DrillStopRequest request) {
        return DrillAnswer.of(drills.stop(actor, number, given(request.reason(), "reason")));
    }

    @PostMapping("/drills/{number}/notes")
    @Needs(Right.EDIT_RECOVERY)
    DrillAnswer note(Actor actor, @PathVariable String number, @RequestBody DrillTextRequest request) {
        return DrillAnswer.of(drills.note(actor, number, given(request.text(), "text")));
    }

    /** @param index of the finding, as the drill tells it */
    @PostMapping("/drills/{number}/findings/{index}/take")
    @Needs(Right.EDIT_RECOVERY)
    DrillAnswer take(Actor actor, @PathVariable String number, @PathVariable int index) {
        return DrillAnswer.of(drills.take(actor, number, index));
    }

    @PostMapping("/drills/{number}/review")
    @Needs(Right.EDIT_RECOVERY)
    DrillAnswer review(Actor actor, @PathVariable String number, @RequestBody DrillTextRequest request) {
        return DrillAnswer.of(drills.review(actor, number, given(request.text(), "text")));
    }

    /** Byte for byte as it was frozen; {@code ./evenkeel recovery verify} proves it. */
    @GetMapping(path = "/drills/{number}/report", produces = MediaType.APPLICATION_JSON_VALUE)
    @Needs(Right.SEE_OPERATIONS)
    ResponseEntity<byte[]> report(@PathVariable String number) {
        return file(drills.report(number), MediaType.APPLICATION_JSON, number + ".json");
    }

    /** @param lang {@code zh-CN} or {@code en} */
    @GetMapping(path = "/drills/{number}/report.pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    @Needs(Right.SEE_OPERATIONS)
    ResponseEntity<byte[]> pdf(@PathVariable String number, @RequestParam(defaultValue = "en") String lang) {
        Language language = switch (lang) {
            case "en" -> Language.EN;
            case "zh-CN" -> Language.ZH;
            default ->
                throw new Refusal(
                        Refusal.Kind.INVALID,
                        "recovery-language-unknown",
                        "A report is in en or zh-CN, not " + lang + ".",
                        "lang");
        };
        return file(drills.pdf(number, language), MediaType.APPLICATION_PDF, number + "." + lang + ".pdf");
    }

    private static ResponseEntity<byte[]> file(byte[] bytes, MediaType type, String name) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .body(bytes);
    }

    /** @param until recover to this second; absent: as far as the copy's manifest */
    record DrillStartRequest(
            @Nullable Instant until, @Nullable String reason) {}

    record DrillStopRequest(@Nullable String reason) {}

    record DrillTextRequest(@Nullable String text) {}
}
