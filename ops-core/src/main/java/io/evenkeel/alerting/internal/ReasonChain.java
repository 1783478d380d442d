package io.evenkeel.alerting.internal;

import io.evenkeel.alerting.Alert;
import io.evenkeel.alerting.Alerts.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Words how an alert came to what it is. Pure. */
final class ReasonChain {
    private final Watched watched;
    private final Alert alert;
    private final List<Reason> chain = new ArrayList<>();

    private ReasonChain(Watched watched) {
        this.watched = watched;
        this.alert = watched.alert();
    }

    /** @param rule as it is in force now, if it is */
    static List<Reason> of(Watched watched, List<AlertSteps.Step> steps, Optional<Rule> rule) {
        var words = new ReasonChain(watched);
        if (watched.alert().source().equals(Alert.EXTERNAL)) {
            words.sender();
        } else {
            words.rule();
        }
        words.since(rule);
        steps.forEach(words::step);
        words.outcome();
        return List.copyOf(words.chain);
    }

    private void rule() {
        var facts = new LinkedHashMap<String, String>();
        facts.put("alertname", alertname());
        facts.put("file", watched.file());
        facts.put("expression", alert.expression());
        facts.put("value", Double.toString(alert.value()));
        alert.threshold().ifPresent(threshold -> facts.put("threshold", Double.toString(threshold)));
        String compared = alert.threshold()
                .map(threshold -> number(alert.value()) + " against a limit of " + number(threshold))
                .orElse(number(alert.value()));
        chain.add(
                new Reason("rule", alertname() + " in " + watched.file(), compared + ": " + alert.expression(), facts));
    }

    private void sender() {
        var facts = new LinkedHashMap<String, String>();
        facts.put("alertname", alertname());
        alert.generatorUrl().ifPresent(url -> facts.put("generatorUrl", url));
        chain.add(new Reason(
                "sender",
                alertname() + " was sent to Evenkeel",
                "another system decided that it fires, through Alertmanager's API",
                facts));
    }

    private void since(Optional<Rule> rule) {
        boolean external = alert.source().equals(Alert.EXTERNAL);
        chain.add(new Reason(
                "since",
                alert.activeSince().toString(),
                external ? "its sender says so" : "the expression has held since then",
                Map.of("at", alert.activeSince().toString())));
        if (external) {
            return;
        }
        if (alert.firingSince().isPresent()) {
            Instant firing = alert.firingSince().get();
            Duration held = Duration.between(alert.activeSince(), firing);
            add("for", firing, "held for " + held.toSeconds() + " s", Map.of("seconds", text(held)));
        } else if (alert.state() == Alert.State.PENDING) {
            String needed = rule.map(Rule::holdFor)
                    .map(holdFor -> "fires when it has held for " + holdFor.toSeconds() + " s")
                    .orElse("its rule is not in force any more");
            chain.add(new Reason(
                    "for",
                    "pending",
                    needed,
                    rule.map(r -> Map.of("seconds", text(r.holdFor()))).orElse(Map.of())));
        }
    }

    private void step(AlertSteps.Step step) {
        Map<String, String> facts = step.facts();
        String said = switch (step.kind()) {
            case "mute" ->
                "muted until " + facts.get("until") + " by " + facts.get("author") + ": " + facts.get("comment");
            case "dismissed" -> dismissed(facts);
            case "unmute" -> "nothing mutes it any more, and it still fired";
            case "page" -> "told to incidents: priority and policy decide whom to page";
            case "merge" -> facts.get("sender") + " sent the same alert; it is one alert";
            case "resolved" -> "it holds no longer";
            default -> "";
        };
        if (!said.isEmpty()) {
            add(step.kind(), step.at(), said, facts);
        }
    }

    private static String dismissed(Map<String, String> facts) {
        String said = facts.get("author") + " said on " + facts.get("said") + " that this was nothing, until "
                + facts.get("until") + ": " + facts.get("comment");
        return facts.containsKey("needed")
                ? "needs more than " + facts.get("needed") + " to page, because " + said
                : said;
    }

    /** What the chain leads to, where it leads to no page. */
    private void outcome() {
        if (alert.state() == Alert.State.PENDING) {
            chain.add(new Reason("no-page", "no page yet", "it is pending", Map.of("because", "pending")));
        } else if (alert.muted()) {
            chain.add(new Reason(
                    "no-page",
                    "no page",
                    "muted by silences, or by what was said of the like: " + String.join(", ", alert.mutedBy()),
                    Map.of("because", "muted", "silences", String.join(",", alert.mutedBy()))));
        } else if (alert.state() == Alert.State.RESOLVED && !watched.announced()) {
            chain.add(new Reason(
                    "no-page", "no page", "it was muted for all of its time", Map.of("because", "muted-all-time")));
        }
    }

    private void add(String kind, Instant at, String explanation, Map<String, String> facts) {
        var all = new LinkedHashMap<>(facts);
        all.put("at", at.toString());
        chain.add(new Reason(kind, at.toString(), explanation, all));
    }

    private String alertname() {
        return alert.labels().getOrDefault("alertname", "an alert without a name");
    }

    private static String text(Duration duration) {
        return Long.toString(duration.toSeconds());
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }
}
