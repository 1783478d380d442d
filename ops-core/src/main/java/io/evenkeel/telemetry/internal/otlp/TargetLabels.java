package io.evenkeel.telemetry.internal.otlp;

import io.evenkeel.otlp.Attributes;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The labels of one resource's series: {@code job} and {@code instance} as Prometheus has them, and {@code host}, by which this
 * house knows hosts. Immutable.
 */
final class TargetLabels {
    static final String NAME = "__name__";
    private static final int MOST = 64;
    private static final int LONGEST_BYTES = 1_024;

    private final Map<String, String> labels;

    private TargetLabels(Map<String, String> labels) {
        this.labels = Map.copyOf(labels);
    }

    static TargetLabels of(Map<String, String> resource) {
        var labels = new TreeMap<String, String>();
        String namespace = resource.getOrDefault("service.namespace", "");
        Attributes.first(resource, "service.name")
                .ifPresent(name -> labels.put("job", namespace.isBlank() ? name : namespace + "/" + name));
        Attributes.first(resource, "service.instance.id").ifPresent(id -> labels.put("instance", id));
        Attributes.first(resource, "host.name", "k8s.node.name").ifPresent(host -> labels.put("host", host));
        return new TargetLabels(labels);
    }

    /** The labels of a point; empty where it has more, or longer ones, than are stored. What the point says goes first. */
    Optional<Map<String, String>> of(String metric, Map<String, String> attributes) {
        var all = new TreeMap<>(labels);
        all.putAll(named(attributes));
        all.put(NAME, metric);
        all.values().removeIf(String::isEmpty);
        boolean small = all.size() < MOST
                && all.entrySet().stream().allMatch(each -> isShort(each.getKey()) && isShort(each.getValue()));
        return small ? Optional.of(all) : Optional.empty();
    }

    /** What else is known of the target; empty where nothing is, or the target has no name to join it by. */
    Optional<Map<String, String>> info(Map<String, String> resource) {
        var rest = new TreeMap<>(resource);
        rest.keySet().removeAll(java.util.Set.of("service.name", "service.namespace", "service.instance.id"));
        rest.replaceAll((name, value) -> cut(value));
        while (rest.size() > MOST - labels.size() - 2) {
            rest.pollLastEntry();
        }
        boolean isNamed = labels.containsKey("job") || labels.containsKey("instance");
        return rest.isEmpty() || !isNamed ? Optional.empty() : of("target_info", rest);
    }

    /** Attributes whose names become the same are joined, as Prometheus does it. */
    private static Map<String, String> named(Map<String, String> attributes) {
        var named = new TreeMap<String, String>();
        new TreeMap<>(attributes)
                .forEach((name, value) -> named.merge(MetricNames.label(name), value, (a, b) -> a + ";" + b));
        return named;
    }

    private static boolean isShort(String text) {
        return text.length() <= LONGEST_BYTES && text.getBytes(StandardCharsets.UTF_8).length <= LONGEST_BYTES;
    }

    private static String cut(String text) {
        String cut = text;
        while (!isShort(cut)) {
            cut = cut.substring(0, Math.min(LONGEST_BYTES, cut.length() - 1 - cut.length() / 10));
        }
        return cut;
    }
}
