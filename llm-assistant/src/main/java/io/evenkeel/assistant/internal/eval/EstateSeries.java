package io.evenkeel.assistant.internal.eval;

import io.evenkeel.telemetry.Matcher;
import io.evenkeel.telemetry.MetricStore.Series;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** Measurements as {@code GET /api/v1/query_range} gives them: {@code metric} and {@code values}, seconds and texts. */
final class EstateSeries {
    private final List<Series> all = new ArrayList<>();

    EstateSeries(List<Row> rows) {
        for (Row row : rows) {
            SortedMap<String, String> labels = new TreeMap<>(row.map("metric"));
            labels.putAll(row.map("labels"));
            row.text("name", "__name__").ifPresent(name -> labels.putIfAbsent("__name__", name));
            if (!labels.containsKey("__name__")) {
                throw row.wrong("metric.__name__", "is missing; it is the name of the series");
            }
            all.add(series(row, labels));
        }
    }

    private static Series series(Row row, SortedMap<String, String> labels) {
        var samples = new ArrayList<double[]>();
        for (String field : List.of("values", "samples", "points")) {
            row.node().path(field).forEach(pair -> samples.add(sample(row, field, pair)));
        }
        if (row.node().path("value").isArray()) {
            samples.add(sample(row, "value", row.node().path("value")));
        }
        samples.sort(Comparator.comparingDouble(sample -> sample[0]));
        return new Series(
                labels,
                samples.stream()
                        .mapToLong(sample -> Math.round(sample[0] * 1000))
                        .toArray(),
                samples.stream().mapToDouble(sample -> sample[1]).toArray());
    }

    private static double[] sample(Row row, String field, JsonNode pair) {
        if (pair.isObject()) {
            Row point = new Row(row.place() + ", " + field, pair, row.faults());
            return new double[] {
                point.neededTime("at", "time", "t").toEpochMilli() / 1000.0,
                point.number("value", "v").orElseThrow(() -> point.wrong("value", "is missing; it is a number"))
            };
        }
        if (!pair.isArray() || pair.size() < 2) {
            throw row.wrong(field, "holds pairs of a time in seconds and a value: [1763600000, \"0.5\"]");
        }
        var asRow = new Row(row.place() + ", " + field, pair, row.faults());
        Optional<Double> value = number(pair.get(1));
        return new double[] {
            number(pair.get(0))
                    .orElseGet(() -> Instant.parse(pair.get(0).asString()).toEpochMilli() / 1000.0),
            value.orElseThrow(() -> asRow.wrong("a value", "is no number"))
        };
    }

    private static Optional<Double> number(JsonNode node) {
        try {
            return Optional.of(node.isNumber() ? node.asDouble() : Double.parseDouble(node.asString()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    List<String> names() {
        return List.copyOf(new TreeSet<>(all.stream()
                .map(series -> series.labels().getOrDefault("__name__", ""))
                .toList()));
    }

    Optional<Instant> latest() {
        return all.stream()
                .filter(series -> series.times().length > 0)
                .map(series -> Instant.ofEpochMilli(series.times()[series.times().length - 1]))
                .max(Comparator.naturalOrder());
    }

    public List<Series> select(List<Matcher> matchers, Instant from, Instant to) {
        return all.stream()
                .filter(series -> fits(series.labels(), matchers))
                .map(series -> within(series, from.toEpochMilli(), to.toEpochMilli()))
                .filter(series -> series.times().length > 0)
                .toList();
    }

    public List<Series> selectNewest(List<Matcher> matchers, Instant from, Instant to) {
        return select(matchers, from, to);
    }

    public List<Series> selectForWeeks(List<Matcher> matchers, Instant from, Instant to) {
        return select(matchers, from, to);
    }

    public List<Map<String, String>> series(List<List<Matcher>> anyOf, Instant from, Instant to) {
        return anyOf.stream()
                .flatMap(matchers -> select(matchers, from, to).stream())
                .map(Series::labels)
                .distinct()
                .toList();
    }

    private static boolean fits(Map<String, String> labels, List<Matcher> matchers) {
        return matchers.stream().allMatch(one -> one.test().test(labels.getOrDefault(one.label(), "")));
    }

    private static Series within(Series series, long from, long to) {
        int[] inside = IntStream.range(0, series.times().length)
                .filter(i -> series.times()[i] >= from && series.times()[i] <= to)
                .toArray();
        return new Series(
                series.labels(),
                Arrays.stream(inside).mapToLong(i -> series.times()[i]).toArray(),
                Arrays.stream(inside).mapToDouble(i -> series.values()[i]).toArray());
    }
}
