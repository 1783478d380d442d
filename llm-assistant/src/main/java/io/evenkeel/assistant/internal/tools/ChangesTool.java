package io.evenkeel.assistant.internal.tools;

import io.evenkeel.assistant.Source;
import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Right;
import io.evenkeel.change.Change;
import io.evenkeel.change.Changes;
import io.evenkeel.change.Window;
import io.evenkeel.incident.Incident;
import io.evenkeel.incident.Incidents;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Changes: one, those carried out near a time, on an item or before an incident, and those that are planned. */
@Component
public class ChangesTool extends ReadingTool {
    private static final Duration USUAL = Duration.ofHours(24);
    private static final Duration ON_ITEM = Duration.ofDays(7);
    private static final Duration AHEAD = Duration.ofDays(60);
    private static final int MOST = 15;

    private final Optional<Changes> changes;
    private final Incidents incidents;

    @Autowired
    ChangesTool(Words.Book book, ObjectProvider<Changes> changes, Incidents incidents) {
        this(book, Optional.ofNullable(changes.getIfAvailable()), incidents);
    }

    public ChangesTool(Words.Book book, Optional<Changes> changes, Incidents incidents) {
        super(book);
        this.changes = changes;
        this.incidents = incidents;
    }

    @Override
    public String name() {
        return "changes";
    }

    @Override
    public String description() {
        return "Changes that people carried out near a time, on an item or in the day before an incident; those that are"
                + " planned; or one by its key.";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter("key", "One change, such as CHG-4.", false, List.of()),
                new Parameter("which", "Those carried out, or those planned.", false, List.of("done", "planned")),
                new Parameter("item", "Only those on this item, such as db-01.", false, List.of()),
                new Parameter("incident", "Those in the day before this incident, such as INC-7.", false, List.of()),
                new Parameter("from", "Carried out at or after, such as 2026-11-20T02:00:00Z.", false, List.of()),
                new Parameter("to", "Begun before.", false, List.of()),
                new Parameter("at", "Carried out in the day around this moment.", false, List.of()),
                new Parameter("words", "Those of two months that these words fit best.", false, List.of()));
    }

    @Override
    public Look look(Actor asker, Words words, Map<String, String> arguments) {
        asker.mustHave(Right.SEE_OPERATIONS);
        if (changes.isEmpty()) {
            return Look.nothing(words.say("Changes are not kept here.", "这里没有变更记录。"));
        }
        Optional<String> key = given(arguments, "key").map(one -> one.toUpperCase(Locale.ROOT));
        if (key.isPresent()) {
            return changes.get()
                    .find(key.get())
                    .map(change -> Look.of(seen(words, change)))
                    .orElseGet(() -> Look.nothing(words.say("There is no change %s.", "没有变更 %s。", key.get())));
        }
        Optional<String> item = given(arguments, "item");
        Optional<Incident> incident = given(arguments, "incident").flatMap(incidents::find);
        Optional<String> sought = given(arguments, "words");
        if (sought.isPresent()) {
            return titled(words, sought.get(), Times.of(arguments));
        }
        if ("planned".equals(arguments.get("which"))) {
            return planned(words, item, Times.of(arguments));
        }
        return done(words, item, incident, span(words, arguments, incident, item.isPresent()));
    }

    private static Window span(
            Words words, Map<String, String> arguments, Optional<Incident> incident, boolean onItem) {
        Times times = Times.of(arguments);
        Instant now = words.now();
        if (times.at().isPresent()) {
            return new Window(times.at().get().minus(USUAL), times.at().get().plus(USUAL.dividedBy(2)));
        }
        if (times.from().isPresent()) {
            return new Window(times.from().get(), times.to().orElse(now));
        }
        return incident.map(one ->
                        new Window(one.openedAt().minus(USUAL), one.openedAt().plusSeconds(1)))
                .orElseGet(() -> new Window(now.minus(onItem ? ON_ITEM : USUAL), now.plusSeconds(1)));
    }

    private Look done(Words words, Optional<String> item, Optional<Incident> incident, Window span) {
        Set<String> own = incident.map(one ->
                        one.items().stream().map(Incident.AffectedItem::name).collect(Collectors.toSet()))
                .orElseGet(Set::of);
        List<Seen> seen = changes.orElseThrow().between(span, Optional.empty()).stream()
                .filter(change -> change.startedAt().isPresent())
                .filter(change -> item.isEmpty() || isOn(change, Set.of(item.get())))
                .sorted(Comparator.comparing((Change change) -> !isOn(change, own))
                        .thenComparing(change -> change.startedAt().orElse(Instant.EPOCH), Comparator.reverseOrder()))
                .limit(MOST)
                .map(change -> seen(words, change))
                .toList();
        if (!seen.isEmpty()) {
            return new Look(seen, "", 0);
        }
        String none = words.say(
                "No change was carried out%s between %s and %s.",
                "%s在 %s 至 %s 之间没有执行过变更。",
                item.map(name -> words.say(" on %s", "%s ", name)).orElse(""),
                words.time(span.from()),
                words.time(span.to()));
        return incident.map(one -> Look.of(none(words, one.key(), none, span)))
                .orElseGet(() -> Look.nothing(words.say(
                        "I found no change carried out%s in the time asked.",
                        "%s在所问时间内没有找到执行过的变更。",
                        item.map(name -> words.say(" on %s", "%s ", name)).orElse(""))));
    }

    /** That nothing was changed before a trouble is known from the list of changes, and worth knowing. */
    private static Seen none(Words words, String key, String sentence, Window span) {
        return new Seen(
                "changes/" + key,
                Source.Kind.CHANGE,
                key,
                words.say("Changes before %s", "%s 之前的变更", key),
                "/changes",
                List.of(Fact.of(Topic.HEAD, sentence)),
                Optional.of(span.from()),
                span.to());
    }

    /** By most of these words, those to come first, then the newest. */
    private Look titled(Words words, String sought, Times times) {
        Window months = new Window(words.now().minus(AHEAD), words.now().plus(AHEAD));
        List<Change> then = changes.orElseThrow().between(months, Optional.empty()).stream()
                .filter(change -> !times.given() || isIn(change.window(), times))
                .sorted(Comparator.comparing((Change change) -> !change.state().isPlanned())
                        .thenComparing(change -> change.window().from(), Comparator.reverseOrder()))
                .toList();
        List<Seen> seen = Likeness.best(then, sought, Change::title, ChangesTool::around).stream()
                .limit(MOST)
                .map(change -> seen(words, change))
                .toList();
        return seen.isEmpty()
                ? Look.nothing(words.say("I found no change by these words.", "按这些词没有找到变更。"))
                : new Look(seen, "", 0);
    }

    private static String around(Change change) {
        return change.items().stream().map(Change.ChangedItem::name).collect(Collectors.joining(" ")) + " "
                + change.kind().word();
    }

    private Look planned(Words words, Optional<String> item, Times times) {
        List<Seen> seen =
                changes
                        .orElseThrow()
                        .between(new Window(words.now(), words.now().plus(AHEAD)), Optional.empty())
                        .stream()
                        .filter(change -> change.state().isPlanned())
                        .filter(change -> isIn(change.window(), times))
                        .filter(change -> item.isEmpty() || isOn(change, Set.of(item.get())))
                        .limit(MOST)
                        .map(change -> seen(words, change))
                        .toList();
        return seen.isEmpty()
                ? Look.nothing(words.say("I found no planned change.", "没有找到计划中的变更。"))
                : new Look(seen, "", 0);
    }

    private static boolean isIn(Window window, Times times) {
        Instant from = times.at().or(times::from).orElse(Instant.MIN);
        Instant to = times.at().or(times::to).orElse(Instant.MAX);
        return window.from().isBefore(to) && window.to().isAfter(from);
    }

    private static boolean isOn(Change change, Set<String> names) {
        return change.items().stream().anyMatch(one -> names.stream().anyMatch(one.name()::equalsIgnoreCase));
    }

    private static Seen seen(Words words, Change change) {
        var facts = new ArrayList<Fact>();
        String key = change.key();
        String items =
                words.list(change.items().stream().map(Change.ChangedItem::name).toList());
        facts.add(Fact.said(
                Topic.HEAD,
                words.say(
                        "%s %s (%s) is %s%s.",
                        "%s %s（%s）状态：%s%s。",
                        key,
                        words.quoted(change.title()),
                        words.word(change.kind().word()),
                        words.word(change.state().word()),
                        items.isEmpty() ? "" : words.say(", on %s", "，涉及 %s", items))));
        if (!items.isEmpty()) {
            facts.add(Fact.of(Topic.ITEMS, words.say("%s is on %s.", "%s 涉及 %s。", key, items)));
        }
        facts.add(Fact.of(
                Topic.PLAN,
                words.say(
                        "The window of %s is from %s to %s.",
                        "%s 的窗口是 %s 至 %s。",
                        key,
                        words.time(change.window().from()),
                        words.time(change.window().to()))));
        change.startedAt()
                .ifPresent(at -> facts.add(Fact.of(
                        Topic.SINCE,
                        change.endedAt()
                                .map(end -> words.say(
                                        "%s was carried out from %s to %s%s.",
                                        "%s 于 %s 至 %s 执行%s。", key, words.time(at), words.time(end), by(words, change)))
                                .orElseGet(() -> words.say(
                                        "%s was begun at %s%s and goes on.",
                                        "%s 于 %s 开始%s，仍在进行。", key, words.time(at), by(words, change))))));
        facts.add(Fact.of(Topic.OWNER, words.say("%s was planned by %s.", "%s 由 %s 计划。", key, change.plannedByName())));
        change.risk()
                .ifPresent(risk -> facts.add(Fact.of(
                        Topic.DETAIL,
                        words.say(
                                "The risk of %s is %s.",
                                "%s 的风险为 %s。", key, words.word(risk.level().word())))));
        if (!change.why().isBlank()) {
            facts.add(Fact.said(Topic.REASON, words.say("Why %s: %s", "%s 的理由：%s", key, words.quoted(change.why()))));
        }
        change.reason().ifPresent(reason -> facts.add(Fact.said(Topic.FATE, key + ": " + words.quoted(reason))));
        change.review()
                .ifPresent(review -> facts.add(Fact.said(
                        Topic.DETAIL,
                        words.say(
                                "Review of %s by %s: %s, %s",
                                "%s 的复盘（%s）：%s，%s",
                                key,
                                review.byName(),
                                review.result().word(),
                                words.quoted(review.text())))));
        steps(words, key, change.implementation(), words.say("step", "步骤"), facts);
        steps(words, key, change.backOut(), words.say("way back", "回退"), facts);
        return new Seen(
                "change/" + key,
                Source.Kind.CHANGE,
                key,
                key + " " + change.title(),
                "/changes/" + key,
                facts,
                change.startedAt(),
                words.now());
    }

    private static String by(Words words, Change change) {
        return change.startedByName()
                .map(name -> words.say(" by %s", "（%s）", name))
                .orElse("");
    }

    private static void steps(Words words, String key, List<Change.Stage> steps, String what, List<Fact> facts) {
        int number = 0;
        for (Change.Stage step : steps.stream().limit(20).toList()) {
            number++;
            facts.add(Fact.said(Topic.DETAIL, key + ", " + what + " " + number + ": " + words.quoted(step.text())));
        }
    }
}
