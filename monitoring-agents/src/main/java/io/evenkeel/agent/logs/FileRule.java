package io.evenkeel.agent.logs;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which files are followed, and how.
 *
 * @param paths absolute, with {@code *}, {@code ?}, {@code [a-z]}, {@code {a,b}} within a name and {@code **} for any folders
 * @param exclude globs of names, or of whole paths where they have a slash
 * @param start what the first line of an entry looks like, where entries have several lines
 * @param fromStart whether files that are there when the rule is new are read whole; else from their end on
 * @param labels fields of every line
 */
public record FileRule(
        List<String> paths,
        List<String> exclude,
        Optional<Pattern> start,
        boolean fromStart,
        Map<String, String> labels) {
    public FileRule {
        paths = List.copyOf(paths);
        exclude = List.copyOf(exclude);
        labels = Map.copyOf(labels);
    }
}
