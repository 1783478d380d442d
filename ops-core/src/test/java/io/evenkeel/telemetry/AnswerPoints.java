package io.evenkeel.telemetry;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Both answers in one form: labels to time to value. */
final class AnswerPoints {

    private AnswerPoints() {}

    static Map<String, Map<Long, Double>> of(JsonNode data) {
        var out = new TreeMap<String, Map<Long, Double>>();
        JsonNode result = data.path("result");
        switch (data.path("resultType").asString()) {
            case "scalar" -> out.put("", points(List.of(result)));
            case "vector" -> result.forEach(s -> out.put(labels(s.path("metric")), points(List.of(s.path("value")))));
            case "matrix" ->
                result.forEach(s -> out.put(
                        labels(s.path("metric")),
                        points(s.path("values").valueStream().toList())));
            default -> throw new IllegalArgumentException(data.toString());
        }
        return out;
    }

    private static String labels(JsonNode metric) {
        var labels = new TreeMap<String, String>();
        metric.properties().forEach(e -> labels.put(e.getKey(), e.getValue().asString()));
        return labels.toString();
    }

    private static Map<Long, Double> points(List<JsonNode> pairs) {
        var out = new TreeMap<Long, Double>();
        for (JsonNode pair : pairs) {
            out.put(
                    Math.round(pair.get(0).asDouble() * 1000),
                    number(pair.get(1).asString()));
        }
        return out;
    }

    private static double number(String text) {
        return switch (text) {
            case "NaN" -> Double.NaN;
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }

    static Map<String, Map<Long, Double>> of(PromQlAnswer answer) {
        var out = new TreeMap<String, Map<Long, Double>>();
        switch (answer) {
            case PromQlAnswer.Scalar s -> out.put("", new TreeMap<>(Map.of(s.time(), s.value())));
            case PromQlAnswer.Vector v ->
                v.samples().forEach(s -> out.put(s.labels().toString(), new TreeMap<>(Map.of(s.time(), s.value()))));
            case PromQlAnswer.Matrix m ->
                m.series().forEach(s -> {
                    var points = new TreeMap<Long, Double>();
                    for (int i = 0; i < s.times().length; i++) {
                        points.put(s.times()[i], s.values()[i]);
                    }
                    // Prometheus names a scalar over time by its empty labels too.
                    out.put(s.labels().toString(), points);
                });
            case PromQlAnswer.Text t -> throw new IllegalArgumentException(t.toString());
        }
        return out;
    }

    static boolean same(Map<String, Map<Long, Double>> a, Map<String, Map<Long, Double>> b) {
        return a.keySet().equals(b.keySet())
                && a.entrySet().stream().allMatch(e -> samePoints(e.getValue(), b.get(e.getKey())));
    }

    private static boolean samePoints(Map<Long, Double> a, Map<Long, Double> b) {
        return a.keySet().equals(b.keySet())
                && a.entrySet().stream().allMatch(e -> near(e.getValue(), b.get(e.getKey())));
    }

    private static boolean near(double a, double b) {
        return Double.compare(a, b) == 0
                || a == b
                || Math.abs(a - b) <= 1e-9 * Math.max(1e-3, Math.max(Math.abs(a), Math.abs(b)));
    }
}
