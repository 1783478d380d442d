package io.evenkeel.telemetry.internal.topology;

import io.evenkeel.telemetry.Topology.Link;
import io.evenkeel.telemetry.Topology.Sort;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts calls by edge and minute until they are written down. Bounded. Not thread-safe. */
final class CallMinutes {
    /** Edges times minutes. Who makes up names does not take the server's memory. */
    static final int MOST = 10_000;

    /** One edge in one minute. */
    private record Key(Instant minute, Link link) {}

    /**
     * A part of a minute of an edge: the same minute may be written in several parts, which add up.
     *
     * @param slowest of its calls
     * @param failed one of its calls that failed; null where none did
     */
    record Part(
            Instant minute,
            Link link,
            Sort sort,
            long calls,
            long errors,
            long micros,
            Sketch sketch,
            Call slowest,
            @Nullable Call failed) {}

    private final int most;
    private Map<Key, Sum> sums = new HashMap<>();
    private long leftOut;

    CallMinutes(int most) {
        this.most = most;
    }

    void add(Call call) {
        var key = new Key(call.at().truncatedTo(ChronoUnit.MINUTES), call.link());
        Sum sum = sums.get(key);
        if (sum == null) {
            if (sums.size() >= most) {
                leftOut++;
                return;
            }
            sum = new Sum(call);
            sums.put(key, sum);
        }
        sum.add(call);
    }

    /** What was counted since the last time; at most this many parts. */
    List<Part> take(int atMost) {
        var parts = new ArrayList<Part>();
        var each = sums.entrySet().iterator();
        while (each.hasNext() && parts.size() < atMost) {
            var next = each.next();
            parts.add(next.getValue().part(next.getKey()));
            each.remove();
        }
        return parts;
    }

    /** What could not be written down; it is taken again. */
    void giveBack(List<Part> parts) {
        for (Part part : parts) {
            var key = new Key(part.minute(), part.link());
            Sum sum = sums.get(key);
            if (sum != null) {
                sum.add(part);
            } else if (sums.size() < most) {
                sum = new Sum(part.slowest());
                sum.add(part);
                sums.put(key, sum);
            } else {
                leftOut += part.calls();
            }
        }
    }

    /** Calls that were not counted, since too many edges had some at once. */
    long leftOut() {
        return leftOut;
    }

    private static final class Sum {
        private final Sketch sketch = new Sketch();
        private Sort sort;
        private long calls;
        private long errors;
        private long micros;
        private Call slowest;
        private @Nullable Call failed;

        private Sum(Call first) {
            this.sort = first.sort();
            this.slowest = first;
        }

        private void add(Call call) {
            calls++;
            errors += call.failed() ? 1 : 0;
            micros += call.micros();
            sketch.add(call.micros());
            look(call.sort(), call, call.failed() ? call : null);
        }

        private void add(Part part) {
            calls += part.calls();
            errors += part.errors();
            micros += part.micros();
            sketch.add(part.sketch());
            look(part.sort(), part.slowest(), part.failed());
        }

        private void look(Sort said, Call slow, @Nullable Call wrong) {
            sort = said.compareTo(sort) < 0 ? said : sort;
            slowest = slow.micros() > slowest.micros() ? slow : slowest;
            failed = failed == null ? wrong : failed;
        }

        private Part part(Key key) {
            return new Part(key.minute(), key.link(), sort, calls, errors, micros, sketch, slowest, failed);
        }
    }
}
