package io.evenkeel.assistant.internal.tools;

import io.evenkeel.assistant.internal.grammar.Glossary;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which series tell of what people call cpu, memory, disk; pure. */
final class Metrics {

    /**
     * What is measured well by an expression over common names.
     *
     * @param metric that must be there
     * @param expression with {@code %s} for the matchers of the item
     */
    record Known(String metric, String expression, String unit) {}

    private static final Map<String, List<Known>> KNOWN = Map.of(
            "cpu",
            List.of(new Known(
                    "node_cpu_seconds_total",
                    "100 - 100 * sum by (host, instance) (rate(node_cpu_seconds_total{mode=\"idle\",%1$s}[5m])) / sum by (host, instance) (rate(node_cpu_seconds_total{%1$s}[5m]))",
                    "%")),
            "memory",
            List.of(new Known(
                    "node_memory_MemAvailable_bytes",
                    "100 - 100 * node_memory_MemAvailable_bytes{%1$s} / node_memory_MemTotal_bytes{%1$s}",
                    "%")),
            "disk",
            List.of(new Known(
                    "node_filesystem_avail_bytes",
                    "100 - 100 * node_filesystem_avail_bytes{%1$s} / node_filesystem_size_bytes{%1$s}",
                    "%")));

    private static final Map<String, Pattern> NAMES = Map.ofEntries(
            entry("cpu", "cpu|processor"),
            entry("memory", "mem(?!ory_swap)|rss|heap"),
            entry("swap", "swap"),
            entry("disk", "disk|filesystem|fs_|storage|volume|space|osd|pool_used|archive"),
            entry("battery", "batter|charge|soc"),
            entry("humidity", "humid"),
            entry("power", "power|watt|energy"),
            entry("clock", "ntp|clock|offset|drift"),
            entry("up", "^up$|_up$|probe_success|reachable"),
            entry("inodes", "inode|files_free"),
            entry("load", "load"),
            entry("network", "network|net_|bandwidth|traffic|receive|transmit"),
            entry("latency", "latency|duration|response_time|p9[59]|seconds_bucket|rtt|delay|login_seconds|_ms$"),
            entry("errors", "error|5xx|fail"),
            entry("requests", "requests?_|qps|rps|tps|throughput|rate"),
            entry("connections", "connection|backends|sessions|clients"),
            entry("replication", "repl|lag|behind"),
            entry("queue", "queue|backlog|pending|messages|consumer_lag|depth"),
            entry("temperature", "temp(?!late)|celsius"),
            entry("certificate", "cert|ssl|tls"));

    private static final Pattern PART =
            Pattern.compile("\\b(gpu|jvm|heap|sga|pga|video|graphics|buffer|nvme|ssd|kernel)\\b");

    /** Parts that tell nothing of what is measured. */
    private static final Set<String> EVERYWHERE = Set.of(
            "total", "seconds", "bytes", "percent", "used", "usage", "ratio", "count", "node", "rate", "of", "in");

    private Metrics() {}

    private static Map.Entry<String, Pattern> entry(String measure, String names) {
        return Map.entry(measure, Pattern.compile("(?i)" + names));
    }

    static List<Known> known(String measure) {
        return KNOWN.getOrDefault(measure, List.of());
    }

    /** A regular expression for the names of what people call so. */
    static Optional<String> pattern(String measure) {
        return Optional.ofNullable(NAMES.get(measure.toLowerCase(Locale.ROOT)))
                .map(Pattern::pattern)
                .map(pattern -> pattern.replace("(?i)", "").replaceAll("\\(\\?![^)]*\\)", ""));
    }

    /** Memory of a graphics card is not memory: such a word before it must stand in the name. */
    static boolean isOf(String words, String name) {
        Matcher part = PART.matcher(words.toLowerCase(Locale.ROOT));
        return !part.find() || name.toLowerCase(Locale.ROOT).contains(part.group());
    }

    /** The names among these that may tell of a measure, those that are shares of something first. */
    static Stream<String> named(String measure, Stream<String> names) {
        Pattern pattern = NAMES.get(measure);
        return pattern == null
                ? Stream.empty()
                : names.filter(name -> pattern.matcher(name).find())
                        .sorted((one, other) -> Integer.compare(weight(one), weight(other)));
    }

    /** The names in which one of the words stands as a part, those with most of them first; the whole name is all of it. */
    static List<String> holding(String words, Set<String> names) {
        Set<String> sought = Stream.of(words.toLowerCase(Locale.ROOT).split("[\\s_]+"))
                .flatMap(word -> Glossary.namesOf(word).stream())
                .filter(word -> word.length() > 1 && !EVERYWHERE.contains(word))
                .collect(Collectors.toSet());
        Map<String, Long> fit = names.stream()
                .collect(Collectors.toMap(
                        name -> name,
                        name -> Stream.of(name.toLowerCase(Locale.ROOT).split("[_:]"))
                                .filter(sought::contains)
                                .count()));
        long most = fit.values().stream().mapToLong(Long::longValue).max().orElse(0);
        return most == 0
                ? List.of()
                : fit.entrySet().stream()
                        .filter(entry -> entry.getValue() == most)
                        .map(Map.Entry::getKey)
                        .sorted()
                        .toList();
    }

    private static int weight(String name) {
        if (name.matches("(?i).*(percent|ratio|usage|utili[sz]ation|used).*")) {
            return 0;
        }
        return name.endsWith("_total") || name.endsWith("_bucket") || name.endsWith("_count") ? 2 : 1;
    }

    /** What stands behind a value; empty where the name does not tell. */
    static String unit(String name) {
        return name.matches("(?i).*percent.*")
                ? " %"
                : name.matches("(?i).*seconds(?!_total).*")
                        ? " s"
                        : name.matches("(?i).*bytes.*") ? " bytes" : name.matches("(?i).*celsius.*") ? " °C" : "";
    }
}
