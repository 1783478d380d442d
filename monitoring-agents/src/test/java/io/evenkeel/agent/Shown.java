package io.evenkeel.agent;

import io.evenkeel.protocol.TimeSeries;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Readings as people write them: {@code name{label="value"} 1.5}, without exponents. */
final class Shown {

    private Shown() {}

    static List<String> readings(Findings found) {
        return found.readings().stream()
                .map(r -> r.name() + labels(r.labels()) + " " + number(r.value()))
                .toList();
    }

    static List<String> series(Collection<TimeSeries> series) {
        return series.stream().map(Shown::one).sorted().toList();
    }

    private static String one(TimeSeries series) {
        var labels = new TreeMap<>(series.labels());
        String name = labels.remove("__name__");
        return name
                + labels(labels)
                + series.samples().stream()
                        .map(s -> " " + number(s.value()) + "@" + s.epochMillis())
                        .collect(Collectors.joining());
    }

    private static String labels(Map<String, String> labels) {
        return labels.isEmpty()
                ? ""
                : new TreeMap<>(labels)
                        .entrySet().stream()
                                .map(l -> l.getKey() + "=\"" + l.getValue() + "\"")
                                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String number(double value) {
        return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    }

    /** A file of the folder with copies of /proc files as Linux 6.18 shows them on a virtual machine. */
    static String linux618(String file) throws IOException {
        try (var in = Shown.class.getResourceAsStream("/proc/linux-6.18/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
