package io.evenkeel.logs.web;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Needs;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.logs.LogLine;
import io.evenkeel.logs.LogQuery;
import io.evenkeel.logs.LogStore;
import io.evenkeel.logs.LogStore.Counted;
import io.evenkeel.logs.LogStore.Found;
import io.evenkeel.logs.LogStore.Order;
import io.evenkeel.logs.LogStore.Search;
import io.evenkeel.logs.LogStore.Span;
import io.evenkeel.logs.LogStore.TemplateCount;
import io.evenkeel.logs.LogStore.Templated;
import io.evenkeel.logs.LogStore.Usage;
import io.evenkeel.logs.Logs;
import io.evenkeel.logs.Logs.KnownTemplate;
import io.evenkeel.logs.internal.RunningSearches;
import io.evenkeel.logs.web.LogAnswers.Counts;
import io.evenkeel.logs.web.LogAnswers.LineView;
import io.evenkeel.logs.web.LogAnswers.Lines;
import io.evenkeel.logs.web.LogAnswers.LogUsage;
import io.evenkeel.logs.web.LogAnswers.Pattern;
import io.evenkeel.logs.web.LogAnswers.Patterns;
import io.evenkeel.logs.web.LogAnswers.Step;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Log lines, as the logs page searches them. Spans are from an instant, included, to another, not included. */
@RestController
@RequestMapping("/api/logs")
class LogsController {
    private static final Duration AT_MOST = Duration.ofSeconds(10);
    private static final Duration DAY = Duration.ofDays(1);
    private static final int MOST_PATTERNS = 500;

    /** Names the place where the answer is shown: a search ends when the next one for it begins. */
    private static final String PAGE = "Search-Page";

    private final Logs logs;
    private final RunningSearches running;

    LogsController(Logs logs, RunningSearches running) {
        this.logs = logs;
        this.running = running;
    }

    /** @param beyond the place behind which the page begins */
    @GetMapping
    @Needs(Right.SEE_OPERATIONS)
    Lines lines(
            @RequestParam(defaultValue = "") String query,
            @RequestParam Instant from,
            @RequestParam Instant to,
            @RequestParam(defaultValue = "NEWEST_FIRST") Order order,
            @RequestParam Optional<String> beyond,
            @RequestParam(defaultValue = "100") int limit,
            HttpServletRequest request,
            Actor actor) {
        if (limit < 1 || limit > LogStore.MOST_LINES) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "limit-out-of-bounds",
                    "limit must be 1 to " + LogStore.MOST_LINES + ".",
                    "limit");
        }
        LogLine.Position place = beyond.map(Place::of).orElse(Search.NOWHERE);
        Search search = new Search(AskedQuery.of(query), span(from, to), order, place, limit, AT_MOST);
        Found found = running.instead(actor, page(request), () -> logs.find(actor, search));
        boolean more = found.lines().size() == limit || !found.whole();
        return new Lines(
                found.lines().stream().map(LineView::of).toList(),
                found.whole(),
                more && found.upTo().id() >= 0 ? Optional.of(Place.text(found.upTo())) : Optional.empty());
    }

    @GetMapping("/counts")
    @Needs(Right.SEE_OPERATIONS)
    Counts counts(
            @RequestParam(defaultValue = "") String query,
            @RequestParam Instant from,
            @RequestParam Instant to,
            @RequestParam long stepSeconds,
            HttpServletRequest request,
            Actor actor) {
        Span span = span(from, to);
        long steps =
                stepSeconds < 1 ? Long.MAX_VALUE : Duration.between(from, to).toSeconds() / stepSeconds + 2;
        if (steps > LogStore.MOST_BUCKETS) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "step-out-of-bounds",
                    "stepSeconds must be 1 or more, and long enough that the span has at most " + LogStore.MOST_BUCKETS
                            + " steps.",
                    "stepSeconds");
        }
        LogQuery asked = AskedQuery.of(query);
        Counted counted = running.instead(
                actor, page(request), () -> logs.count(actor, asked, span, Duration.ofSeconds(stepSeconds)));
        List<Step> answers = counted.buckets().stream()
                .map(bucket -> new Step(
                        bucket.from(),
                        bucket.lines().entrySet().stream()
                                .collect(Collectors.toMap(each -> each.getKey().word(), Map.Entry::getValue))))
                .toList();
        return new Counts(answers, stepSeconds, counted.whole());
    }

    @GetMapping("/patterns")
    @Needs(Right.SEE_OPERATIONS)
    Patterns patterns(
            @RequestParam(defaultValue = "") String query,
            @RequestParam Instant from,
            @RequestParam Instant to,
            HttpServletRequest request,
            Actor actor) {
        LogQuery asked = AskedQuery.of(query);
        Span span = span(from, to);
        return running.instead(actor, page(request), () -> patterns(actor, asked, span));
    }

    private Patterns patterns(Actor actor, LogQuery asked, Span span) {
        Templated now = logs.templates(actor, asked, span, MOST_PATTERNS);
        Span dayEarlier = new Span(span.from().minus(DAY), span.to().minus(DAY));
        Templated dayBefore = logs.templates(actor, asked, dayEarlier, LogStore.MOST_LINES);
        Map<Long, Long> before =
                dayBefore.templates().stream().collect(Collectors.toMap(TemplateCount::template, TemplateCount::lines));
        Map<Long, KnownTemplate> known = logs.known(
                actor, now.templates().stream().map(TemplateCount::template).toList());
        List<Pattern> patterns = now.templates().stream()
                .map(count -> Pattern.of(
                        count,
                        before.getOrDefault(count.template(), 0L),
                        Optional.ofNullable(known.get(count.template()))))
                .toList();
        return new Patterns(patterns, now.whole() && dayBefore.whole());
    }

    @GetMapping("/usage")
    @Needs(Right.SEE_OPERATIONS)
    LogUsage usage(Actor actor) {
        Usage usage = logs.usage(actor);
        return new LogUsage(
                usage.lines(),
                usage.bytes(),
                Optional.of(usage.oldest()).filter(oldest -> oldest.isAfter(Instant.EPOCH)));
    }

    private static Optional<String> page(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(PAGE));
    }

    private static Span span(Instant from, Instant to) {
        if (!from.isBefore(to)) {
            throw new Refusal(Refusal.Kind.INVALID, "span-wrong", "to must be later than from.", "to");
        }
        return new Span(from, to);
    }
}
