package io.evenkeel.telemetry.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.protocol.RemoteWrite;
import io.evenkeel.protocol.TimeSeries;
import io.evenkeel.protocol.WriteLimits;
import io.evenkeel.protocol.WriteRefused;
import io.evenkeel.telemetry.MetricStore;
import io.evenkeel.telemetry.internal.Admission.Reason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/** Takes remote-write requests: decodes, admits, stores. Thread-safe. */
@Service
public class Ingest {

    private static final Logger log = LoggerFactory.getLogger(Ingest.class);

    /** More at once only wait for each other in the database. */
    private static final int AT_ONCE = 8;

    private static final int SECONDS_TO_WAIT = 5;
    private static final int LONGEST_EXAMPLE = 300;

    private final MetricStore store;
    private final InstantSource clock;
    private final Bounds bounds;
    private final ClockOffsets offsets;
    private final Semaphore places = new Semaphore(AT_ONCE, true);
    private final Counter stored;
    private final Map<Reason, Counter> refused = new EnumMap<>(Reason.class);
    private final Counter undecodable;

    Ingest(
            MetricStore store,
            InstantSource clock,
            Bounds bounds,
            ClockOffsets offsets,
            ObjectProvider<MeterRegistry> registries) {
        this.store = store;
        this.clock = clock;
        this.bounds = bounds;
        this.offsets = offsets;
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

    /**
     * Stores the good samples of a request; when it returns, they are committed.
     *
     * @return a sentence about the samples that were not taken, if there were any
     * @throws WriteRefused if the request as a whole can't be read or is too large
     * @throws Refusal UNAVAILABLE if too much is being written at once
     */
    public Optional<String> take(Actor actor, byte[] body) {
        actor.mustHave(Right.WRITE_MEASUREMENTS);
        enter();
        try {
            Instant now = clock.instant();
            List<TimeSeries> request = decode(body);
            Optional<String> host = actor.kind() == Actor.Kind.AGENT ? Optional.of(actor.id()) : Optional.empty();
            host.ifPresent(own -> offsets.look(own, request, now));
            var admitted = Admission.of(request, host, now, bounds);
            var written = store.write(source(actor), admitted.taken());
            Map<Reason, Long> left = new EnumMap<>(Reason.class);
            left.putAll(admitted.refused());
            if (written.refusedSamples() > 0) {
                left.put(Reason.TOO_MANY_SERIES, written.refusedSamples());
            }
            stored.increment((double) written.taken());
            return left.isEmpty() ? Optional.empty() : Optional.of(tell(actor, left, admitted.example()));
        } finally {
            places.release();
        }
    }

    private void enter() {
        try {
            if (places.tryAcquire(SECONDS_TO_WAIT, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new Refusal(
                Refusal.Kind.UNAVAILABLE,
                "writing-too-much",
                "Too many requests are being stored; send this one again.");
    }

    private List<TimeSeries> decode(byte[] body) {
        try {
            return RemoteWrite.decode(body, WriteLimits.USUAL).series();
        } catch (WriteRefused e) {
            undecodable.increment();
            throw e;
        }
    }

    private MetricStore.Source source(Actor actor) {
        return actor.kind() == Actor.Kind.AGENT
                ? new MetricStore.Source("agent:" + actor.id(), bounds.seriesPerAgent())
                : new MetricStore.Source("token:" + actor.id(), bounds.seriesPerToken());
    }

    private String tell(Actor actor, Map<Reason, Long> left, Optional<Map<String, String>> example) {
        left.forEach(this::count);
        String counts = left.entrySet().stream()
                .map(e -> e.getValue() + " " + e.getKey().words())
                .collect(Collectors.joining(", "));
        log.debug("event=samples-refused actor={} counts=\"{}\"", actor.id(), counts);
        return "Stored the rest, but not these samples: " + counts + "."
                + example.map(labels -> " The first is of " + cut(labels.toString()) + ".")
                        .orElse("");
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_EXAMPLE ? text : text.substring(0, LONGEST_EXAMPLE) + "…";
    }

    private void count(Reason reason, long samples) {
        Counter counter = refused.get(reason);
        if (counter != null) {
            counter.increment((double) samples);
        }
    }
}
