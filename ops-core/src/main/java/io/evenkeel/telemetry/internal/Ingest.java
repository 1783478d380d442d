package io.evenkeel.telemetry.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.otlp.Taken;
import io.evenkeel.protocol.RemoteWrite;
import io.evenkeel.protocol.TimeSeries;
import io.evenkeel.protocol.WriteLimits;
import io.evenkeel.protocol.WriteRefused;
import io.evenkeel.telemetry.MetricStore;
import io.evenkeel.telemetry.internal.Admission.Reason;
import io.evenkeel.telemetry.internal.codec.Columns;
import io.evenkeel.telemetry.internal.otlp.MetricSeries;
import io.evenkeel.telemetry.internal.store.ChunkStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Service;

/** Takes remote-write requests, and metrics of OTLP: decodes, admits, stores. Thread-safe. */
@Service
public class Ingest {

    /** Kilobytes of unpacked requests in memory at once. One request may have half of them. */
    private static final int KILOBYTES_AT_ONCE = 64 << 10;

    private static final int SAMPLES_PER_KILOBYTE = 4;
    private static final int SECONDS_TO_WAIT = 5;

    private final ChunkStore store;
    private final InstantSource clock;
    private final Bounds bounds;
    private final ClockOffsets offsets;
    private final IngestCounts counts;
    private final KnownSeries known = new KnownSeries();
    private final Semaphore kilobytes = new Semaphore(KILOBYTES_AT_ONCE, true);

    Ingest(ChunkStore store, InstantSource clock, Bounds bounds, ClockOffsets offsets, IngestCounts counts) {
        this.store = store;
        this.clock = clock;
        this.bounds = bounds;
        this.offsets = offsets;
        this.counts = counts;
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
        try {
            long announced = RemoteWrite.announcedBytes(body);
            int own = (int) Math.min(announced >>> 10, WriteLimits.USUAL.uncompressedBytes() >>> 10) + 1;
            enter(own);
            try {
                Outcome outcome =
                        store(actor, new Arrival(RemoteWrite.unpack(body, WriteLimits.USUAL), WriteLimits.USUAL));
                return outcome.refused().isEmpty() ? Optional.empty() : Optional.of(counts.tell(actor, outcome));
            } finally {
                kilobytes.release(own);
            }
        } catch (WriteRefused e) {
            counts.undecodable();
            throw e;
        }
    }

    /**
     * Stores the good points of a request of metrics; when it returns, they are committed.
     *
     * @throws Refusal UNAVAILABLE if too much is being written at once
     */
    public Taken take(Actor actor, MetricSeries metrics) {
        actor.mustHave(Right.WRITE_MEASUREMENTS);
        List<TimeSeries> samples = metrics.samples();
        int own = samples.size() / SAMPLES_PER_KILOBYTE + 1;
        enter(own);
        try {
            Outcome outcome = store(actor, new Arrival(samples, metrics.texts()));
            String ours = outcome.refused().isEmpty() ? "" : counts.tell(actor, outcome);
            return new Taken(metrics.refusedPoints(outcome.refusedPlaces()), (metrics.sentence() + " " + ours).strip());
        } finally {
            kilobytes.release(own);
        }
    }

    private void enter(int wanted) {
        try {
            if (kilobytes.tryAcquire(wanted, SECONDS_TO_WAIT, TimeUnit.SECONDS)) {
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

    private Outcome store(Actor actor, Arrival arrival) {
        store.texts().learn(arrival.texts());
        Instant now = clock.instant();
        Optional<String> host = actor.kind() == Actor.Kind.AGENT ? Optional.of(actor.id()) : Optional.empty();
        var outcome = new Outcome(now.minus(store.retention().current()), now.plus(bounds.ahead()));
        store.writing(() -> {
            int[] numbers = numbers(source(actor), host, arrival, outcome);
            Columns taken = outcome.take(arrival, numbers);
            store.append(taken);
            counts.stored(taken.count());
            return true;
        });
        host.filter(own -> arrival.samples().count() > 0).ifPresent(own -> offsets.look(own, outcome.newest(), now));
        return outcome;
    }

    /** The number of each series of the request; below zero where the series is refused. */
    private int[] numbers(MetricStore.Source source, Optional<String> host, Arrival arrival, Outcome outcome) {
        KnownSeries.OfSource ofSource = known.of(source.name(), store.generation());
        int[] numbers = arrival.numbers(ofSource);
        var unknown = new ArrayList<Integer>();
        for (int place = 0; place < numbers.length; place++) {
            if (numbers[place] < 0) {
                unknown.add(place);
            }
        }
        if (!unknown.isEmpty()) {
            readLabels(source, host, arrival, unknown, numbers, ofSource, outcome);
        }
        return numbers;
    }

    private void readLabels(
            MetricStore.Source source,
            Optional<String> host,
            Arrival arrival,
            List<Integer> unknown,
            int[] numbers,
            KnownSeries.OfSource ofSource,
            Outcome outcome) {
        List<TimeSeries> series = arrival.series(unknown);
        var places = new ArrayList<Integer>();
        var admitted = new ArrayList<TimeSeries>();
        for (int i = 0; i < series.size(); i++) {
            int place = unknown.get(i);
            Optional<Reason> refusal = Admission.refusal(series.get(i).labels(), host);
            if (refusal.isPresent()) {
                outcome.refuseSeries(place, refusal.get());
            } else if (outcome.hasSampleInTime(series.get(i))) {
                places.add(place);
                admitted.add(Admission.withHost(series.get(i), host));
            }
        }
        int[] made = store.idsOf(source, admitted);
        for (int i = 0; i < made.length; i++) {
            int place = places.get(i);
            numbers[place] = made[i];
            if (made[i] < 0) {
                outcome.refuseSeries(place, Reason.TOO_MANY_SERIES);
            } else {
                arrival.labelHash(place).ifPresent(hash -> ofSource.put(hash, numbers[place]));
            }
        }
    }

    private MetricStore.Source source(Actor actor) {
        return actor.kind() == Actor.Kind.AGENT
                ? new MetricStore.Source("agent:" + actor.id(), bounds.seriesPerAgent())
                : new MetricStore.Source("token:" + actor.id(), bounds.seriesPerToken());
    }
}
