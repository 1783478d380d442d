package io.evenkeel.diagnosis;

import java.util.List;
import java.util.Optional;

/**
 * A trouble as it was recorded. Times are milliseconds since 1970. An empty list is "not collected", not "nothing happened".
 *
 * @param detectedAt when somebody saw it; it may have begun minutes before
 * @param normalTo rows up to here show how it is usually; those before {@code normalFrom} are not looked at
 * @param links what needs what; may hold cycles, unknown components, or lack the cause
 */
public record RecordedCase(
        String id,
        long detectedAt,
        long normalFrom,
        long normalTo,
        Optional<String> symptom,
        List<Component> components,
        List<Link> links,
        List<Series> series,
        List<Alarm> alarms,
        List<Change> changes,
        List<Line> lines,
        List<Call> calls) {
    /** Without a stated normal time, all until this long before the detection is taken for it. */
    public static final long BEFORE_DETECTION = 5 * 60_000;

    public RecordedCase {
        components = List.copyOf(components);
        links = List.copyOf(links);
        series = List.copyOf(series);
        alarms = List.copyOf(alarms);
        changes = List.copyOf(changes);
        lines = List.copyOf(lines);
        calls = List.copyOf(calls);
    }

    /** What may be broken: a service, an instance, a host, a device. */
    public record Component(String id, String kind) {}

    /** {@code from} is the caller, part, guest or consumer; {@code to} what it needs. */
    public record Link(String from, String to, String kind) {}

    /** Values of one measurement of one component, in any order. */
    public record Series(String component, String metric, List<Point> points) {
        public Series {
            points = List.copyOf(points);
        }
    }

    /** One value; NaN is none. */
    public record Point(long time, double value) {}

    /**
     * An alert.
     *
     * @param peer of a trace's alert the one that was called
     * @param direction "up", "down" or empty
     */
    public record Alarm(
            long time,
            String component,
            Optional<String> peer,
            String kind,
            String name,
            String direction,
            int count) {}

    /** Something that people changed. */
    public record Change(long time, String component, String id, String summary) {}

    /** A line of a log. */
    public record Line(long time, String component, String text) {}

    /**
     * A span of a trace.
     *
     * @param parent id of the span that waits for it; empty for the first
     * @param failed empty where the source does not say
     */
    public record Call(
            long time,
            String trace,
            String id,
            String parent,
            String component,
            String operation,
            double millis,
            Optional<Boolean> failed) {}
}
