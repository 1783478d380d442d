package io.evenkeel.assistant;

import java.util.List;
import java.util.Optional;

/**
 * What somebody asks.
 *
 * @param text 1 to 4,000 characters
 * @param about the incident or item beside which the chat stands: {@code INC-7}, an item's name
 * @param before the turns of this chat that went before, the oldest first, at most 10
 */
public record Question(String text, Optional<String> about, List<Turn> before) {

    /** One earlier question with its answer. */
    public record Turn(String question, Answer answer) {}

    public Question {
        before = List.copyOf(before);
    }
}
