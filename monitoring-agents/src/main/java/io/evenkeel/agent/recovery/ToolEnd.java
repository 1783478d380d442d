package io.evenkeel.agent.recovery;

import java.time.Duration;
import java.util.Locale;

/**
 * What a program left that ended by itself.
 *
 * @param output at most {@link GuardedTool#MOST_OUTPUT} bytes
 * @param errors the last lines of standard error, without the secret
 */
record ToolEnd(int code, String output, String errors, Duration took) {

    boolean isGood() {
        return code == 0;
    }

    /** Whether one of these stands in what it wrote, in whatever case. */
    boolean says(String... words) {
        String all = (errors + '\n' + output).toLowerCase(Locale.ROOT);
        for (String word : words) {
            if (all.contains(word.toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }

    /** The last line that says something, for a sentence. */
    String lastWords() {
        String last = (output + '\n' + errors)
                .lines()
                .filter(line -> !line.isBlank())
                .reduce("", (earlier, later) -> later)
                .strip();
        return last.length() <= 300 ? last : last.substring(0, 300) + "…";
    }
}
