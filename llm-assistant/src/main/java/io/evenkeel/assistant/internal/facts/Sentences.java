package io.evenkeel.assistant.internal.facts;

import io.evenkeel.assistant.internal.grammar.Beyond;
import io.evenkeel.assistant.internal.tools.Words;

/** What is said where there is no answer. */
final class Sentences {
    private Sentences() {}

    /** @param more whether something that is written down stands below */
    static String beyond(Words words, Beyond beyond, boolean more) {
        return switch (beyond) {
            case FUTURE ->
                more
                        ? words.say(
                                "I don't know: this asks what will be, and no source states it. What is known now stands below.",
                                "我不知道：问的是将来的事，没有来源写明。现在已知的列在下面。")
                        : words.say(
                                "I don't know: this asks what will be, and no source states it.",
                                "我不知道：问的是将来的事，没有来源写明。");
            case SUM ->
                more
                        ? words.say(
                                "I don't calculate: no source states this number. What the sources do state stands below.",
                                "我不做推算：没有来源写明这个数字。来源里写明的内容列在下面。")
                        : words.say("I don't calculate: no source states this number.", "我不做推算：没有来源写明这个数字。");
            case ELSEWHERE ->
                words.say("I don't know: this is not kept in anything that I can see.", "我不知道：这不在我能看到的任何内容里。");
        };
    }

    static String secret(Words words) {
        return words.say(
                "Passwords and other secrets are told to nobody here, wherever they are written.",
                "口令等机密不论写在哪里，这里都不告诉任何人。");
    }
}
