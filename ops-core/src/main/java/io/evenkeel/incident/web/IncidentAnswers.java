package io.evenkeel.incident.web;

import io.evenkeel.alerting.Alert;
import io.evenkeel.alerting.Alerts;
import io.evenkeel.audit.Refusal;
import io.evenkeel.incident.Incident;
import io.evenkeel.incident.Incident.State;
import io.evenkeel.incident.Incidents;
import io.evenkeel.incident.Incidents.Entry;
import io.evenkeel.incident.Incidents.PossibleAct;
import io.evenkeel.incident.Incidents.Reason;
import io.evenkeel.oncall.Pages;
import io.evenkeel.oncall.Pages.NextPage;
import io.evenkeel.oncall.Pages.SentPage;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Puts together what the room answers on the wire. */
@Component
class IncidentAnswers {
    private final Incidents incidents;
    private final Pages pages;
    private final Alerts alerts;

    IncidentAnswers(Incidents incidents, Pages pages, Alerts alerts) {
        this.incidents = incidents;
        this.pages = pages;
        this.alerts = alerts;
    }

    record Items<T>(List<T> items) {}

    /** @param verb {@code acknowledge}, {@code resolve}, {@code review}, {@code close} */
    record ActAnswer(String verb, boolean allowed, Optional<String> code, Optional<String> reason) {

        static ActAnswer of(PossibleAct act) {
            return new ActAnswer(act.verb().name().toLowerCase(Locale.ROOT), act.allowed(), act.code(), act.reason());
        }
    }

    /** @param nextPage who is paged next and when, while nobody has it */
    record IncidentDetail(
            Incident incident,
            List<ActAnswer> acts,
            List<Entry> timeline,
            List<Reason> reasons,
            List<Alert> alerts,
            Optional<NextPage> nextPage,
            List<SentPage> pages) {}

    IncidentDetail detail(String key) {
        Incident incident = incidents
                .find(key)
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.NOT_FOUND,
                        "incident-unknown",
                        "There is no incident " + key + ". Open the list under Incidents."));
        return new IncidentDetail(
                incident,
                incidents.acts(incident).stream().map(ActAnswer::of).toList(),
                incidents.timeline(key),
                incidents.reasons(key),
                incident.alertFingerprints().stream()
                        .flatMap(fingerprint -> alerts.find(fingerprint).stream())
                        .toList(),
                incident.state() == State.OPEN ? pages.next(key) : Optional.empty(),
                pages.pagesOf(key));
    }
}
