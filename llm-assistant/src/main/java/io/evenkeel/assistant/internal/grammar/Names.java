package io.evenkeel.assistant.internal.grammar;

import java.util.List;
import java.util.Map;

/**
 * The names that the estate knows, as far as the asker may see them.
 *
 * @param items of the inventory
 * @param rules of alerts
 * @param people as others read them
 * @param schedules of on-call
 * @param metrics names of series
 * @param described what is written of an item by its name: its note, its place
 * @param called what people call an item, where that is its name in another language: 医保结算
 */
public record Names(
        List<String> items,
        List<String> rules,
        List<String> people,
        List<String> schedules,
        List<String> metrics,
        Map<String, String> called,
        Map<String, String> described) {
    /** For who may see nothing. */
    public static final Names NONE = new Names(List.of(), List.of(), List.of(), List.of(), List.of());

    public Names {
        items = List.copyOf(items);
        rules = List.copyOf(rules);
        people = List.copyOf(people);
        schedules = List.copyOf(schedules);
        metrics = List.copyOf(metrics);
        called = Map.copyOf(called);
        described = Map.copyOf(described);
    }

    public Names(
            List<String> items, List<String> rules, List<String> people, List<String> schedules, List<String> metrics) {
        this(items, rules, people, schedules, metrics, Map.of(), Map.of());
    }
}
