package io.evenkeel.assistant.internal.tools;

import io.evenkeel.assistant.Source;
import io.evenkeel.assistant.internal.grammar.Gist;
import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Right;
import io.evenkeel.incident.Incident;
import io.evenkeel.incident.Incidents;
import io.evenkeel.telemetry.Matcher;
import io.evenkeel.telemetry.MetricStore;
import io.evenkeel.telemetry.MetricStore.Series;
import io.evenkeel.telemetry.PromQl;
import io.evenkeel.telemetry.PromQlLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What is measured of an item: now, its course, a day and a week before, its extremes in an interval. */
@Component
public class MeasurementsTool extends ReadingTool {
    private static final Duration NEWEST_AT_MOST = Duration.ofHours(2);
    private static final Duration LONGEST = Duration.ofDays(32);
    private static final List<String> ITEM_LABELS =
            List.of("host", "instance", "service", "item", "name", "node", "database");
    private static final int MOST_METRICS = 3;
    private static final int MOST_SERIES = 6;
    private static final PromQlLimits LIMITS =
            new PromQlLimits(500, 500_000, 1_000_000, 2_000, Duration.ofSeconds(5), Duration.ofMinutes(5));

    private final MetricStore store;
    private final Incidents incidents;

    public MeasurementsTool(Words.Book book, MetricStore store, Incidents incidents) {
        super(book);
        this.store = store;
        this.incidents = incidents;
    }

    @Override
    public String name() {
        return "measurements";
    }

    @Override
    public String description() {
        return "What is measured of an item: newest value, course of the last hour, the same time yesterday and a week ago,"
                + " lowest, highest and mean of an interval.";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter("item", "What is measured, such as db-01.", false, List.of()),
                new Parameter("incident", "Instead: the items of this incident, such as INC-7.", false, List.of()),
                new Parameter(
                        "measure", "What people call it: cpu, memory, disk, load, latency, queue, …", false, List.of()),
                new Parameter("metric", "Or the name of the series, such as node_load5.", false, List.of()),
                new Parameter("words", "Or words that stand in the name of the series, such as fra.", false, List.of()),
                new Parameter("from", "Begin of an interval, such as 2026-11-20T02:00:00Z.", false, List.of()),
                new Parameter("to", "Its end; now unless given.", false, List.of()),
                new Parameter("at", "Another moment than now.", false, List.of()));
    }

    @Override
    public Look look(Actor asker, Words words, Map<String, String> arguments) {
        asker.mustHave(Right.SEE_OPERATIONS);
        List<String> items = given(arguments, "item")
                .map(List::of)
                .orElseGet(() -> given(arguments, "incident")
                        .flatMap(incidents::find)
                        .map(MeasurementsTool::items)
                        .orElseGet(List::of));
        Times times = Times.of(arguments);
        var seen = new ArrayList<Seen>();
        for (String item : items.stream().limit(3).toList()) {
            for (Asked asked : asked(item, arguments, words.now())) {
                seen.addAll(seen(words, item, asked, times));
            }
        }
        if (items.isEmpty() && given(arguments, "incident").isEmpty()) {
            seen.addAll(everywhere(words, arguments, times));
        }
        String what = given(arguments, "metric")
                .or(() -> given(arguments, "measure"))
                .or(() -> given(arguments, "words"))
                .orElse("");
        return seen.isEmpty()
                ? Look.nothing(none(words, what, items, words.now().minus(NEWEST_AT_MOST)))
                : new Look(seen.stream().limit(MOST_SERIES).toList(), "", Math.max(0, seen.size() - MOST_SERIES));
    }

    /** Of any item, where what is measured is named; of those only that hold the words in their labels. */
    private List<Seen> everywhere(Words words, Map<String, String> arguments, Times times) {
        Optional<String> names = given(arguments, "measure").flatMap(Metrics::pattern);
        if (names.isEmpty()) {
            return List.of();
        }
        Gist sought = Gist.of(given(arguments, "words").orElse(""));
        Matcher named = new Matcher("__name__", Matcher.Kind.REGEX, "(?i:.*(" + names.get() + ").*)");
        return store.series(List.of(List.of(named)), words.now().minus(NEWEST_AT_MOST), words.now()).stream()
                .filter(labels -> sought.words().isEmpty() || sought.coverage(String.join(" ", labels.values())) > 0.5)
                .limit(MOST_SERIES)
                .flatMap(labels -> ITEM_LABELS.stream()
                        .filter(labels::containsKey)
                        .limit(1)
                        .flatMap(label -> Stream.ofNullable(labels.get(label)))
                        .map(item -> Map.entry(item, labels.getOrDefault("__name__", ""))))
                .distinct()
                .flatMap(one -> asked(one.getKey(), Map.of("metric", one.getValue()), words.now()).stream()
                        .flatMap(asked -> seen(words, one.getKey(), asked, times).stream()))
                .toList();
    }

    /** What was not found, beside what there is: that nothing is kept is more than was looked at. */
    private String none(Words words, String what, List<String> items, Instant from) {
        Set<String> names = new TreeSet<>();
        for (String item : items.stream().limit(3).toList()) {
            ways(item)
                    .forEach(way -> store.series(List.of(way), from, words.now())
                            .forEach(labels -> names.add(labels.getOrDefault("__name__", ""))));
        }
        String kept = words.list(names.stream().limit(10).toList());
        String asked = what.isEmpty() ? words.say("measurement", "测量值") : words.quoted(what);
        return (items.isEmpty()
                        ? words.say("I found no %s for the time asked.", "没有找到%s（所问时间内）。", asked)
                        : words.say(
                                "I found no %s of %s for the time asked.",
                                "没有找到 %2$s 的%1$s（所问时间内）。", asked, words.list(items)))
                + (kept.isEmpty() ? "" : words.say(" Now measured of it: %s.", "现在有的测量：%s。", kept));
    }

    private static List<String> items(Incident incident) {
        List<String> named =
                incident.items().stream().map(Incident.AffectedItem::name).toList();
        return named.isEmpty() ? incident.host().stream().toList() : named;
    }

    /** One expression over an item. */
    private record Asked(String metric, PromQl expression, String unit) {}

    /** Series name an item by one of these labels. */
    private static List<List<Matcher>> ways(String item) {
        String begin =
                Pattern.quote(item).startsWith("\\Q") ? item.replaceAll("([\\\\.+*?\\[\\](){}|^$])", "\\\\$1") : item;
        return ITEM_LABELS.stream()
                .map(label -> List.of(new Matcher(label, Matcher.Kind.REGEX, "(?i:" + begin + ")(:[0-9]+)?")))
                .toList();
    }

    private List<Asked> asked(String item, Map<String, String> arguments, Instant now) {
        Instant from = Times.of(arguments).from().orElse(now.minus(NEWEST_AT_MOST));
        var found = new ArrayList<Asked>();
        for (List<Matcher> way : ways(item)) {
            var names = new TreeSet<String>();
            store.series(List.of(way), from, now).forEach(labels -> names.add(labels.getOrDefault("__name__", "")));
            String matcher =
                    way.getFirst().label() + "=~\"" + way.getFirst().value().replace("\\", "\\\\") + "\"";
            found.addAll(of(names, matcher, arguments));
            if (!found.isEmpty()) {
                break;
            }
        }
        return found.stream().limit(MOST_METRICS).toList();
    }

    private static List<Asked> of(Set<String> names, String matcher, Map<String, String> arguments) {
        Optional<String> metric = given(arguments, "metric");
        if (metric.isPresent()) {
            return names.contains(metric.get()) ? List.of(plain(metric.get(), matcher)) : List.of();
        }
        String measure = given(arguments, "measure").orElse("").toLowerCase(Locale.ROOT);
        List<Asked> known = Metrics.known(measure).stream()
                .filter(one -> names.contains(one.metric()))
                .map(one ->
                        new Asked(one.metric(), PromQl.parse(one.expression().formatted(matcher)), " " + one.unit()))
                .toList();
        if (!known.isEmpty()) {
            return known;
        }
        String sought = given(arguments, "words").orElse("");
        List<String> fit = Metrics.named(measure, names.stream())
                .filter(name -> Metrics.isOf(sought, name))
                .toList();
        return (fit.isEmpty() ? Metrics.holding(sought, names) : fit)
                .stream().map(name -> plain(name, matcher)).toList();
    }

    private static Asked plain(String name, String matcher) {
        return new Asked(name, PromQl.parse(name + "{" + matcher + "}"), Metrics.unit(name));
    }

    private List<Seen> seen(Words words, String item, Asked asked, Times times) {
        Instant to = times.at()
                .or(times::to)
                .filter(end -> end.isBefore(words.now()))
                .orElse(words.now());
        Instant from = times.from().orElse(to.minus(times.at().isPresent() ? Duration.ofMinutes(30) : NEWEST_AT_MOST));
        if (from.isAfter(words.now())
                || times.at().filter(at -> at.isAfter(words.now())).isPresent()) {
            return List.of();
        }
        Instant bounded = from.isBefore(to.minus(LONGEST)) ? to.minus(LONGEST) : from;
        List<Series> course = samples(asked, bounded, to);
        List<Series> dayBefore = samples(
                asked, to.minus(Duration.ofDays(1)).minus(Duration.ofMinutes(30)), to.minus(Duration.ofDays(1)));
        List<Series> weekBefore = samples(
                asked, to.minus(Duration.ofDays(7)).minus(Duration.ofMinutes(30)), to.minus(Duration.ofDays(7)));
        return course.stream()
                .filter(series -> series.times().length > 0)
                .sorted(Comparator.comparingDouble((Series series) -> series.values()[series.values().length - 1])
                        .reversed())
                .limit(MOST_SERIES)
                .map(series -> Course.of(words, item, asked.metric(), asked.unit(), series, times)
                        .before(words.say("A day earlier", "前一天"), like(series, dayBefore))
                        .before(words.say("A week earlier", "一周前"), like(series, weekBefore))
                        .seen(Source.Kind.MEASUREMENT, bounded, to))
                .toList();
    }

    private static Optional<Series> like(Series series, List<Series> others) {
        return others.stream()
                .filter(other -> other.labels().equals(series.labels()) && other.times().length > 0)
                .findFirst();
    }

    private List<Series> samples(Asked asked, Instant from, Instant to) {
        Optional<List<Matcher>> plain = asked.expression().selector();
        if (plain.isPresent()) {
            return store.select(plain.get(), from, to);
        }
        Duration step =
                Duration.ofSeconds(Math.max(60, Duration.between(from, to).toSeconds() / 300));
        return asked.expression().over(store, from, to, step, LIMITS).series();
    }

    /** {@code measurement/NAME{host="db-01"}}, the labels by the alphabet. */
    static String id(String metric, Map<String, String> labels) {
        return "measurement/" + metric
                + labels.entrySet().stream()
                        .filter(label -> !label.getKey().equals("__name__"))
                        .sorted(Map.Entry.comparingByKey())
                        .map(label -> label.getKey() + "=\"" + label.getValue() + "\"")
                        .collect(Collectors.joining(",", "{", "}"));
    }
}
