package io.evenkeel.assistant.web;

import io.evenkeel.assistant.Drafts;
import io.evenkeel.assistant.internal.Languages;
import io.evenkeel.assistant.web.AssistantAnswers.AssistantSource;
import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Given;
import io.evenkeel.audit.Needs;
import io.evenkeel.audit.Right;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Texts to be edited and posted by a person. */
@RestController
class DraftController {
    private final Drafts drafts;

    DraftController(Drafts drafts) {
        this.drafts = drafts;
    }

    /**
     * @param about the incident's key, or the schedule's id
     * @param language {@code zh-CN} or {@code en}; English where it is left out
     * @param zone such as {@code Asia/Shanghai}, the reader's; the house's where it is left out or not known
     */
    record DraftRequest(
            Drafts.@Nullable Kind kind,
            @Nullable String about,
            @Nullable String language,
            @Nullable String zone) {}

    record AssistantDraft(
            Drafts.Kind kind,
            String title,
            String text,
            List<AssistantSource> sources,
            Optional<String> model,
            Optional<String> modelAway,
            int leftOut) {}

    private static Optional<ZoneId> zone(String name) {
        try {
            return Optional.of(ZoneId.of(name));
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }

    @PostMapping("/api/assistant/drafts")
    @Needs(Right.SEE_OPERATIONS)
    AssistantDraft draft(Actor actor, @RequestBody DraftRequest request) {
        Drafts.Draft draft = drafts.draft(
                actor,
                Given.given(request.kind(), "kind"),
                Given.text(request.about()),
                Given.orEmpty(request.language()).startsWith("zh") ? Languages.ZH : Languages.EN,
                Given.text(request.zone()).flatMap(DraftController::zone));
        return new AssistantDraft(
                draft.kind(),
                draft.title(),
                draft.text(),
                draft.sources().stream().map(AssistantSource::of).toList(),
                draft.model(),
                draft.modelAway(),
                draft.leftOut());
    }
}
