package io.evenkeel.assistant.internal.tools;

import io.evenkeel.alerting.Alert;
import io.evenkeel.alerting.Alert.State;
import io.evenkeel.alerting.Alerts;
import io.evenkeel.assistant.Source;
import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Right;
import io.evenkeel.incident.Incidents;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Alerts: those that fire, or one with its value, threshold and runbook. */
@Component
public class AlertTool extends ReadingTool {
    private static final int MOST = 20;
    private static final int LOOKED_AT = 200;
    private static final int MOST_OVER = 100;

    private final Alerts alerts;
    private final Incidents incidents;

    public AlertTool(Words.Book book, Alerts alerts, Incidents incidents) {
        super(book);
        this.incidents = incidents;
        this.alerts = alerts;
    }

    @Override
    public String name() {
        return "alert";
    }

    @Override
    public String description() {
        return "Alerts that fire or are pending, with since when, value, threshold and runbook; all, or of one"
                + " fingerprint, rule or item.";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter("fingerprint", "Its 16 hexadecimal digits.", false, List.of()),
                new Parameter("rule", "The rule's name, such as HostDiskFull.", false, List.of()),
                new Parameter("item", "What it is on, such as db-01.", false, List.of()),
                new Parameter("words", "Those that these words fit best.", false, List.of()),
                new Parameter("incident", "Only those of this incident, such as INC-7.", false, List.of()),
                new Parameter(
                        "from", "Only those that began at or after, such as 2026-11-20T02:00:00Z.", false, List.of()),
                new Parameter("to", "Only those that began before.", false, List.of()),
                new Parameter("at", "Only those that were raised at this moment.", false, List.of()));
    }

    @Override
    public Look look(Actor asker, Words words, Map<String, String> arguments) {
        asker.mustHave(Right.SEE_OPERATIONS);
        Optional<String> fingerprint = given(arguments, "fingerprint");
        if (fingerprint.isPresent()) {
            return alerts.find(fingerprint.get())
                    .map(alert -> Look.of(seen(words, alert)))
                    .orElseGet(() -> Look.nothing(words.say("There is no alert %s.", "没有告警 %s。", fingerprint.get())));
        }
        Optional<String> incident = given(arguments, "incident");
        if (incident.isPresent()) {
            return ofIncident(words, incident.get());
        }
        Look listed = list(words, given(arguments, "rule"), given(arguments, "item"), Times.of(arguments));
        return given(arguments, "words")
                .map(sought -> fitting(words, listed, sought))
                .orElse(listed);
    }

    /** Those that are raised, and those of incidents that are over: of others nothing is kept here. */
    private List<Alert> all() {
        Map<String, Alert> all = new LinkedHashMap<>();
        alerts.active().forEach(alert -> all.put(alert.fingerprint(), alert));
        incidents.list(false, LOOKED_AT).stream()
                .flatMap(incident -> incident.alertFingerprints().stream())
                .distinct()
                .filter(fingerprint -> !all.containsKey(fingerprint))
                .limit(MOST_OVER)
                .flatMap(fingerprint -> alerts.find(fingerprint).stream())
                .forEach(alert -> all.put(alert.fingerprint(), alert));
        return List.copyOf(all.values());
    }

    private static Look fitting(Words words, Look listed, String sought) {
        List<Seen> each = listed.seen().stream()
                .filter(seen -> !seen.id().equals("alert/firing"))
                .toList();
        List<Seen> best = Likeness.best(each, sought, Seen::title, AlertTool::summary);
        return best.isEmpty()
                ? Look.nothing(words.say("I found no alert by these words.", "按这些词没有找到告警。"))
                : new Look(best, "", 0);
    }

    private static String summary(Seen seen) {
        return seen.about(Topic.HEAD, Topic.DETAIL).stream().map(Fact::sentence).collect(Collectors.joining(" "));
    }

    private Look ofIncident(Words words, String key) {
        List<Seen> seen = incidents.find(key).stream()
                .flatMap(incident -> incident.alertFingerprints().stream())
                .flatMap(each -> alerts.find(each).stream())
                .limit(MOST)
                .map(alert -> seen(words, alert))
                .toList();
        return seen.isEmpty()
                ? Look.nothing(words.say("No alert of %s is known.", "没有 %s 的告警。", key))
                : new Look(seen, "", 0);
    }

    private Look list(Words words, Optional<String> rule, Optional<String> item, Times times) {
        List<Alert> found = (times.given() ? all() : alerts.active())
                .stream()
                        .filter(alert -> rule.isEmpty() || rule(alert).equalsIgnoreCase(rule.get()))
                        .filter(alert -> item.isEmpty() || isOn(alert, item.get()))
                        .filter(alert -> times.touch(alert.activeSince(), alert.resolvedAt()))
                        .toList();
        if (found.isEmpty()) {
            String of = rule.or(() -> item).orElse("");
            return Look.nothing(
                    times.given()
                            ? words.say("I found no alert from that time.", "没有找到那段时间的告警。")
                            : of.isEmpty()
                                    ? words.say("No alert fires.", "当前没有告警。")
                                    : words.say("No alert of %s fires.", "%s 当前没有告警。", of));
        }
        var seen = new ArrayList<Seen>();
        if (rule.isEmpty()) {
            seen.add(count(words, item, found));
        }
        found.stream().limit(MOST).map(alert -> seen(words, alert)).forEach(seen::add);
        return new Look(seen, "", Math.max(0, found.size() - MOST));
    }

    private static Seen count(Words words, Optional<String> item, List<Alert> found) {
        long firing =
                found.stream().filter(alert -> alert.state() == State.FIRING).count();
        String on = item.map(name -> words.say(" on %s", "（%s）", name)).orElse("");
        return new Seen(
                "alert/firing",
                Source.Kind.ALERT,
                "alerts",
                words.say("Alerts", "告警"),
                "/now",
                List.of(Fact.of(
                        Topic.COUNT,
                        found.size() > firing
                                ? words.say(
                                        "Alerts: %s firing, %s pending%s.",
                                        "当前有 %s 条告警在触发，另有 %s 条待触发%s。", firing, found.size() - firing, on)
                                : words.say(
                                        firing == 1 ? "%s alert is firing%s." : "%s alerts are firing%s.",
                                        "当前有 %s 条告警在触发%s。",
                                        firing,
                                        on))),
                Optional.empty(),
                words.now());
    }

    static String rule(Alert alert) {
        return alert.labels().getOrDefault("alertname", alert.fingerprint());
    }

    static boolean isOn(Alert alert, String item) {
        return alert.labels().values().stream()
                .anyMatch(value ->
                        value.equalsIgnoreCase(item) || value.regionMatches(true, 0, item + ":", 0, item.length() + 1));
    }

    private static String where(Alert alert) {
        for (String label : List.of("host", "instance", "service", "job")) {
            String value = alert.labels().get(label);
            if (value != null) {
                return value;
            }
        }
        return "";
    }

    private static Seen seen(Words words, Alert alert) {
        var facts = new ArrayList<Fact>();
        String on = where(alert).isEmpty() ? "" : words.say(" on %s", "（%s）", where(alert));
        String name = rule(alert) + on;
        facts.add(Fact.said(
                Topic.HEAD,
                words.say(
                                "Alert %s is %s%s",
                                "告警 %s 状态：%s%s",
                                name,
                                words.word(alert.state().name()),
                                Optional.ofNullable(alert.labels().get("severity"))
                                        .map(grade -> words.say(", severity %s", "，严重度 %s", words.word(grade)))
                                        .orElse(""))
                        + Optional.ofNullable(alert.annotations().get("summary"))
                                .map(summary -> (words.chinese() ? "：" : ": ") + words.quoted(summary))
                                .orElse(".")));
        alert.firingSince()
                .ifPresent(at -> facts.add(Fact.of(
                        Topic.SINCE,
                        words.say(
                                "Alert %s has been firing since %s, for %s.",
                                "告警 %s 自 %s 起触发，已持续 %s。", name, words.time(at), words.since(at)))));
        alert.resolvedAt()
                .ifPresent(at -> facts.add(Fact.of(
                        Topic.SINCE, words.say("Alert %s cleared at %s.", "告警 %s 于 %s 恢复。", name, words.time(at)))));
        if (!alert.expression().isEmpty()) {
            facts.add(Fact.of(
                    Topic.VALUE, words.say("Alert %s: value %s.", "告警 %s：当前值 %s。", name, words.number(alert.value()))));
            facts.add(Fact.of(Topic.DETAIL, words.say("Rule of %s: %s", "%s 的规则表达式：%s", name, alert.expression())));
        }
        alert.threshold()
                .ifPresent(bound -> facts.add(Fact.of(
                        Topic.THRESHOLD,
                        words.say("Alert %s: threshold %s.", "告警 %s：阈值 %s。", name, words.number(bound)))));
        Optional.ofNullable(alert.annotations().get("description"))
                .map(text -> name + (words.chinese() ? "：" : ": ") + words.quoted(text))
                .ifPresent(text -> facts.addAll(List.of(Fact.said(Topic.DETAIL, text), Fact.said(Topic.REASON, text))));
        Optional.ofNullable(alert.annotations().get("runbook_url"))
                .ifPresent(url -> facts.add(
                        Fact.of(Topic.RUNBOOK, words.say("Runbook of %s: %s", "%s 的处置手册：%s", rule(alert), url))));
        if (alert.muted()) {
            facts.add(Fact.of(Topic.DETAIL, words.say("Alert %s is muted.", "告警 %s 已静默。", name)));
        }
        return new Seen(
                "alert/" + alert.fingerprint(),
                Source.Kind.ALERT,
                rule(alert),
                name,
                "/alerts/" + alert.fingerprint(),
                facts,
                Optional.of(alert.activeSince()),
                words.now());
    }
}
