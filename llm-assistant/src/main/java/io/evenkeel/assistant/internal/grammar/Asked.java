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
 * @param unreadTime whether it seems to speak of a time that could not be read: then nothing told is about that time
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
        boolean implied,
        boolean unreadTime,
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
