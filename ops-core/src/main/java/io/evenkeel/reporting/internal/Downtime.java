package io.evenkeel.reporting.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** How long something was the case, from spans that may overlap: a minute counts once. Pure. */
final class Downtime {
    private Downtime() {}

    /** @param end not included; a span that ends before it begins is none */
    record Span(Instant begin, Instant end) {

        Duration length() {
            return end.isAfter(begin) ? Duration.between(begin, end) : Duration.ZERO;
        }

        Span within(Instant from, Instant to) {
            return new Span(begin.isBefore(from) ? from : begin, end.isAfter(to) ? to : end);
        }
    }

    /** The spans cut to the period, merged where they meet, in order. */
    static List<Span> merged(Collection<Span> spans, Instant from, Instant to) {
        var merged = new ArrayList<Span>();
        spans.stream()
                .map(span -> span.within(from, to))
                .filter(span -> !span.length().isZero())
                .sorted(Comparator.comparing(Span::begin))
                .forEach(span -> {
                    Span last = merged.isEmpty() ? null : merged.getLast();
                    if (last == null || span.begin().isAfter(last.end())) {
                        merged.add(span);
                    } else if (span.end().isAfter(last.end())) {
                        merged.set(merged.size() - 1, new Span(last.begin(), span.end()));
                    }
                });
        return merged;
    }

    static Duration total(Collection<Span> spans, Instant from, Instant to) {
        return merged(spans, from, to).stream().map(Span::length).reduce(Duration.ZERO, Duration::plus);
    }
}
