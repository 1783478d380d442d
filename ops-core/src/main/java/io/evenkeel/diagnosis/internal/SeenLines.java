package io.evenkeel.diagnosis.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Refusal;
import io.evenkeel.diagnosis.Scene.Missing;
import io.evenkeel.diagnosis.Scene.Pattern;
import io.evenkeel.logs.LogLine;
import io.evenkeel.logs.LogQuery;
import io.evenkeel.logs.LogStore.Order;
import io.evenkeel.logs.LogStore.Search;
import io.evenkeel.logs.LogStore.Span;
import io.evenkeel.logs.LogStore.TemplateCount;
import io.evenkeel.logs.Logs;
import io.evenkeel.logs.Logs.KnownTemplate;
import io.evenkeel.logs.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What was logged around a trouble: what nobody had seen before, and which errors were how many. */
@Component
class SeenLines {
    private static final Duration BEFORE = Duration.ofHours(1);
    private static final Duration LEAD = Duration.ofMinutes(10);
    private static final Duration NOVEL_SINCE = Duration.ofMinutes(30);
    private static final Duration AFTER = Duration.ofHours(1);

    /** A source's clock may be ahead of this one. */
    private static final Duration CLOCKS = Duration.ofMinutes(1);

    private static final Duration LOOK_AT_MOST = Duration.ofSeconds(1);
    private static final int MOST_COMPONENTS = 6;
    private static final int MOST_NOVEL = 200;
    private static final int MOST_TEMPLATES = 50;
    private static final LogQuery NOVEL = LogQuery.parse("new:true");
    private static final LogQuery GRAVE = LogQuery.parse("level:>=error");

    private final Logs logs;
    private final Actor actor = Actor.system("diagnosis");

    SeenLines(Logs logs) {
        this.logs = logs;
    }

    List<Pattern> patterns(Neighbourhood around, Instant onset, Instant now, List<Missing> missing) {
        Instant to = now.isBefore(onset.plus(AFTER)) ? now.plus(CLOCKS).plusMillis(1) : onset.plus(AFTER);
        var patterns = new ArrayList<Pattern>();
        for (String id : around.worthMeasuring().stream().limit(MOST_COMPONENTS).toList()) {
            String host = around.name(id);
            try {
                List<Pattern> found = patterns(id, host, onset, to);
                if (found.isEmpty() && isSilent(host, onset, to)) {
                    missing.add(new Missing("no-logs", Map.of("component", host)));
                }
                patterns.addAll(found);
            } catch (Refusal refusal) {
                missing.add(new Missing("logs-not-read", Map.of("component", host)));
            }
        }
        return patterns;
    }

    private boolean isSilent(String host, Instant onset, Instant to) {
        return logs.find(actor, search(on(host), new Span(onset.minus(BEFORE), to), 1))
                .lines()
                .isEmpty();
    }

    private List<Pattern> patterns(String id, String host, Instant onset, Instant to) {
        LogQuery grave = new LogQuery.And(List.of(on(host), GRAVE));
        Instant lead = onset.minus(LEAD);
        Map<Long, TemplateCount> before = counts(grave, new Span(onset.minus(BEFORE), lead));
        Map<Long, TemplateCount> during = counts(grave, new Span(lead, to));
        List<LogLine> novel = logs.find(
                        actor,
                        search(
                                new LogQuery.And(List.of(on(host), NOVEL)),
                                new Span(onset.minus(NOVEL_SINCE), to),
                                MOST_NOVEL))
                .lines();
        Set<Long> ids = new HashSet<>(during.keySet());
        novel.forEach(line -> ids.add(line.template()));
        Map<Long, KnownTemplate> known = logs.known(actor, ids);
        Map<Long, Pattern> patterns = new HashMap<>();
        for (LogLine line : novel) {
            patterns.merge(
                    line.template(),
                    new Pattern(
                            id,
                            line.source(),
                            line.template(),
                            text(known, line.template(), line.message()),
                            line.severity().compareTo(Severity.ERROR) >= 0,
                            line.at(),
                            lines(before, line.template()),
                            Math.max(1, lines(during, line.template())),
                            true),
                    (one, other) -> one.first().isBefore(other.first()) ? one : other);
        }
        during.values().stream()
                .filter(count -> !patterns.containsKey(count.template()))
                .map(count -> new Pattern(
                        id,
                        known.containsKey(count.template())
                                ? known.get(count.template()).firstSource()
                                : host,
                        count.template(),
                        text(known, count.template(), ""),
                        true,
                        count.first(),
                        lines(before, count.template()),
                        count.lines(),
                        false))
                .forEach(pattern -> patterns.put(pattern.template(), pattern));
        return patterns.values().stream()
                .sorted(Comparator.comparing(Pattern::first).thenComparingLong(Pattern::template))
                .toList();
    }

    private Map<Long, TemplateCount> counts(LogQuery query, Span span) {
        return logs.templates(actor, query, span, MOST_TEMPLATES).templates().stream()
                .collect(Collectors.toMap(TemplateCount::template, Function.identity()));
    }

    private static long lines(Map<Long, TemplateCount> counts, long template) {
        TemplateCount count = counts.get(template);
        return count == null ? 0 : count.lines();
    }

    private static String text(Map<Long, KnownTemplate> known, long template, String otherwise) {
        KnownTemplate found = known.get(template);
        return found == null ? otherwise : found.text();
    }

    private static LogQuery on(String host) {
        return new LogQuery.Text("host", host);
    }

    private static Search search(LogQuery query, Span span, int most) {
        return new Search(query, span, Order.NEWEST_FIRST, Search.NOWHERE, most, LOOK_AT_MOST);
    }
}
