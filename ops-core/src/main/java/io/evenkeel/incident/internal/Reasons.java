package io.evenkeel.incident.internal;

import io.evenkeel.alerting.Alert;
import io.evenkeel.incident.Incident;
import io.evenkeel.incident.Incidents.Reason;
import io.evenkeel.incident.PriorityMatrix.Answer;
import io.evenkeel.incident.PriorityMatrix.Level;
import io.evenkeel.oncall.Pages.SentPage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Words the reason chain: how an incident came to page somebody, or why it did not. */
final class Reasons {
    private Reasons() {}

    /** The links that are known when it opens: the rule that fired, that nothing muted it, the priority. */
    static List<Reason> atOpening(Alert alert, Instant at, Level impact, Level urgency, Answer answer) {
        return List.of(rule(alert), unmuted(at), priority(impact, urgency, answer));
    }

    private static Reason rule(Alert alert) {
        var facts = new LinkedHashMap<>(Trouble.facts(alert));
        facts.put("expression", alert.expression());
        String compared = alert.threshold()
                .map(threshold -> number(alert.value()) + " against a limit of " + number(threshold))
                .orElse(number(alert.value()));
        return new Reason("rule", facts.getOrDefault("alertname", ""), compared + ": " + alert.expression(), facts);
    }

    private static Reason unmuted(Instant at) {
        return new Reason("mute", at.toString(), "no mute matched", Map.of("at", at.toString(), "matched", "none"));
    }

    private static Reason priority(Level impact, Level urgency, Answer answer) {
        return new Reason(
                "priority",
                answer.priority() + ", row " + answer.row(),
                "impact " + word(impact) + " × urgency " + word(urgency),
                Map.of(
                        "priority", answer.priority().name(),
                        "row", Integer.toString(answer.row()),
                        "impact", word(impact),
                        "urgency", word(urgency)));
    }

    /** The links that grow while people are paged: the step of the policy, and whom it reached. */
    static List<Reason> ofPages(Incident incident, List<SentPage> pages) {
        if (!incident.pages()) {
            return List.of(new Reason(
                    "policy",
                    "no page: " + incident.severity() + " severity",
                    "it can wait for working hours",
                    Map.of("severity", incident.severity())));
        }
        var reasons = new ArrayList<Reason>();
        pages.stream()
                .filter(page -> page.round() == incident.round())
                .reduce((earlier, later) -> later)
                .ifPresent(page -> {
                    reasons.add(policy(page));
                    reasons.add(page(page));
                });
        return reasons;
    }

    private static Reason policy(SentPage page) {
        return new Reason(
                "policy",
                page.policy(),
                "step " + (page.step() + 1) + " of " + page.steps(),
                Map.of(
                        "policy", page.policy(),
                        "step", Integer.toString(page.step() + 1),
                        "steps", Integer.toString(page.steps())));
    }

    private static Reason page(SentPage page) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("person", page.person());
        facts.put("at", page.at().toString());
        facts.put("channels", page.channels());
        page.reachedAt().ifPresent(reached -> facts.put("reachedAt", reached.toString()));
        String explanation = page.reachedAt()
                .map(reached -> "reached " + reached)
                .orElse("paged " + page.at() + ", not accepted by a channel yet");
        return new Reason("page", page.person(), explanation, facts);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3g", value);
    }

    private static String word(Level level) {
        return level.name().toLowerCase(Locale.ROOT);
    }
}
