package io.evenkeel.workflow.internal;

import io.evenkeel.alerting.Alert;
import io.evenkeel.alerting.Alerts;
import io.evenkeel.audit.Actor;
import io.evenkeel.incident.Incident;
import io.evenkeel.incident.Incident.State;
import io.evenkeel.incident.Incidents;
import io.evenkeel.oncall.Pages;
import io.evenkeel.oncall.Pages.PageRequest;
import io.evenkeel.oncall.Pages.Paged;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.operaton.bpm.engine.delegate.DelegateExecution;
import org.operaton.bpm.engine.delegate.JavaDelegate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Pages the next step of the policy that has somebody. Does nothing where the incident is no longer open, or silenced. */
@Component
class PageOnCall implements JavaDelegate {
    /** Read on a phone at night; the console shows the reader's own zone. */
    private static final DateTimeFormatter TO_THE_MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    private static final Actor PROCESS = Actor.process(IncidentResponse.KEY);
    /**
     * Somebody acknowledged a moment ago and the process has not heard of it yet; if it never does, it looks again. So it
     * does while everything that fires is silenced.
     */
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

    /** Beyond these the page says no more than the console. */
    private static final int MOST_SERVICES = 3;

    private final CourseRows rows;
    private final Incidents incidents;
    private final Pages pages;
    private final ObjectProvider<Alerts> alerts;

    PageOnCall(CourseRows rows, Incidents incidents, Pages pages, ObjectProvider<Alerts> alerts) {
        this.rows = rows;
        this.incidents = incidents;
        this.pages = pages;
        this.alerts = alerts;
    }

    @Override
    public void execute(DelegateExecution process) {
        rows.hold(process.getProcessBusinessKey());
        // Held: whoever acknowledges or closes it at this moment takes back a page that is stored by then.
        Incident incident = incidents.hold(process.getProcessBusinessKey()).orElseThrow();
        if (incident.state() != State.OPEN || incident.muted()) {
            process.setVariable(IncidentResponse.WAITING, LOOK_AGAIN.toString());
            process.setVariable(IncidentResponse.LEFT, true);
            return;
        }
        int round = (int) process.getVariable(IncidentResponse.ROUND);
        int step = (int) process.getVariable(IncidentResponse.STEP);
        PageRequest request = request(incident);
        Paged paged = pages.page(PROCESS, request, round, step);
        while (paged.people().isEmpty() && paged.hasNext()) {
            step++;
            paged = pages.page(PROCESS, request, round, step);
        }
        process.setVariable(IncidentResponse.STEP, step + 1);
        process.setVariable(IncidentResponse.WAITING, paged.waiting().toString());
        process.setVariable(IncidentResponse.LEFT, paged.hasNext());
    }

    private PageRequest request(Incident incident) {
        String host = incident.host().map(name -> "Host: " + name + "\n").orElse("");
        String hits = incident.services().isEmpty()
                ? ""
                : "Hits: "
                        + incident.services().stream()
                                .limit(MOST_SERVICES)
                                .map(service -> service.name() + " (" + service.effect() + ")")
                                .collect(Collectors.joining(", "))
                        + "\n";
        String text = host + hits + "Severity: " + incident.severity() + "\nOpen since: "
                + TO_THE_MINUTE.format(incident.openedAt());
        return new PageRequest(
                incident.key(), incident.title(), incident.priority().name(), text, labels(incident));
    }

    /** What policies are chosen by: the labels that all its alerts have in common, and what it is itself. */
    private Map<String, String> labels(Incident incident) {
        List<Map<String, String>> all = alerts.stream()
                .flatMap(known -> incident.alertFingerprints().stream().flatMap(one -> known.find(one).stream()))
                .map(Alert::labels)
                .toList();
        var labels = new HashMap<String, String>();
        if (!all.isEmpty()) {
            labels.putAll(all.getFirst());
            all.forEach(others -> labels.entrySet().retainAll(others.entrySet()));
        }
        labels.put("priority", incident.priority().name());
        labels.put("severity", incident.severity());
        incident.host().ifPresent(host -> labels.put("host", host));
        incident.items().stream().findFirst().ifPresent(item -> labels.put("item", item.name()));
        incident.services().stream().findFirst().ifPresent(service -> labels.put("service", service.name()));
        return labels;
    }
}
