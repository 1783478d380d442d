package io.evenkeel.incident.internal;

import io.evenkeel.alerting.Alert;
import io.evenkeel.incident.Incident;
import io.evenkeel.incident.Incident.HitService;
import io.evenkeel.incident.Incidents.Reason;
import io.evenkeel.incident.Incidents.Report;
import io.evenkeel.incident.PriorityMatrix.Level;
import io.evenkeel.inventory.Item;
import io.evenkeel.oncall.Pages.SentPage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Words the reason chain: how an incident came to page somebody, or why it did not. */
final class Reasons {
    private static final int MOST_NAMES = 5;

    private Reasons() {}

    /** The links that are known when it opens: the rule that fired, that nothing muted it, what it hits, the priority. */
    static List<Reason> atOpening(Arrival arrival, Grade grade) {
        var reasons = new ArrayList<Reason>();
        reasons.add(arrival.alert().source().equals(Alert.EXTERNAL) ? sender(arrival.alert()) : rule(arrival.alert()));
        reasons.add(unmuted(arrival.at()));
        arrival.affected().item().ifPresent(item -> {
            reasons.add(item(item));
            reasons.add(services(arrival.affected()));
        });
        reasons.add(priority(grade));
        return reasons;
    }

    /** The same for what people report. */
    static List<Reason> ofReport(Report report, Affected affected, Grade grade) {
        var reasons = new ArrayList<Reason>();
        reasons.add(new Reason(
                "report",
                report.key() + ": " + report.title(),
                "People reported it; no alert tells of it.",
                Map.of("report", report.key())));
        affected.item().ifPresent(item -> {
            reasons.add(item(item));
            reasons.add(services(affected));
        });
        reasons.add(priority(grade));
        return reasons;
    }

    private static Reason rule(Alert alert) {
        var facts = new LinkedHashMap<>(Trouble.facts(alert));
        facts.put("expression", alert.expression());
        String compared = alert.threshold()
                .map(threshold -> number(alert.value()) + " against a limit of " + number(threshold))
                .orElse(number(alert.value()));
        return new Reason("rule", facts.getOrDefault("alertname", ""), compared + ": " + alert.expression(), facts);
    }

    /** What another program raised was measured there: there is neither value nor expression here. */
    private static Reason sender(Alert alert) {
        var facts = new LinkedHashMap<>(Trouble.facts(alert));
        alert.generatorUrl().ifPresent(url -> facts.put("generatorUrl", url));
        return new Reason(
                "sender",
                facts.getOrDefault("alertname", "") + " was sent to Evenkeel",
                "another system decided that it fires, through Alertmanager's API",
                facts);
    }

    private static Reason unmuted(Instant at) {
        return new Reason("mute", at.toString(), "no mute matched", Map.of("at", at.toString(), "matched", "none"));
    }

    private static Reason item(Item item) {
        return new Reason(
                "item",
                item.name(),
                item.kind().word().replace('-', ' '),
                Map.of(
                        "id", item.id().toString(),
                        "name", item.name(),
                        "kind", item.kind().word()));
    }

    private static Reason services(Affected affected) {
        List<HitService> services = affected.toldServices();
        var facts = new LinkedHashMap<String, String>();
        facts.put("count", Integer.toString(services.size()));
        if (services.isEmpty()) {
            return new Reason("services", "no business service", "none is known to depend on it", facts);
        }
        HitService gravest = services.getFirst();
        String names = services.stream().limit(MOST_NAMES).map(HitService::name).collect(Collectors.joining(", "));
        facts.put("names", names);
        facts.put("effect", gravest.effect());
        gravest.criticality().ifPresent(criticality -> facts.put("criticality", criticality));
        String more = services.size() > MOST_NAMES ? " and " + (services.size() - MOST_NAMES) + " more" : "";
        return new Reason(
                "services",
                names + more,
                gravest.name() + " is " + gravest.effect()
                        + gravest.criticality()
                                .map(criticality -> ", criticality " + criticality)
                                .orElse(", no criticality is given"),
                facts);
    }

    private static Reason priority(Grade grade) {
        return new Reason(
                "priority",
                grade.answer().priority() + ", row " + grade.answer().row(),
                "impact " + word(grade.impact()) + " by " + from(grade) + " × urgency " + word(grade.urgency()),
                Map.of(
                        "priority", grade.answer().priority().name(),
                        "row", Integer.toString(grade.answer().row()),
                        "impact", word(grade.impact()),
                        "impactFrom", grade.from().word(),
                        "urgency", word(grade.urgency())));
    }

    private static String from(Grade grade) {
        return switch (grade.from()) {
            case LABEL -> "the rule's label";
            case SERVICES -> "the services";
            case ITEM -> "the item's criticality";
            case SEVERITY -> "the severity";
        };
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
