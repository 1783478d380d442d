package io.evenkeel.assistant;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What the assistant says to one question.
 *
 * @param language {@code zh-CN} or {@code en}: that of the question
 * @param outcome whether it answers
 * @param claims in order of reading; each with the numbers of its sources
 * @param sources the numbered ones; number 1 is the first
 * @param whomToAsk who may know, where it does not
 * @param proposals acts that the asker may do with one press each; nothing of them was done
 * @param model which language model took part; empty where none did
 * @param modelAway why the configured model did not take part, a sentence; empty where it did or none is configured
 * @param took from the question to the whole answer
 */
public record Answer(
        String language,
        Outcome outcome,
        List<Claim> claims,
        List<Source> sources,
        Optional<String> whomToAsk,
        List<Proposal> proposals,
        Optional<String> model,
        Optional<String> modelAway,
        Duration took) {

    /** Whether a question was answered. */
    public enum Outcome {
        ANSWERED,
        /** What was asked for was not seen, or is outside what it sees: it says so. */
        UNKNOWN,
        /** The asker has no right to it, or it asks for an act that the assistant never does. */
        REFUSED
    }

    /**
     * One statement.
     *
     * @param text plain text, at most 2,000 characters
     * @param sources numbers from 1 into the answer's sources
     * @param check what the checker found
     */
    public record Claim(String text, List<Integer> sources, Check check) {
        public Claim {
            sources = List.copyOf(sources);
        }
    }

    /** What the checker found of a claim. */
    public enum Check {
        /** Its quoted words and numbers stand in its sources. */
        HOLDS,
        /** It names a source, and something in it does not stand there. */
        NOT_IN_SOURCE,
        /** It names no source. */
        NO_SOURCE,
        /** It states nothing about the estate: a heading, "I don't know", whom to ask. */
        NO_CLAIM
    }

    public Answer {
        claims = List.copyOf(claims);
        sources = List.copyOf(sources);
        proposals = List.copyOf(proposals);
    }
}
