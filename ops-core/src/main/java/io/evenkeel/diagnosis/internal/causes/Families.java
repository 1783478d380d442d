package io.evenkeel.diagnosis.internal.causes;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a metric is about, by the beginning of its name as exporters give it. */
public final class Families {
    private static final List<Map.Entry<String, String>> BY_BEGINNING = List.of(
            Map.entry("node_cpu", "processors"),
            Map.entry("node_load", "processors"),
            Map.entry("node_pressure_cpu", "processors"),
            Map.entry("node_procs", "processors"),
            Map.entry("node_context", "processors"),
            Map.entry("node_memory", "memory"),
            Map.entry("node_pressure_memory", "memory"),
            Map.entry("node_vmstat", "memory"),
            Map.entry("node_filesystem", "disk-space"),
            Map.entry("node_disk", "disk-activity"),
            Map.entry("node_pressure_io", "disk-activity"),
            Map.entry("node_network", "network"),
            Map.entry("node_systemd", "services"),
            Map.entry("node_processes", "processes"),
            Map.entry("node_forks", "processes"),
            Map.entry("namedprocess_", "process"));

    /** Clocks and our own book-keeping tell nothing of a trouble. */
    private static final Set<String> OF_NO_USE = Set.of(
            "node_time_seconds",
            "node_boot_time_seconds",
            "namedprocess_namegroup_oldest_start_time_seconds",
            "up",
            "scrape_duration_seconds");

    private Families() {}

    static String of(String metric) {
        for (Map.Entry<String, String> one : BY_BEGINNING) {
            if (metric.startsWith(one.getKey())) {
                return one.getValue();
            }
        }
        String[] words = metric.split("_", 3);
        return words.length > 1 ? words[0] + "_" + words[1] : metric;
    }

    /** Whether a change of it can say anything. */
    public static boolean isTelling(String metric) {
        return !OF_NO_USE.contains(metric)
                && !metric.startsWith("evenkeel_")
                && !metric.startsWith("log_")
                && !metric.endsWith("_bucket")
                && !metric.endsWith("_timestamp_seconds")
                && !metric.endsWith("_created");
    }
}
