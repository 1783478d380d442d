package io.evenkeel.alerting.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * A text with values in it, in Prometheus's form: {@code {{ $labels.host }}}, {@code {{ $value }}}, and a value through
 * {@code humanize}, {@code humanize1024}, {@code humanizePercentage}, {@code humanizeDuration} or {@code printf "%.1f"}.
 * Anything else of Go's template language is refused, so a text never shows half of it.
 */
final class Template {
    private final String text;
    private final List<BiFunction<Map<String, String>, Double, String>> parts;

    private Template(String text, List<BiFunction<Map<String, String>, Double, String>> parts) {
        this.text = text;
        this.parts = List.copyOf(parts);
    }

    /** @throws IllegalArgumentException with a sentence that names the part that is not understood */
    static Template parse(String text) {
        List<BiFunction<Map<String, String>, Double, String>> parts = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int open = text.indexOf("{{", at);
            if (open < 0) {
                String rest = text.substring(at);
                parts.add((labels, value) -> rest);
                break;
            }
            int close = text.indexOf("}}", open);
            if (close < 0) {
                throw new IllegalArgumentException("{{ is not closed by }}");
            }
            String before = text.substring(at, open);
            parts.add((labels, value) -> before);
            parts.add(action(text.substring(open + 2, close).strip()));
            at = close + 2;
        }
        return new Template(text, parts);
    }

    /** As it was written. */
    String text() {
        return text;
    }

    String expand(Map<String, String> labels, double value) {
        var expanded = new StringBuilder();
        parts.forEach(part -> expanded.append(part.apply(labels, value)));
        return expanded.toString();
    }

    private static BiFunction<Map<String, String>, Double, String> action(String action) {
        if (action.startsWith("$labels.") && action.substring(8).matches("[a-zA-Z_][a-zA-Z0-9_]*")) {
            String name = action.substring(8);
            return (labels, value) -> labels.getOrDefault(name, "");
        }
        String compact = action.replaceAll("\\s*\\|\\s*", "|").replaceAll("\\s+", " ");
        return switch (compact) {
            case "$value" -> (labels, value) -> plain(value);
            case "$value|humanize", "humanize $value" -> (labels, value) -> humanize(value, 1000, SI);
            case "$value|humanize1024", "humanize1024 $value" -> (labels, value) -> humanize(value, 1024, BINARY);
            case "$value|humanizePercentage", "humanizePercentage $value" ->
                (labels, value) -> plain(value * 100) + "%";
            case "$value|humanizeDuration", "humanizeDuration $value" -> (labels, value) -> duration(value);
            default -> printf(compact);
        };
    }

    private static BiFunction<Map<String, String>, Double, String> printf(String action) {
        var form = java.util.regex.Pattern.compile(
                        "(?:\\$value\\|printf \"(%\\.[0-9]f)\"|printf \"(%\\.[0-9]f)\" \\$value)")
                .matcher(action);
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "{{ " + action + " }} is not understood; known are $labels.NAME and $value, "
                            + "with humanize, humanize1024, humanizePercentage, humanizeDuration or printf \"%.1f\"");
        }
        String format = form.group(1) == null ? form.group(2) : form.group(1);
        return (labels, value) -> format.formatted(value);
    }

    private static final List<String> SI = List.of("", "k", "M", "G", "T", "P", "E");
    private static final List<String> BINARY = List.of("", "ki", "Mi", "Gi", "Ti", "Pi", "Ei");

    private static String humanize(double value, int base, List<String> units) {
        double rest = value;
        int unit = 0;
        while (Math.abs(rest) >= base && unit < units.size() - 1) {
            rest /= base;
            unit++;
        }
        return plain(rest) + units.get(unit);
    }

    private static String duration(double seconds) {
        if (!Double.isFinite(seconds) || Math.abs(seconds) < 1) {
            return plain(seconds) + "s";
        }
        Duration whole = Duration.ofSeconds((long) seconds);
        var text = new StringBuilder();
        if (whole.toDays() > 0) {
            text.append(whole.toDays()).append("d ");
        }
        if (whole.toHours() > 0) {
            text.append(whole.toHoursPart()).append("h ");
        }
        if (whole.toMinutes() > 0) {
            text.append(whole.toMinutesPart()).append("m ");
        }
        return text.append(whole.toSecondsPart()).append('s').toString();
    }

    /** Four significant figures, as Prometheus shows them, without an exponent where a person would not write one. */
    private static String plain(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "NaN" : value > 0 ? "+Inf" : "-Inf";
        }
        if (value != 0 && (Math.abs(value) >= 1e15 || Math.abs(value) < 1e-4)) {
            return String.format(Locale.ROOT, "%.3e", value);
        }
        return new java.math.BigDecimal(value)
                .round(new java.math.MathContext(Math.abs(value) >= 10_000 ? 15 : 4))
                .stripTrailingZeros()
                .toPlainString();
    }
}
