package io.evenkeel.assistant.internal.facts;

import io.evenkeel.assistant.internal.grammar.Beyond;
import io.evenkeel.assistant.internal.tools.Words;

/** What is said where there is no answer. */
final class Sentences {
    private Sentences() {}

    static String beyond(Words words, Beyond beyond) {
        return switch (beyond) {
            case FUTURE ->
                words.say("I don't know: this asks what will be, and no source states it.", "我不知道：问的是将来的事，没有来源写明。");
            case SUM ->
                words.say(
                        "I don't calculate: no source states this number. What the sources do state, where there is anything, stands below.",
                        "我不做推算：没有来源写明这个数字。来源里写明的内容（如有）列在下面。");
            case ELSEWHERE ->
                words.say("I don't know: this is not kept in anything that I can see.", "我不知道：这不在我能看到的任何内容里。");
        };
    }
}
