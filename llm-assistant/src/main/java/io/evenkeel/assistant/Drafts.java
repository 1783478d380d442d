package io.evenkeel.assistant;

import io.evenkeel.audit.Actor;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Texts that a person edits and posts with the room's own verb. A draft is never posted by itself. Without a model it is made
 * by a template from the facts; with one the facts are worded, and what does not stand in them is left out. Thread-safe.
 */
public interface Drafts {

    /** What can be drafted. */
    enum Kind {
        /** What happened, who has it, what it hit; for a comment. About an incident. */
        INCIDENT_SUMMARY,
        /** The words around the facts of the hand-over. About a schedule's id, or nothing. */
        HANDOVER,
        /** Cause and remedy. About an incident that is resolved. */
        REVIEW,
        /** What to do next time, from how it was solved. About an incident. */
        RUNBOOK
    }

    /**
     * Needs {@code SEE_OPERATIONS}. Blocks for as long as a question may take. Counts as a question.
     *
     * @param about the incident's key, or the schedule's id
     * @param language {@code zh-CN} or {@code en}
     * @param zone in which times are told; the house's where it is empty
     * @throws io.evenkeel.audit.Refusal NOT_FOUND, or CONFLICT where there is nothing to draft from yet
     */
    Draft draft(Actor asker, Kind kind, Optional<String> about, String language, Optional<ZoneId> zone);

    /** In the house's zone. */
    default Draft draft(Actor asker, Kind kind, Optional<String> about, String language) {
        return draft(asker, kind, about, language, Optional.empty());
    }

    /**
     * @param text Markdown, with a first line that says that it is a draft
     * @param sources what it was made from
     * @param model which worded it; empty where a template did
     * @param modelAway why the configured one did not
     * @param leftOut how many sentences of the model were left out, since they do not stand in the sources
     */
    record Draft(
            Kind kind,
            String title,
            String text,
            List<Source> sources,
            Optional<String> model,
            Optional<String> modelAway,
            int leftOut) {
        public Draft {
            sources = List.copyOf(sources);
        }
    }
}
