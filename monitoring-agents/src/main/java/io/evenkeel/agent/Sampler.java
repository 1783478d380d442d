package io.evenkeel.agent;

import io.evenkeel.protocol.TimeSeries;
import io.evenkeel.protocol.WriteLimits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Looks at every source once; what fails in one leaves the others as they are, and is counted and logged. */
final class Sampler {

    private record Identity(String name, Map<String, String> labels) {}

    private final List<Source> sources;
    private final OwnMetrics own;
    private final Log log;

    Sampler(List<Source> sources, OwnMetrics own, Log log) {
        this.sources = List.copyOf(sources);
        this.own = own;
        this.log = log;
    }

    List<TimeSeries> sample(Instant time) {
        Map<Identity, Reading> readings = new LinkedHashMap<>();
        for (Source source : sources) {
            Findings found = look(source);
            for (Reading reading : found.readings()) {
                // One label that the server can't take, or a series twice, would have the whole request refused.
                if (!fits(reading)
                        || readings.putIfAbsent(new Identity(reading.name(), reading.labels()), reading) != null) {
                    complain(source, "a reading of " + reading.name() + " has labels that can't be sent");
                }
            }
            if (!found.broken().isEmpty()) {
                complain(source, String.join("; ", found.broken()));
            }
        }
        return readings.values().stream().map(reading -> reading.at(time)).toList();
    }

    private static Findings look(Source source) {
        try {
            return source.look().at();
        } catch (IOException | RuntimeException e) {
            return Findings.broken(e.toString());
        }
    }

    private void complain(Source source, String why) {
        own.sourceError(source.name());
        log.warnOnceAMinute("source " + source.name(), "source_broken", "source", source.name(), "why", why);
    }

    private static boolean fits(Reading reading) {
        return reading.labels().values().stream()
                .allMatch(value -> value.indexOf('\0') < 0
                        && value.getBytes(StandardCharsets.UTF_8).length <= WriteLimits.USUAL.labelValueBytes());
    }
}
