package io.evenkeel.change.internal;

import io.evenkeel.inventory.ItemLabels.Way;
import io.evenkeel.telemetry.Matcher;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Which PromQL tells how an item is: for a host what its agent measures, for a target what its exporter does. Pure. */
final class HealthQueries {

    private HealthQueries() {}

    /** @param span over which, up to the time at which it is evaluated */
    static Map<Comparison, String> of(Way way, Duration span) {
        Map<Comparison, String> queries = new LinkedHashMap<>();
        (way.equal().containsKey("instance") ? target() : host())
                .forEach((measure, query) -> queries.put(
                        measure,
                        query.replace("SELECTED", selector(LabelMatchers.of(way)))
                                .replace("SPAN", span.toSeconds() + "s")));
        return queries;
    }

    private static Map<Comparison, String> host() {
        return Map.of(
                Comparison.AVAILABILITY, "100 - 100 * avg(avg_over_time(evenkeel_host_silent{SELECTED}[SPAN]))",
                Comparison.CPU,
                        "100 - 100 * sum(rate(node_cpu_seconds_total{mode=\"idle\",SELECTED}[SPAN]))"
                                + " / sum(rate(node_cpu_seconds_total{SELECTED}[SPAN]))",
                Comparison.MEMORY,
                        "100 - 100 * avg(avg_over_time(node_memory_MemAvailable_bytes{SELECTED}[SPAN]))"
                                + " / avg(avg_over_time(node_memory_MemTotal_bytes{SELECTED}[SPAN]))",
                Comparison.ERRORS,
                        "sum(rate(node_network_receive_errs_total{SELECTED}[SPAN]))"
                                + " + sum(rate(node_network_transmit_errs_total{SELECTED}[SPAN]))");
    }

    private static Map<Comparison, String> target() {
        return Map.of(
                Comparison.AVAILABILITY, "100 * avg(avg_over_time(up{SELECTED}[SPAN]))",
                Comparison.CPU, "100 * sum(rate(process_cpu_seconds_total{SELECTED}[SPAN]))",
                Comparison.ERRORS, "sum(rate(http_requests_total{code=~\"5..\",SELECTED}[SPAN]))");
    }

    private static String selector(List<Matcher> matchers) {
        return matchers.stream()
                .map(matcher -> matcher.label()
                        + sign(matcher.kind())
                        + '"'
                        + matcher.value().replace("\\", "\\\\").replace("\"", "\\\"")
                        + '"')
                .collect(Collectors.joining(","));
    }

    private static String sign(Matcher.Kind kind) {
        return switch (kind) {
            case EQUAL -> "=";
            case NOT_EQUAL -> "!=";
            case REGEX -> "=~";
            case NOT_REGEX -> "!~";
        };
    }
}
