package io.evenkeel.telemetry.internal.topology;

import io.evenkeel.telemetry.Topology.Link;
import io.evenkeel.telemetry.Topology.Sort;
import io.evenkeel.telemetry.internal.topology.SeenSpan.Joint;
import io.evenkeel.telemetry.internal.topology.SeenSpan.Peer;
import io.evenkeel.telemetry.internal.topology.SeenSpan.Side;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Brings the caller's and the callee's span of a call together. Programs send them on their own, so that either waits for the
 * other, for a bounded time and in a bounded number. A caller's span that waited in vain counts by what it says itself of the
 * callee; a span that says nothing is counted as single, and is no call. Not thread-safe.
 */
final class SpanJoin {
    static final Duration WAITS = Duration.ofSeconds(45);
    static final int MOST_WAITING = 50_000;

    private record Waiting(SeenSpan span, Instant until) {}

    private final Duration waits;
    private final int mostWaiting;
    private final Consumer<Call> calls;
    private final Map<Joint, Waiting> callers = new LinkedHashMap<>();
    private final Map<Joint, Waiting> callees = new LinkedHashMap<>();
    private long singleCallers;
    private long singleCallees;
    private long crowdedOut;

    /** @param mostWaiting at each end */
    SpanJoin(Duration waits, int mostWaiting, Consumer<Call> calls) {
        this.waits = waits;
        this.mostWaiting = mostWaiting;
        this.calls = calls;
    }

    /** @param now never before that of an earlier call */
    void offer(SeenSpan span, Instant now) {
        if (span.peer().isPresent() && span.peer().get().isFinal()) {
            calls.accept(toldAlone(span, span.peer().get()));
            return;
        }
        boolean isCaller = span.side() == Side.CALLER;
        Waiting other = (isCaller ? callees : callers).remove(span.joint());
        if (other != null) {
            calls.accept(isCaller ? joined(span, other.span()) : joined(other.span(), span));
            return;
        }
        Map<Joint, Waiting> own = isCaller ? callers : callees;
        if (own.size() >= mostWaiting && !own.containsKey(span.joint())) {
            crowdedOut++;
            giveUp(first(own));
        }
        own.putIfAbsent(span.joint(), new Waiting(span, now.plus(waits)));
    }

    /** Gives up those that waited long enough. */
    void expire(Instant now) {
        expire(callers, now);
        expire(callees, now);
    }

    private void expire(Map<Joint, Waiting> waiting, Instant now) {
        var each = waiting.values().iterator();
        while (each.hasNext()) {
            Waiting oldest = each.next();
            if (oldest.until().isAfter(now)) {
                return;
            }
            each.remove();
            giveUp(oldest);
        }
    }

    private static Waiting first(Map<Joint, Waiting> waiting) {
        var each = waiting.values().iterator();
        Waiting first = each.next();
        each.remove();
        return first;
    }

    private void giveUp(Waiting waiting) {
        SeenSpan span = waiting.span();
        if (span.side() == Side.CALLEE) {
            singleCallees++;
        } else if (span.peer().isPresent()) {
            calls.accept(toldAlone(span, span.peer().get()));
        } else {
            singleCallers++;
        }
    }

    /** The caller waits for what happens on the way too, and sees failures that the callee never does. */
    private static Call joined(SeenSpan caller, SeenSpan callee) {
        return new Call(
                new Link(caller.service(), callee.service()),
                Sort.SERVICE,
                caller.joint().traceId(),
                caller.at(),
                caller.micros(),
                caller.failed() || callee.failed());
    }

    private static Call toldAlone(SeenSpan span, Peer peer) {
        boolean isCaller = span.side() == Side.CALLER;
        Link link = isCaller ? new Link(span.service(), peer.name()) : new Link(peer.name(), span.service());
        return new Call(
                link,
                isCaller ? peer.sort() : Sort.SERVICE,
                span.joint().traceId(),
                span.at(),
                span.micros(),
                span.failed());
    }

    int waiting() {
        return callers.size() + callees.size();
    }

    /** Callers' spans that say nothing of the callee, whose own span did not come in time. */
    long singleCallers() {
        return singleCallers;
    }

    /** Callees' spans whose caller's did not come in time. */
    long singleCallees() {
        return singleCallees;
    }

    /** Spans that were given up early, since too many waited. */
    long crowdedOut() {
        return crowdedOut;
    }
}
