package io.evenkeel.assistant.internal.tools;

import io.evenkeel.assistant.Source;
import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Right;
import io.evenkeel.incident.Incident;
import io.evenkeel.incident.Incident.State;
import io.evenkeel.incident.Incidents;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Incidents: one with what happened to it, or those that are being fought. */
@Component
public class IncidentTool extends ReadingTool {
    static final int MOST = 20;
    private static final int MOST_TITLED = 5;
    private static final int LOOKED_AT = 500;

    private final Incidents incidents;

    public IncidentTool(Words.Book book, Incidents incidents) {
        super(book);
        this.incidents = incidents;
    }

    @Override
    public String name() {
        return "incident";
    }

    @Override
    public String description() {
        return "One incident with its owner, items, services, timeline, review and reasons; without a key those that are"
                + " not over, the gravest first.";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter("key", "Its key, such as INC-7; leave out for the list.", false, List.of()),
                new Parameter(
                        "which",
                        "For the list: open ones or all, also those that are over.",
                        false,
                        List.of("open", "all")),
                new Parameter("item", "For the list: only those on this item, such as db-01.", false, List.of()),
                new Parameter("words", "For the list: those that these words fit best.", false, List.of()),
                new Parameter(
                        "from", "For the list: opened at or after, such as 2026-11-20T02:00:00Z.", false, List.of()),
                new Parameter("to", "For the list: opened before.", false, List.of()),
                new Parameter("at", "For the list: opened before and not over then.", false, List.of()));
    }

    @Override
    public Look look(Actor asker, Words words, Map<String, String> arguments) {
        asker.mustHave(Right.SEE_OPERATIONS);
        return given(arguments, "key")
                .map(key -> one(words, key.toUpperCase(Locale.ROOT)))
                .orElseGet(() -> given(arguments, "words").isPresent()
                        ? titled(
                                words,
                                given(arguments, "words").orElse(""),
                                "all".equals(arguments.get("which")),
                                given(arguments, "item"),
                                Times.of(arguments))
                        : list(
                                words,
                                "all".equals(arguments.get("which")),
                                given(arguments, "item"),
                                Times.of(arguments)));
    }

    private Look one(Words words, String key) {
        return incidents
                .find(key)
                .map(found -> Look.of(whole(words, found)))
                .orElseGet(() -> Look.nothing(words.say("There is no incident %s.", "没有事件 %s。", key)));
    }

    /** By most of these words, the newest first. */
    private Look titled(Words words, String sought, boolean all, Optional<String> item, Times times) {
        List<Incident> then = incidents.list(false, LOOKED_AT).stream()
                .filter(incident -> all || isFought(incident))
                .filter(incident -> item.isEmpty() || isOn(incident, item.get()))
                .filter(incident ->
                        times.touch(incident.openedAt(), incident.resolvedAt().or(incident::closedAt)))
                .sorted(Comparator.comparing(Incident::openedAt).reversed())
                .toList();
        List<Seen> seen = Likeness.best(then, sought, Incident::title, IncidentTool::around).stream()
                .limit(MOST_TITLED)
                .map(incident -> whole(words, incident))
                .toList();
        return seen.isEmpty()
                ? Look.nothing(words.say("I found no incident with these words in its title.", "没有找到标题含这些词的事件。"))
                : new Look(seen, "", 0);
    }

    private static String around(Incident incident) {
        return Stream.of(
                        incident.items().stream().map(Incident.AffectedItem::name),
                        incident.services().stream().map(Incident.HitService::name),
                        incident.host().stream())
                .flatMap(names -> names)
                .collect(Collectors.joining(" "));
    }

    private Look list(Words words, boolean all, Optional<String> item, Times times) {
        List<Incident> found = incidents.list(!all, LOOKED_AT).stream()
                .filter(incident -> all || isFought(incident))
                .filter(incident -> item.isEmpty() || isOn(incident, item.get()))
                .filter(incident ->
                        times.touch(incident.openedAt(), incident.resolvedAt().or(incident::closedAt)))
                .sorted(
                        all
                                ? Comparator.comparing(Incident::openedAt).reversed()
                                : Comparator.comparing(Incident::priority))
                .toList();
        if (found.isEmpty() && times.given()) {
            return Look.nothing(words.say(
                    "I found no incident%s from that time.",
                    "没有找到那段时间的事件%s。",
                    item.map(name -> words.say(" on %s", "（%s）", name)).orElse("")));
        }
        if (found.isEmpty()) {
            return Look.nothing(item.map(name -> words.say(
                            all ? "There is no incident on %s." : "No incident is open on %s.",
                            all ? "%s 上没有事件。" : "%s 上没有未解决的事件。",
                            name))
                    .orElseGet(() -> words.say("No incident is open.", "当前没有未解决的事件。")));
        }
        var seen = new ArrayList<Seen>();
        seen.add(count(words, all, times.given(), item, found));
        found.stream().limit(MOST).map(one -> whole(words, one)).forEach(seen::add);
        return new Look(seen, "", Math.max(0, found.size() - MOST));
    }

    private static Seen count(Words words, boolean all, boolean then, Optional<String> item, List<Incident> found) {
        String on = item.map(name -> words.say(" on %s", "（%s）", name)).orElse("");
        String keys = words.list(found.stream().limit(MOST).map(Incident::key).toList());
        String sentence = then
                ? words.say("From that time%s, %s known: %s.", "那段时间的事件%s有 %s 个：%s。", on, found.size(), keys)
                : all
                        ? words.say("%s incidents are known%s: %s.", "共有 %s 个事件%s：%s。", found.size(), on, keys)
                        : words.say(
                                found.size() == 1
                                        ? "%s incident is not resolved%s: %s."
                                        : "%s incidents are not resolved%s: %s.",
                                "有 %s 个事件未解决%s：%s。",
                                found.size(),
                                on,
                                keys);
        return new Seen(
                all ? "incident/all" : "incident/open",
                Source.Kind.INCIDENT,
                "incidents",
                words.say("Incidents", "事件"),
                "/incidents",
                List.of(Fact.of(Topic.COUNT, sentence)),
                Optional.empty(),
                words.now());
    }

    private static boolean isFought(Incident incident) {
        return incident.state() == State.OPEN || incident.state() == State.ACKNOWLEDGED;
    }

    static boolean isOn(Incident incident, String item) {
        return incident.host().filter(item::equalsIgnoreCase).isPresent()
                || incident.items().stream().anyMatch(one -> one.name().equalsIgnoreCase(item))
                || incident.services().stream().anyMatch(one -> one.name().equalsIgnoreCase(item));
    }

    private Seen whole(Words words, Incident incident) {
        var facts = new ArrayList<Fact>(IncidentFacts.of(words, incident));
        facts.addAll(Timeline.of(words, incident.key(), incidents.timeline(incident.key())));
        incidents.reasons(incident.key()).stream()
                .map(reason -> Fact.said(
                        Topic.REASON,
                        incident.key() + ": " + words.quoted(reason.fact() + " – " + reason.explanation())))
                .limit(12)
                .forEach(facts::add);
        return seen(words, incident, facts);
    }

    static Seen seen(Words words, Incident incident, List<Fact> facts) {
        return new Seen(
                "incident/" + incident.key(),
                Source.Kind.INCIDENT,
                incident.key(),
                incident.key() + " " + incident.title(),
                "/incidents/" + incident.key(),
                facts,
                Optional.of(incident.openedAt()),
                words.now());
    }

    static String names(Words words, List<Incident.HitService> services) {
        return services.stream()
                .map(service -> service.effect().isEmpty()
                        ? service.name()
                        : service.name() + " (" + words.word(service.effect()) + ")")
                .collect(Collectors.joining(words.chinese() ? "、" : ", "));
    }
}
