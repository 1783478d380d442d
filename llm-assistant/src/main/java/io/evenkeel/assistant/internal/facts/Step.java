package io.evenkeel.assistant.internal.facts;

import io.evenkeel.assistant.internal.grammar.Attribute;
import io.evenkeel.assistant.internal.grammar.Glossary;
import io.evenkeel.assistant.internal.tools.Topic;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One look of a plan.
 *
 * @param topics facts to tell, in this order of topics
 * @param mostEach facts of one topic and one thing
 * @param mostSeen things
 * @param must words of which a fact must hold one to be told; empty for any fact
 * @param attribute what a fact must tell of the thing to be told; empty for any fact
 * @param otherwise whether it is taken only where the looks before it told nothing
 */
record Step(
        String tool,
        Map<String, String> arguments,
        List<Topic> topics,
        int mostEach,
        int mostSeen,
        List<String> must,
        Optional<Attribute> attribute,
        boolean otherwise) {
    Step {
        arguments = Map.copyOf(arguments);
        topics = List.copyOf(topics);
        must = List.copyOf(must);
    }

    static Step of(String tool, Map<String, String> arguments, Topic... topics) {
        return new Step(tool, arguments, List.of(topics), 4, 10, List.of(), Optional.empty(), false);
    }

    Step each(int most) {
        return new Step(tool, arguments, topics, most, mostSeen, must, attribute, otherwise);
    }

    Step seen(int most) {
        return new Step(tool, arguments, topics, mostEach, most, must, attribute, otherwise);
    }

    /** With these words, or others that say the same. */
    Step must(List<String> words) {
        List<String> alike = words.stream()
                .flatMap(word -> Glossary.namesOf(word).stream())
                .distinct()
                .toList();
        return new Step(tool, arguments, topics, mostEach, mostSeen, alike, attribute, otherwise);
    }

    /** With one of these, letter by letter. */
    Step literally(List<String> words) {
        return new Step(tool, arguments, topics, mostEach, mostSeen, words, attribute, otherwise);
    }

    Step telling(Attribute one) {
        return new Step(tool, arguments, topics, mostEach, mostSeen, must, Optional.of(one), otherwise);
    }

    Step with(Map<String, String> others) {
        return new Step(tool, others, topics, mostEach, mostSeen, must, attribute, otherwise);
    }

    /** Only where the looks before it told nothing. */
    Step orElse() {
        return new Step(tool, arguments, topics, mostEach, mostSeen, must, attribute, true);
    }

    boolean tells(String sentence) {
        return (must.isEmpty() || must.stream().anyMatch(sentence::contains))
                && attribute.filter(one -> !one.standsIn(sentence)).isEmpty();
    }
}
