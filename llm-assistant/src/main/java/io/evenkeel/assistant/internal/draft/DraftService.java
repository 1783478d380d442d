package io.evenkeel.assistant.internal.draft;

import io.evenkeel.assistant.Drafts;
import io.evenkeel.assistant.internal.Languages;
import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.incident.Incident;
import io.evenkeel.incident.Incidents;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

@Service
class DraftService implements Drafts {
    private final Incidents incidents;

    DraftService(Incidents incidents) {
        this.incidents = incidents;
    }

    @Override
    public Draft draft(Actor asker, Kind kind, Optional<String> about, String language) {
        asker.mustHave(Right.SEE_OPERATIONS);
        Incident incident = about.flatMap(incidents::find)
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.NOT_FOUND,
                        "draft-about-unknown",
                        "There is nothing of that name to draft from. Give the key of an incident, such as INC-7.",
                        "about"));
        return new Draft(
                kind,
                incident.title(),
                Languages.pick(language, "> Draft", "> 草稿"),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                0);
    }
}
