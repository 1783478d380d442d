package io.evenkeel.assistant;

import io.evenkeel.audit.Actor;
import java.util.List;
import java.util.Map;

/**
 * Reads one room's door for an asker. No tool writes. A tool refuses as its door does when the asker lacks the right.
 * Thread-safe; bounded in time and in what it gives back.
 */
public interface Tool {

    /** Letters and underscores, stable: {@code incident}, {@code measurements}, {@code on_call}. */
    String name();

    /** What it finds, for a model that must choose: one or two English sentences. */
    String description();

    /** Its parameters in the order in which people would name them. */
    List<Parameter> parameters();

    /**
     * @param arguments by name; values are strings, unknown names and wrong values are refused with INVALID
     * @throws io.evenkeel.audit.Refusal where the asker may not see it, or an argument is wrong
     */
    Finding call(Actor asker, String language, Map<String, String> arguments);

    /**
     * @param description one English sentence with an example
     * @param allowed the only values, where there are few; empty for any
     */
    record Parameter(String name, String description, boolean required, List<String> allowed) {
        public Parameter {
            allowed = List.copyOf(allowed);
        }
    }

    /**
     * What was seen.
     *
     * @param sources each as it is; empty where there is nothing
     * @param nothing where there are none: what was looked for and where, one sentence in the asker's language
     * @param cut how many more there were that are not among them
     */
    record Finding(List<Source> sources, String nothing, int cut) {
        public Finding {
            sources = List.copyOf(sources);
        }
    }
}
