package io.evenkeel.assistant.internal.check;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words that a text quotes: between quotation marks of any form, or backticks. Pure, linear. */
final class Quotes {
    /** Single quotation marks are left out: they are apostrophes too often. */
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]{2,1000})\"|`([^`]{2,1000})`");

    private static final int LEAST = 2;

    private Quotes() {}

    /** @param plain as {@link Normal} makes it */
    static List<String> in(String plain) {
        List<String> found = new ArrayList<>();
        Matcher matcher = QUOTED.matcher(plain);
        while (matcher.find()) {
            String words = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
            String bare = words.strip().replaceAll("[.,;:!?。，；：！？…]+$", "").strip();
            if (bare.length() >= LEAST) {
                found.add(bare);
            }
        }
        return found;
    }
}
