package io.evenkeel.telemetry.internal.topology;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Right;
import io.evenkeel.otlp.Taken;
import io.evenkeel.telemetry.internal.topology.CallMinutes.Part;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/**
 * Takes spans, and writes down what was counted of them. What was counted since the last time is lost with a crash: a quarter of
 * a minute, and the spans that wait for their partner. Thread-safe.
 */
@Service
public class SpanIntake {
    private static final int PARTS_AT_ONCE = 2_000;

    private final CallRows rows;
    private final InstantSource clock;
    private final CallMinutes minutes = new CallMinutes(CallMinutes.MOST);
    private final SpanJoin join = new SpanJoin(SpanJoin.WAITS, SpanJoin.MOST_WAITING, minutes::add);
    private Instant latest = Instant.MIN;

    SpanIntake(CallRows rows, InstantSource clock, ObjectProvider<MeterRegistry> registries) {
        this.rows = rows;
        this.clock = clock;
        MeterRegistry metrics = registries.getIfAvailable(SimpleMeterRegistry::new);
        counter(metrics, "caller-alone", SpanIntake::singleCallers);
        counter(metrics, "callee-alone", SpanIntake::singleCallees);
        counter(metrics, "crowded-out", SpanIntake::crowdedOut);
        counter(metrics, "too-many-edges", SpanIntake::leftOut);
        Gauge.builder("evenkeel.spans.waiting", this, SpanIntake::waiting).register(metrics);
    }

    private void counter(MeterRegistry metrics, String why, ToDoubleFunction<SpanIntake> count) {
        FunctionCounter.builder("evenkeel.spans.unjoined", this, count)
                .tag("why", why)
                .register(metrics);
    }

    /** @param actor needs {@code WRITE_MEASUREMENTS} */
    public Taken take(Actor actor, ExportTraceServiceRequest request) {
        actor.mustHave(Right.WRITE_MEASUREMENTS);
        SpanReading read = SpanReading.of(request, clock.instant());
        synchronized (this) {
            Instant now = time();
            read.spans().forEach(span -> join.offer(span, now));
        }
        return new Taken(read.refused(), read.sentence());
    }

    /** Gives up what waited long enough, and writes down what was counted. */
    void writeDown() {
        for (List<Part> parts = due(); !parts.isEmpty(); parts = due()) {
            try {
                rows.add(parts);
            } catch (RuntimeException e) {
                giveBack(parts);
                throw e;
            }
        }
    }

    private synchronized List<Part> due() {
        join.expire(time());
        return minutes.take(PARTS_AT_ONCE);
    }

    private synchronized void giveBack(List<Part> parts) {
        minutes.giveBack(parts);
    }

    /** Does not run backwards. */
    private Instant time() {
        Instant now = clock.instant();
        latest = now.isAfter(latest) ? now : latest;
        return latest;
    }

    private synchronized double singleCallers() {
        return join.singleCallers();
    }

    private synchronized double singleCallees() {
        return join.singleCallees();
    }

    private synchronized double crowdedOut() {
        return join.crowdedOut();
    }

    private synchronized double leftOut() {
        return minutes.leftOut();
    }

    private synchronized double waiting() {
        return join.waiting();
    }
}
