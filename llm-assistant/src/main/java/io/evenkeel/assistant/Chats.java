package io.evenkeel.assistant;

import io.evenkeel.audit.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The chats of people with the assistant. Everybody sees their own only; another's is NOT_FOUND. Needs {@code OWN_ACCOUNT};
 * what an answer may show is decided by the rights of the asker, tool by tool. Thread-safe.
 */
public interface Chats {
    int LONGEST_QUESTION = 4_000;
    int MOST_TURNS = 50;

    /** What answers, and how much may still be asked. */
    Standing standing(Actor asker);

    /**
     * Without turns, the last used first; at most 100.
     *
     * @param about only those beside this incident or item
     */
    List<Chat> list(Actor asker, Optional<String> about);

    /** @param about the incident or item beside which it stands, at most 200 characters */
    Chat begin(Actor asker, Optional<String> about);

    Chat get(Actor asker, UUID id);

    /** With all its turns. What was audited stays. */
    void delete(Actor asker, UUID id);

    /**
     * Takes a question: it is kept and counted. Refused TOO_LARGE over {@link #LONGEST_QUESTION} characters, CONFLICT in a full
     * chat, TOO_MANY past a limit.
     *
     * @return to be answered or closed by the caller, once
     */
    Asked ask(Actor asker, UUID chat, String text);

    /** A question that was taken. */
    interface Asked extends AutoCloseable {

        /**
         * Blocks until it is answered. Interrupting the thread ends the work: then the turn is kept as cut off, with what was
         * said so far.
         */
        Turn answer(Composer.Progress progress);

        /** Gives the place back where it was not answered; does nothing afterwards. */
        @Override
        void close();
    }

    /** @param turns the oldest first; empty in lists */
    record Chat(UUID id, Optional<String> about, String title, Instant startedAt, List<Turn> turns) {
        public Chat {
            turns = List.copyOf(turns);
        }
    }

    /**
     * @param answer empty while it is being made, or where the server ended meanwhile
     * @param cutOff whether the answer is not whole
     */
    record Turn(UUID id, Instant askedAt, String question, Optional<Answer> answer, boolean cutOff) {}

    /**
     * @param model the configured one's name
     * @param away why it does not answer now, one sentence
     * @param questionsLeft how many the asker may ask before {@code resetsAt}
     * @param tokensLeft of the model, for everybody, today (UTC); empty where none is configured
     */
    record Standing(
            Optional<String> model,
            Optional<String> away,
            int questionsLeft,
            Optional<Long> tokensLeft,
            Instant resetsAt,
            Bounds bounds) {}

    /** What an installation allows. */
    record Bounds(
            int questionsPerMinute,
            int questionsPerHour,
            int questionsPerHourOfAll,
            int atOnce,
            long tokensPerDay,
            int secondsPerQuestion,
            int daysKept) {}
}
