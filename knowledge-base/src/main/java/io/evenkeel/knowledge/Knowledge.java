package io.evenkeel.knowledge;

import io.evenkeel.audit.Actor;
import java.util.List;
import java.util.Optional;

/**
 * Finds what the team knows. Only what is published is found. Thread-safe; needs {@code SEE_OPERATIONS}.
 */
public interface Knowledge {

    /**
     * The passages nearest to the words, best first, at most one an article. Of a text that ships in several languages, one.
     *
     * @param text words, Chinese or English or both, at most 1,000 characters; an empty text finds nothing
     * @param language of the reader, BCP 47; without it the nearest of a text's languages is taken
     * @param limit 1 to 50
     */
    List<Passage> find(Actor actor, String text, Optional<String> language, int limit);

    /**
     * What helps with an incident: by its rules, its items, and what was said in similar ones; best first, at most 10.
     *
     * @param incident its key
     * @param language of the reader, BCP 47, for texts that ship in several
     */
    List<Suggestion> forIncident(Actor actor, String incident, Optional<String> language);

    /**
     * One part of an article, under one of its headings.
     *
     * @param article its key
     * @param heading under which it stands; empty for what stands before the first
     * @param anchor of the heading on the article's page
     * @param text as plain text, whole
     * @param excerpt the part of it that fits the words best, at most 300 characters
     * @param marked stretches of the excerpt that matched
     * @param score grows with fit; comparable within one answer only
     */
    record Passage(
            String article,
            Article.Kind kind,
            String title,
            String heading,
            String anchor,
            String text,
            String excerpt,
            List<Stretch> marked,
            double score) {

        public Passage {
            marked = List.copyOf(marked);
        }
    }

    /** From a character to another, the latter not included. */
    record Stretch(int from, int to) {}

    /**
     * @param subject {@code ARTICLE} or {@code INCIDENT}
     * @param key of the article or incident
     * @param because why it is offered, each once
     * @param helped for an incident: what its review or its resolution said helped
     */
    record Suggestion(
            Subject subject,
            String key,
            String title,
            Optional<Article.Kind> kind,
            List<Because> because,
            Optional<String> helped) {

        public Suggestion {
            because = List.copyOf(because);
        }
    }

    /** What is suggested. */
    enum Subject {
        ARTICLE,
        INCIDENT
    }

    /**
     * @param reason {@code RULE}, {@code ITEM}, {@code KIND}, {@code TEXT}
     * @param value the rule's or item's name, or the words in common; empty where only the meaning is near
     */
    record Because(Reason reason, String value) {}

    /** Why something is suggested. */
    enum Reason {
        /** It names a rule whose alert is in the incident. */
        RULE,
        /** It is linked to, or was on, an item of the incident. */
        ITEM,
        /** It was on an item of the same kind with the same rule. */
        KIND,
        /** Its words are near to the incident's. */
        TEXT
    }
}
