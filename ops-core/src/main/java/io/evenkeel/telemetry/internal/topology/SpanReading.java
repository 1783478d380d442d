package io.evenkeel.telemetry.internal.topology;

import com.google.protobuf.ByteString;
import io.evenkeel.otlp.Attributes;
import io.evenkeel.telemetry.Topology.Sort;
import io.evenkeel.telemetry.internal.topology.SeenSpan.Joint;
import io.evenkeel.telemetry.internal.topology.SeenSpan.Peer;
import io.evenkeel.telemetry.internal.topology.SeenSpan.Side;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import io.opentelemetry.proto.trace.v1.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads the spans of a request that cross the border of a program; those within one are passed over. Used by one thread. */
final class SpanReading {
    static final Duration LATE = Duration.ofHours(6);
    static final Duration AHEAD = Duration.ofMinutes(10);
    static final int LONGEST_NAME = 200;
    private static final String UNKNOWN = "unknown_service";
    private static final long NANOS = 1_000_000_000L;
    private static final int TRACE_BYTES = 16;
    private static final int SPAN_BYTES = 8;

    /** Why a span is not counted. */
    enum Why {
        NO_ID("have no whole id of span or trace"),
        TOO_OLD("began more than six hours ago"),
        TOO_NEW("began more than ten minutes in the future"),
        NEGATIVE("end before they begin");

        private final String words;

        Why(String words) {
            this.words = words;
        }
    }

    private final Instant now;
    private final List<SeenSpan> spans = new ArrayList<>();
    private final Map<Why, Long> refused = new EnumMap<>(Why.class);

    private SpanReading(Instant now) {
        this.now = now;
    }

    static SpanReading of(ExportTraceServiceRequest request, Instant now) {
        var reading = new SpanReading(now);
        for (ResourceSpans resource : request.getResourceSpansList()) {
            String service =
                    named(Attributes.first(Attributes.of(resource.getResource().getAttributesList()), "service.name")
                            .orElse(UNKNOWN));
            for (ScopeSpans scope : resource.getScopeSpansList()) {
                scope.getSpansList().forEach(span -> reading.span(span, service));
            }
        }
        return reading;
    }

    List<SeenSpan> spans() {
        return spans;
    }

    long refused() {
        return refused.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Empty if none was refused. */
    String sentence() {
        String words = refused.entrySet().stream()
                .map(each -> each.getValue() + " " + each.getKey().words)
                .collect(Collectors.joining(", "));
        return words.isEmpty() ? "" : "Not counted of these spans: " + words + ".";
    }

    private void span(Span span, String service) {
        Instant at = instant(span.getStartTimeUnixNano());
        Optional<Why> why = wrong(span, at);
        if (why.isPresent()) {
            refused.merge(why.get(), 1L, Long::sum);
            return;
        }
        Optional<Side> side = side(span.getKind());
        if (side.isEmpty()) {
            return;
        }
        boolean isCaller = side.get() == Side.CALLER;
        Optional<Peer> peer = peer(Attributes.of(span.getAttributesList()), span.getKind());
        if (!isCaller && peer.isEmpty() && span.getParentSpanId().isEmpty()) {
            return;
        }
        ByteString trace = span.getTraceId();
        var joint = new Joint(
                number(trace, 0),
                number(trace, SPAN_BYTES),
                number(isCaller ? span.getSpanId() : span.getParentSpanId(), 0));
        long micros = Duration.between(at, instant(span.getEndTimeUnixNano())).toNanos() / 1000;
        boolean failed = span.getStatus().getCode() == Status.StatusCode.STATUS_CODE_ERROR;
        spans.add(new SeenSpan(joint, side.get(), service, peer, at, micros, failed));
    }

    private Optional<Why> wrong(Span span, Instant at) {
        int parent = span.getParentSpanId().size();
        if (span.getTraceId().size() != TRACE_BYTES
                || span.getSpanId().size() != SPAN_BYTES
                || (parent != 0 && parent != SPAN_BYTES)) {
            return Optional.of(Why.NO_ID);
        }
        if (at.isBefore(now.minus(LATE))) {
            return Optional.of(Why.TOO_OLD);
        }
        if (at.isAfter(now.plus(AHEAD))) {
            return Optional.of(Why.TOO_NEW);
        }
        return Long.compareUnsigned(span.getEndTimeUnixNano(), span.getStartTimeUnixNano()) < 0
                ? Optional.of(Why.NEGATIVE)
                : Optional.empty();
    }

    private static Optional<Side> side(SpanKind kind) {
        return switch (kind) {
            case SPAN_KIND_CLIENT, SPAN_KIND_PRODUCER -> Optional.of(Side.CALLER);
            case SPAN_KIND_SERVER, SPAN_KIND_CONSUMER -> Optional.of(Side.CALLEE);
            default -> Optional.empty();
        };
    }

    /** By old and new names of the semantic conventions. */
    private static Optional<Peer> peer(Map<String, String> attributes, SpanKind kind) {
        Optional<String> queue = Attributes.first(attributes, "messaging.system")
                .map(system -> with(system, attributes, "messaging.destination.name", "messaging.destination"));
        if (queue.isPresent()) {
            return queue.map(name -> new Peer(named(name), Sort.MESSAGING, true));
        }
        if (kind == SpanKind.SPAN_KIND_SERVER || kind == SpanKind.SPAN_KIND_CONSUMER) {
            return Optional.empty();
        }
        Optional<String> service = Attributes.first(attributes, "peer.service");
        Optional<String> database = Attributes.first(attributes, "db.system.name", "db.system")
                .map(system -> with(system, attributes, "db.namespace", "db.name", "server.address", "net.peer.name"));
        if (database.isPresent()) {
            return database.map(name -> new Peer(named(service.orElse(name)), Sort.DATABASE, true));
        }
        if (service.isPresent()) {
            return service.map(name -> new Peer(named(name), Sort.SERVICE, false));
        }
        return Attributes.first(attributes, "server.address", "net.peer.name", "http.host")
                .map(address -> new Peer(named(address), Sort.ADDRESS, false));
    }

    private static String with(String system, Map<String, String> attributes, String... names) {
        return Attributes.first(attributes, names)
                .map(more -> system + "/" + more)
                .orElse(system);
    }

    private static String named(String name) {
        String bare = name.strip();
        return bare.length() <= LONGEST_NAME ? bare : bare.substring(0, LONGEST_NAME);
    }

    private static Instant instant(long nanos) {
        return Instant.ofEpochSecond(Long.divideUnsigned(nanos, NANOS), Long.remainderUnsigned(nanos, NANOS));
    }

    private static long number(ByteString id, int from) {
        return id.isEmpty()
                ? 0
                : id.substring(from, from + SPAN_BYTES).asReadOnlyByteBuffer().getLong();
    }
}
