package io.evenkeel.telemetry.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.telemetry.internal.Admission.Reason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What was taken and what was not, as the server's own metrics and as a sentence for the sender. Thread-safe. */
@Component
class IngestCounts {

    private static final Logger log = LoggerFactory.getLogger(IngestCounts.class);
    private static final int LONGEST_EXAMPLE = 300;

    private final Counter stored;
    private final Map<Reason, Counter> refused = new EnumMap<>(Reason.class);
    private final Counter undecodable;

    IngestCounts(ObjectProvider<MeterRegistry> registries) {
        MeterRegistry metrics = registries.getIfAvailable(SimpleMeterRegistry::new);
        this.stored = metrics.counter("evenkeel.samples.stored");
        this.undecodable = metrics.counter("evenkeel.samples.requests.undecodable");
        for (Reason reason : Reason.values()) {
            refused.put(
                    reason,
                    metrics.counter(
                            "evenkeel.samples.refused", "reason", reason.name().toLowerCase(Locale.ROOT)));
        }
    }

    void stored(int samples) {
        stored.increment(samples);
    }

    void undecodable() {
        undecodable.increment();
    }

    String tell(Actor actor, Outcome outcome) {
        outcome.refused()
                .forEach((reason, samples) -> Optional.ofNullable(refused.get(reason))
                        .ifPresent(counter -> counter.increment((double) samples)));
        String words = outcome.refused().entrySet().stream()
                .map(e -> e.getValue() + " " + e.getKey().words())
                .collect(Collectors.joining(", "));
        log.debug("event=samples-refused actor={} counts=\"{}\"", actor.id(), words);
        return "Stored the rest, but not these samples: " + words + ". The first is of "
                + cut(outcome.example().toString()) + ".";
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_EXAMPLE ? text : text.substring(0, LONGEST_EXAMPLE) + "…";
    }
}
