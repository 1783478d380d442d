package io.evenkeel.assistant.internal.grammar;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a question means, as far as the grammar can tell.
 *
 * @param text as it was asked
 * @param keys of incidents, tickets, changes, problems and articles that it names, or that the chat is about
 * @param items of the inventory, the same
 * @param unknown words of the form of a name that nothing has
 * @param near a known name that one of these may have been meant for
 * @param act what it asks to be done
 * @param commands whether it tries to command the reader
 * @param beyond why it cannot be answered
 * @param leftOver words that carry a meaning which the grammar does not know
 * @param said the words that name something, measures among them
 * @param unreadTime whether it seems to speak of a time that could not be read: then nothing told is about that time
 * @param attribute what somebody would have to write down of a thing, that it asks for
 * @param now the moment of the question
 * @param implied whether what it is about was not said in it, but taken from the chat
 */
public record Asked(
        String text,
        boolean chinese,
        Set<Intent> intents,
        List<String> keys,
        List<String> items,
        List<String> rules,
        List<String> people,
        List<String> schedules,
        List<String> metrics,
        List<String> unknown,
        Optional<String> near,
        Optional<Measure> measure,
        Optional<TimeSpan> span,
        Optional<Act> act,
        boolean commands,
        Optional<Beyond> beyond,
        List<String> leftOver,
        String said,
        boolean implied,
        boolean unreadTime,
        Optional<Attribute> attribute,
        Instant now) {

    public Asked {
        intents = Set.copyOf(intents);
        keys = List.copyOf(keys);
        items = List.copyOf(items);
        rules = List.copyOf(rules);
        people = List.copyOf(people);
        schedules = List.copyOf(schedules);
        metrics = List.copyOf(metrics);
        unknown = List.copyOf(unknown);
        leftOver = List.copyOf(leftOver);
    }

    /** The same question where what it is about was found by its words. */
    public Asked about(List<String> foundKeys, List<String> foundItems) {
        return new Asked(
                text,
                chinese,
                intents,
                foundKeys,
                foundItems,
                rules,
                people,
                schedules,
                metrics,
                unknown,
                near,
                measure,
                span,
                act,
                commands,
                beyond,
                leftOver,
                said,
                implied,
                unreadTime,
                attribute,
                now);
    }

    /** Whether a key stands in the question itself, rather than was found by words or taken from the chat. */
    public boolean named() {
        return !implied
                && keys.stream().anyMatch(key -> text.matches("(?is).*" + key.substring(key.indexOf('-') + 1) + ".*"));
    }

    public boolean wants(Intent... any) {
        for (Intent one : any) {
            if (intents.contains(one)) {
                return true;
            }
        }
        return false;
    }

    /** Whether it speaks of another time than now. */
    public boolean speaksOfAnotherTime() {
        return span.isPresent()
                && (span.get().from().isAfter(now) || span.get().to().isBefore(now));
    }

    /** Whether the time that it speaks of was over before now. */
    public boolean speaksOfThePast() {
        return span.isPresent() && span.get().to().isBefore(now);
    }

    /** Keys that begin so: {@code INC}. */
    public List<String> keys(String prefix) {
        return keys.stream().filter(key -> key.startsWith(prefix + "-")).toList();
    }

    /** Whether it names, or the chat is about, one thing or several. */
    public boolean hasSubject() {
        return !keys.isEmpty() || !items.isEmpty() || !rules.isEmpty();
    }
}
