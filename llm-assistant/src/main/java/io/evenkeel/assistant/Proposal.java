package io.evenkeel.assistant;

import java.time.Instant;
import java.util.Optional;

/**
 * An act that a person may do with one press. Nothing was done yet.
 *
 * @param verb {@code incident.acknowledge}, {@code incident.comment}, …
 * @param object its key: {@code INC-7}
 * @param consequence one sentence in the asker's language: what happens when it is pressed
 * @param words what is written with it, such as a comment; may be edited before
 * @param token one-time; bound to person, verb, object and the object's version. Empty in stored answers
 * @param validUntil past it the token is refused
 */
public record Proposal(
        String id,
        String verb,
        String object,
        String consequence,
        Optional<String> words,
        Optional<String> token,
        Instant validUntil) {}
