package io.evenkeel.telemetry.internal.otlp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Names as Prometheus gives them to OTLP ("OTLP metric points to Prometheus" of OpenTelemetry's specification): words with
 * underscores between, the unit behind, {@code _total} behind counters. Pure.
 */
final class MetricNames {
    /** What a metric is; decides on the word behind its name. */
    enum Kind {
        GAUGE("gauge"),
        COUNTER("counter"),
        HISTOGRAM("histogram"),
        SUMMARY("summary");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** Prometheus's. */
        String word() {
            return word;
        }
    }

    private static final Map<String, String> UNITS = Map.ofEntries(
            Map.entry("d", "days"),
            Map.entry("h", "hours"),
            Map.entry("min", "minutes"),
            Map.entry("s", "seconds"),
            Map.entry("ms", "milliseconds"),
            Map.entry("us", "microseconds"),
            Map.entry("ns", "nanoseconds"),
            Map.entry("By", "bytes"),
            Map.entry("KiBy", "kibibytes"),
            Map.entry("MiBy", "mebibytes"),
            Map.entry("GiBy", "gibibytes"),
            Map.entry("TiBy", "tibibytes"),
            Map.entry("KBy", "kilobytes"),
            Map.entry("MBy", "megabytes"),
            Map.entry("GBy", "gigabytes"),
            Map.entry("TBy", "terabytes"),
            Map.entry("m", "meters"),
            Map.entry("V", "volts"),
            Map.entry("A", "amperes"),
            Map.entry("J", "joules"),
            Map.entry("W", "watts"),
            Map.entry("g", "grams"),
            Map.entry("Cel", "celsius"),
            Map.entry("Hz", "hertz"),
            Map.entry("%", "percent"),
            Map.entry("1", ""));

    private static final Map<String, String> PER =
            Map.of("s", "second", "m", "minute", "h", "hour", "d", "day", "w", "week", "mo", "month", "y", "year");

    private MetricNames() {}

    /** Empty where the metric has no name. */
    static String of(String name, String unit, Kind kind) {
        List<String> words = words(name);
        if (words.isEmpty()) {
            return "";
        }
        String[] parts = unit.split("/", 2);
        addUnit(words, parts[0].strip(), UNITS, false);
        if (parts.length == 2) {
            addUnit(words, parts[1].strip(), PER, true);
        }
        if (kind == Kind.COUNTER) {
            atEnd(words, "total");
        } else if (kind == Kind.GAUGE && unit.equals("1")) {
            atEnd(words, "ratio");
        }
        String joined = String.join("_", words);
        return Character.isDigit(joined.charAt(0)) ? "_" + joined : joined;
    }

    /** What is in braces only explains, and is no unit. */
    private static void addUnit(List<String> words, String unit, Map<String, String> known, boolean per) {
        if (unit.contains("{") || unit.contains("}")) {
            return;
        }
        List<String> unitWords = words(known.getOrDefault(unit, unit));
        if (unitWords.isEmpty() || words.containsAll(unitWords)) {
            return;
        }
        if (per) {
            words.add("per");
        }
        words.addAll(unitWords);
    }

    private static void atEnd(List<String> words, String word) {
        words.removeIf(word::equals);
        words.add(word);
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        for (String word : text.split("[^A-Za-z0-9:]+", -1)) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }

    /** A label's name; never one of those that Prometheus keeps for itself. */
    static String label(String attribute) {
        String name = attribute.replaceAll("[^A-Za-z0-9_]", "_");
        if (Character.isDigit(name.charAt(0))) {
            return "key_" + name;
        }
        return name.startsWith("_") ? "key" + name : name;
    }
}
