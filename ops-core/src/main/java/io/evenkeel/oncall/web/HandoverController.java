package io.evenkeel.oncall.web;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Needs;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.oncall.Handover;
import io.evenkeel.oncall.Handovers;
import io.evenkeel.oncall.Handovers.Draft;
import io.evenkeel.oncall.Handovers.Page;
import io.evenkeel.oncall.web.HandoverAnswers.HandOverRequest;
import io.evenkeel.oncall.web.HandoverAnswers.HandoverAnswer;
import io.evenkeel.oncall.web.HandoverAnswers.HandoverDraft;
import io.evenkeel.oncall.web.HandoverAnswers.HandoverHead;
import io.evenkeel.oncall.web.HandoverAnswers.HandoverPage;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The draft that writes itself, handing over, accepting, and what was handed over before. */
@RestController
@RequestMapping("/api/oncall")
class HandoverController {
    private final Handovers handovers;

    HandoverController(Handovers handovers) {
        this.handovers = handovers;
    }

    @GetMapping("/handover")
    @Needs(Right.SEE_OPERATIONS)
    HandoverDraft draft(Actor actor, @RequestParam Optional<UUID> schedule) {
        Draft draft = handovers.draft(actor, schedule);
        return HandoverDraft.of(draft, draft.waiting().map(waiting -> head(actor, waiting)));
    }

    @PostMapping("/handover")
    @Needs(Right.HANDLE_INCIDENTS)
    @ResponseStatus(HttpStatus.CREATED)
    HandoverHead handOver(Actor actor, @RequestBody HandOverRequest request) {
        return head(
                actor,
                handovers.handOver(actor, request.schedule(), request.note().orElse("")));
    }

    @PostMapping("/handover/{id}/accept")
    @Needs(Right.HANDLE_INCIDENTS)
    HandoverHead accept(Actor actor, @PathVariable UUID id) {
        return head(actor, handovers.accept(actor, id));
    }

    @GetMapping("/handovers")
    @Needs(Right.SEE_OPERATIONS)
    HandoverPage list(
            Actor actor,
            @RequestParam(defaultValue = "false") boolean waiting,
            @RequestParam Optional<String> cursor,
            @RequestParam(defaultValue = "20") int limit) {
        Page page = handovers.list(actor, waiting, cursor.map(HandoverController::place), limit);
        return new HandoverPage(
                page.items().stream().map(each -> head(actor, each)).toList(),
                page.next().map(Object::toString));
    }

    @GetMapping("/handovers/{id}")
    @Needs(Right.SEE_OPERATIONS)
    HandoverAnswer get(Actor actor, @PathVariable UUID id) {
        Handover found = handovers.get(actor, id);
        return new HandoverAnswer(head(actor, found), found.sections());
    }

    private HandoverHead head(Actor actor, Handover handover) {
        return HandoverHead.of(handover, handovers.whyNotAccept(actor, handover));
    }

    private static long place(String cursor) {
        if (!cursor.matches("[0-9]{1,18}")) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "cursor-unreadable",
                    "The cursor must be what the field next of the page before gave. Begin again without one.",
                    "cursor");
        }
        return Long.parseLong(cursor);
    }
}
