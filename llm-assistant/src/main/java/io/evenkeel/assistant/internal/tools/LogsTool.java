package io.evenkeel.assistant.internal.tools;

import io.evenkeel.assistant.Source;
import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Right;
import io.evenkeel.incident.Incident;
import io.evenkeel.incident.Incidents;
import io.evenkeel.logs.LogQuery;
import io.evenkeel.logs.LogStore.Span;
import io.evenkeel.logs.LogStore.TemplateCount;
import io.evenkeel.logs.Logs;
import io.evenkeel.logs.Logs.KnownTemplate;
import io.evenkeel.logs.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** What programs wrote near a time: the patterns of warnings and errors, new ones first. */
@Component
public class LogsTool extends ReadingTool {
    private static final Duration USUAL = Duration.ofHours(2);
    private static final Duration BEFORE = Duration.ofMinutes(30);
    private static final Duration LONGEST = Duration.ofDays(7);
    private static final int MOST = 8;

    private final Optional<Logs> logs;
    private final Incidents incidents;

    @Autowired
    LogsTool(Words.Book book, ObjectProvider<Logs> logs, Incidents incidents) {
        this(book, Optional.ofNullable(logs.getIfAvailable()), incidents);
    }

    public LogsTool(Words.Book book, Optional<Logs> logs, Incidents incidents) {
        super(book);
        this.logs = logs;
        this.incidents = incidents;
    }

    @Override
    public String name() {
        return "logs";
    }

    @Override
    public String description() {
        return "Patterns of log lines that warn or worse on a host near a time, those never seen before first, with how many"
                + " lines each has.";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter("item", "The host, such as db-01.", false, List.of()),
                new Parameter(
                        "incident",
                        "The hosts of this incident, from half an hour before it, such as INC-7.",
                        false,
                        List.of()),
                new Parameter("from", "Such as 2026-11-20T02:00:00Z; two hours ago unless given.", false, List.of()),
                new Parameter("to", "Now unless given.", false, List.of()),
                new Parameter("at", "Half an hour before and after this moment.", false, List.of()));
    }

    @Override
    public Look look(Actor asker, Words words, Map<String, String> arguments) {
        asker.mustHave(Right.SEE_OPERATIONS);
        Optional<Incident> incident = given(arguments, "incident").flatMap(incidents::find);
        List<String> hosts = given(arguments, "item")
                .map(List::of)
                .orElseGet(() -> incident.map(LogsTool::hosts).orElseGet(List::of));
        Span span = span(words, arguments, incident);
        if (logs.isEmpty() || span.from().equals(span.to())) {
            return Look.nothing(words.say("No log lines were looked at.", "没有查看日志。"));
        }
        LogQuery query = query(hosts);
        List<TemplateCount> counts =
                logs.get().templates(asker, query, span, 50).templates();
        Map<Long, KnownTemplate> known = logs.get()
                .known(asker, counts.stream().map(TemplateCount::template).toList());
        String where = hosts.isEmpty() ? words.say("all hosts", "所有主机") : words.list(hosts);
        if (counts.isEmpty()) {
            return Look.nothing(words.say(
                    "I found no log line of %s that warned in the time asked.", "没有找到 %s 在所问时间内警告以上的日志。", where));
        }
        List<Seen> seen = counts.stream()
                .flatMap(count ->
                        Stream.ofNullable(known.get(count.template())).map(template -> new Written(count, template)))
                .sorted(Comparator.comparing((Written one) -> !isNew(one.template(), span))
                        .thenComparing(one -> one.count().lines(), Comparator.reverseOrder()))
                .limit(MOST)
                .map(one -> seen(words, one.count(), one.template(), span))
                .toList();
        return new Look(seen, "", Math.max(0, counts.size() - MOST));
    }

    private record Written(TemplateCount count, KnownTemplate template) {}

    private static List<String> hosts(Incident incident) {
        List<String> named =
                incident.items().stream().map(Incident.AffectedItem::name).toList();
        return named.isEmpty() ? incident.host().stream().toList() : named;
    }

    private static Span span(Words words, Map<String, String> arguments, Optional<Incident> incident) {
        Times times = Times.of(arguments);
        Instant now = words.now();
        if (times.at().isPresent()) {
            return new Span(times.at().get().minus(BEFORE), times.at().get().plus(BEFORE));
        }
        Instant from = times.from()
                .orElseGet(
                        () -> incident.map(one -> one.openedAt().minus(BEFORE)).orElse(now.minus(USUAL)));
        Instant to = times.to()
                .or(() -> incident.flatMap(Incident::resolvedAt))
                .filter(end -> end.isBefore(now))
                .orElse(now);
        Instant bounded = to.minus(LONGEST).isAfter(from) ? to.minus(LONGEST) : from;
        return bounded.isAfter(to) ? new Span(to, to) : new Span(bounded, to);
    }

    private static LogQuery query(List<String> hosts) {
        LogQuery warns = new LogQuery.Range("level", Severity.WARNING.rank(), true, Double.POSITIVE_INFINITY, true);
        List<LogQuery> any = hosts.stream()
                .limit(10)
                .map(host -> (LogQuery) new LogQuery.Text("host", host))
                .toList();
        return any.isEmpty() ? warns : new LogQuery.And(List.of(warns, new LogQuery.Or(any)));
    }

    private static boolean isNew(KnownTemplate known, Span span) {
        return !known.firstSeen().isBefore(span.from());
    }

    private static Seen seen(Words words, TemplateCount count, KnownTemplate known, Span span) {
        var facts = new ArrayList<Fact>();
        facts.add(Fact.said(
                Topic.HEAD,
                words.say(
                        "%s lines of %s on %s: %s, first %s, last %s%s.",
                        "%s 条来自 %s（%s）的日志：%s，最早 %s，最晚 %s%s。",
                        count.lines(),
                        known.firstSource(),
                        known.firstHost(),
                        words.quoted(known.text()),
                        words.time(count.first()),
                        words.time(count.last()),
                        isNew(known, span)
                                ? words.say("; never seen before %s", "；在 %s 之前从未出现", words.time(known.firstSeen()))
                                : "")));
        return new Seen(
                "log/" + known.id(),
                Source.Kind.LOG,
                Long.toString(known.id()),
                words.say("Log pattern %s", "日志模式 %s", known.id()),
                "/logs?q=template%3A" + known.id(),
                facts,
                Optional.of(span.from()),
                span.to());
    }
}
