package io.evenkeel.agent;

import java.util.ArrayList;
import java.util.List;

/**
 * A program that is always told of, running or not.
 *
 * @param name what it is called in its series
 * @param text what its command line holds; empty where the kernel's name of the process is the name
 */
public record ProcessMatch(String name, String text) {

    private static final int MOST = 50;

    /** Words such as {@code nginx} and {@code billing=billing-server.jar}. */
    static List<ProcessMatch> parse(List<String> words) throws Options.Unusable {
        var matches = new ArrayList<ProcessMatch>();
        for (String word : words) {
            String[] parts = word.split("=", 2);
            if (parts[0].isBlank() || (parts.length == 2 && parts[1].isBlank())) {
                throw new Options.Unusable("--process must look like nginx or billing=billing-server.jar, not " + word);
            }
            matches.add(new ProcessMatch(parts[0], parts.length == 2 ? parts[1] : ""));
        }
        if (matches.size() > MOST) {
            throw new Options.Unusable("--process takes at most " + MOST + " programs.");
        }
        return matches;
    }

    /**
     * @param commandName as {@code /proc/PID/stat} has it: at most 15 bytes
     * @param commandLine its words, blanks between them
     */
    boolean covers(String commandName, String commandLine) {
        return text.isEmpty()
                ? commandName.equals(name.length() > 15 ? name.substring(0, 15) : name)
                : commandLine.contains(text);
    }
}
