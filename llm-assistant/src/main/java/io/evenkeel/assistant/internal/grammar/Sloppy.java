package io.evenkeel.assistant.internal.grammar;

import java.util.regex.Pattern;

/** Writes what people type in a hurry as it is usually written: "whats open rn" is "what's open right now". Pure. */
final class Sloppy {
    private static final Pattern IS = Pattern.compile("\\b(what|who|where|when|how|that)s\\b");

    private Sloppy() {}

    /** @param text in small letters */
    static String usual(String text) {
        return IS.matcher(Typos.mended(text))
                .replaceAll("$1's")
                .replaceAll("\\brn\\b", "right now")
                .replaceAll("(?<= )n(?= )", "and")
                .replaceAll("\\bu\\b", "you")
                .replaceAll("\\bur\\b", "your")
                .replaceAll("\\b(pls|plz|thx)\\b", " ")
                .replace("啥", "什么")
                .replace("咋", "怎么");
    }
}
