package io.evenkeel.assistant.internal.eval;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Right;
import io.evenkeel.logs.LogLine;
import io.evenkeel.logs.LogQuery;
import io.evenkeel.logs.LogStore.Span;
import io.evenkeel.logs.LogStore.TemplateCount;
import io.evenkeel.logs.LogStore.Templated;
import io.evenkeel.logs.Logs.KnownTemplate;
import io.evenkeel.logs.Severity;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Patterns as {@code GET /api/logs/patterns} gives them, and lines as {@code /api/logs} does. */
final class EstateLogs {
    private record Written(LogLine like, long lines, Instant first, Instant last, Instant firstSeen) {}

    private final Map<Long, Written> byTemplate = new LinkedHashMap<>();

    EstateLogs(List<Row> patterns, List<Row> lines) {
        for (Row row : patterns) {
            long unnumbered = -byTemplate.size() - 1L;
            long template = row.text("template", "id").map(EstateLogs::number).orElse(unnumbered);
            Instant first = row.neededTime("first", "firstSeen");
            byTemplate.put(
                    template,
                    new Written(
                            line(
                                    row,
                                    template,
                                    first,
                                    row.text("text", "message").orElse(""),
                                    Severity.ERROR),
                            row.number("lines", "count").orElse(1.0).longValue(),
                            first,
                            row.time("last", "lastSeen").orElse(first),
                            row.time("firstSeen").orElse(first)));
        }
        var own = new HashMap<Long, Written>();
        long unnamed = 1_000_000;
        for (Row row : lines) {
            long unnumbered = unnamed++;
            long template = row.text("template").map(EstateLogs::number).orElse(unnumbered);
            Instant at = row.neededTime("at", "time", "timestamp");
            Written one = new Written(
                    line(row, template, at, row.text("message", "text", "line").orElse(""), Severity.INFO),
                    1,
                    at,
                    at,
                    at);
            own.merge(
                    template,
                    one,
                    (a, b) -> new Written(
                            a.like(),
                            a.lines() + 1,
                            a.first().isBefore(b.first()) ? a.first() : b.first(),
                            a.last().isAfter(b.last()) ? a.last() : b.last(),
                            a.firstSeen().isBefore(b.firstSeen()) ? a.firstSeen() : b.firstSeen()));
        }
        own.forEach(byTemplate::putIfAbsent);
    }

    /** A template's number; of any other name one that is always the same. */
    static long number(String template) {
        return template.matches("-?\\d{1,15}")
                ? Long.parseLong(template)
                : Row.id(template).getMostSignificantBits() >>> 1;
    }

    private static LogLine line(Row row, long template, Instant at, String text, Severity otherwise) {
        return new LogLine(
                template,
                at,
                row.text("firstHost", "host").orElse(""),
                row.text("firstSource", "source").orElse(""),
                row.text("level", "severity").flatMap(Severity::of).orElse(otherwise),
                text,
                row.map("fields"),
                template,
                row.flag("novel", false));
    }

    public Templated templates(Actor actor, LogQuery query, Span span, int most) {
        actor.mustHave(Right.SEE_OPERATIONS);
        return new Templated(
                byTemplate.entrySet().stream()
                        .filter(entry ->
                                query.asPredicate().test(entry.getValue().like()))
                        .filter(entry -> !entry.getValue().last().isBefore(span.from())
                                && entry.getValue().first().isBefore(span.to()))
                        .map(entry -> new TemplateCount(
                                entry.getKey(),
                                entry.getValue().lines(),
                                entry.getValue().first(),
                                entry.getValue().last()))
                        .sorted(Comparator.comparingLong(TemplateCount::lines).reversed())
                        .limit(most)
                        .toList(),
                true);
    }

    public Map<Long, KnownTemplate> known(Actor actor, Collection<Long> templates) {
        actor.mustHave(Right.SEE_OPERATIONS);
        var known = new HashMap<Long, KnownTemplate>();
        for (Long template : templates) {
            Written one = byTemplate.get(template);
            if (one != null) {
                known.put(
                        template,
                        new KnownTemplate(
                                template,
                                one.like().message(),
                                one.like().host(),
                                one.like().source(),
                                one.firstSeen(),
                                one.last()));
            }
        }
        return known;
    }
}
