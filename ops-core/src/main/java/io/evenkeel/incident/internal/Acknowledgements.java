package io.evenkeel.incident.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.incident.Incident;
import io.evenkeel.incident.Incident.State;
import io.evenkeel.incident.IncidentAcknowledged;
import io.evenkeel.incident.IncidentOpened;
import io.evenkeel.incident.Incidents.Entry;
import io.evenkeel.incident.internal.EntryRows.NewEntry;
import io.evenkeel.oncall.Pages;
import io.evenkeel.oncall.Pages.PageRequest;
import io.evenkeel.oncall.Reminders;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** How long somebody has an incident: taken, asked about, taken back. Called in a transaction that holds the incident. */
@Component
class Acknowledgements {
    private final IncidentWrites writes;
    private final EntryRows entries;
    private final Changes changes;
    private final Pages pages;
    private final Reminders reminders;
    private final Audit audit;
    private final IncidentSettings settings;

    Acknowledgements(
            IncidentWrites writes,
            EntryRows entries,
            Changes changes,
            Pages pages,
            Reminders reminders,
            Audit audit,
            IncidentSettings settings) {
        this.writes = writes;
        this.entries = entries;
        this.changes = changes;
        this.pages = pages;
        this.reminders = reminders;
        this.audit = audit;
        this.settings = settings;
    }

    Incident acknowledge(Actor actor, Stored before) {
        Instant now = changes.moment();
        Incident incident = before.incident();
        Optional<Instant> asksAgainAt = incident.firing() && incident.pages()
                ? Optional.of(now.plus(settings.holds(incident.priority())))
                : Optional.empty();
        writes.acknowledged(before.id(), now, asksAgainAt, personOf(actor), actor.name());
        pages.stop(actor, incident.key());
        audit.record(actor, "incident.acknowledge", incident.key(), Map.of());
        return changes.tell(
                before,
                new NewEntry(now, Entry.Kind.ACKNOWLEDGED, actor.name(), "", Map.of()),
                IncidentAcknowledged::new);
    }

    /** Whether an answer is waited for now. */
    boolean askAgain(Actor actor, Stored before, int round) {
        Incident incident = before.incident();
        if (incident.state() != State.ACKNOWLEDGED || incident.round() != round) {
            return false;
        }
        if (incident.askedAt().isPresent()) {
            return true;
        }
        Instant now = changes.moment();
        boolean runOut =
                incident.asksAgainAt().map(limit -> !now.isBefore(limit)).orElse(false);
        if (!runOut || !incident.firing() || incident.muted()) {
            return false;
        }
        writes.asked(before.id(), now);
        incident.owner().ifPresent(owner -> remind(actor, incident, owner));
        Map<String, String> facts = Map.of(
                "person", incident.ownerName().orElse(""),
                "minutes", Long.toString(settings.answerWithin().toMinutes()));
        audit.record(actor, "incident.ask-again", incident.key(), facts);
        entries.add(before.id(), new NewEntry(now, Entry.Kind.ASKED_AGAIN, actor.name(), "", facts));
        changes.changed(before);
        return true;
    }

    private void remind(Actor actor, Incident incident, UUID owner) {
        Duration had = Duration.between(incident.acknowledgedAt().orElseThrow(), changes.moment());
        String sentence = "You acknowledged it " + spoken(had) + " ago and it still fires. Acknowledge it again within "
                + spoken(settings.answerWithin()) + ", else the on-call policy is paged from its first step.";
        // Each acknowledgement is asked about once.
        String key = incident.key() + "/" + incident.round() + "/"
                + incident.acknowledgedAt().orElseThrow().toEpochMilli();
        reminders.remind(
                actor,
                new PageRequest(
                        incident.key(), incident.title(), incident.priority().name(), text(incident)),
                owner,
                key,
                sentence);
    }

    private static String text(Incident incident) {
        return incident.host().map(host -> "Host: " + host + "\n").orElse("") + "Severity: " + incident.severity();
    }

    private static String spoken(Duration duration) {
        return duration.toMinutes() < 120 ? duration.toMinutes() + " minutes" : duration.toHours() + " hours";
    }

    /** The incident as it is afterwards; unchanged where an answer came meanwhile. */
    Incident takeBack(Actor actor, Stored before, int round) {
        Incident incident = before.incident();
        if (incident.state() != State.ACKNOWLEDGED
                || incident.round() != round
                || incident.askedAt().isEmpty()) {
            return incident;
        }
        int next = round + 1;
        writes.openedAgain(before.id(), next);
        var facts = new LinkedHashMap<String, String>();
        facts.put("person", incident.ownerName().orElse(""));
        facts.put("round", Integer.toString(next));
        entries.carryOver(before.id(), round, next);
        audit.record(actor, "incident.take-back", incident.key(), facts);
        return changes.tell(
                before,
                new NewEntry(changes.moment(), Entry.Kind.TAKEN_BACK, actor.name(), "", facts),
                IncidentOpened::new);
    }

    /** A program that acknowledges by a token owns it by name only. */
    private static Optional<UUID> personOf(Actor actor) {
        return actor.kind() == Actor.Kind.PERSON ? Optional.of(UUID.fromString(actor.id())) : Optional.empty();
    }
}
