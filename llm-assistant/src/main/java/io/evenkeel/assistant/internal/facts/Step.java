package io.evenkeel.assistant.internal.facts;

import io.evenkeel.assistant.internal.tools.Topic;
import java.util.List;
import java.util.Map;

/**
 * One look of a plan.
 *
 * @param topics facts to tell, in this order of topics
 * @param mostEach facts of one topic and one thing
 * @param mostSeen things
 * @param must words of which a fact must hold one to be told; empty for any fact
 */
record Step(
        String tool, Map<String, String> arguments, List<Topic> topics, int mostEach, int mostSeen, List<String> must) {
    Step {
        arguments = Map.copyOf(arguments);
        topics = List.copyOf(topics);
        must = List.copyOf(must);
    }

    static Step of(String tool, Map<String, String> arguments, Topic... topics) {
        return new Step(tool, arguments, List.of(topics), 4, 10, List.of());
    }

    Step each(int most) {
        return new Step(tool, arguments, topics, most, mostSeen, must);
    }

    Step seen(int most) {
        return new Step(tool, arguments, topics, mostEach, most, must);
    }

    Step must(List<String> words) {
        return new Step(tool, arguments, topics, mostEach, mostSeen, words);
    }
}
