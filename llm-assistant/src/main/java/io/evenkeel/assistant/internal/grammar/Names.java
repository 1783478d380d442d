package io.evenkeel.assistant.internal.grammar;

import java.util.List;

/**
 * The names that the estate knows, as far as the asker may see them.
 *
 * @param items of the inventory
 * @param rules of alerts
 * @param people as others read them
 * @param schedules of on-call
 * @param metrics names of series
 */
public record Names(
        List<String> items, List<String> rules, List<String> people, List<String> schedules, List<String> metrics) {
    /** For who may see nothing. */
    public static final Names NONE = new Names(List.of(), List.of(), List.of(), List.of(), List.of());

    public Names {
        items = List.copyOf(items);
        rules = List.copyOf(rules);
        people = List.copyOf(people);
        schedules = List.copyOf(schedules);
        metrics = List.copyOf(metrics);
    }
}
