package io.evenkeel.incident.internal;

import io.evenkeel.incident.Incidents.Entry;
import io.evenkeel.incident.internal.EntryRows.NewEntry;
import io.evenkeel.oncall.PageOutcome;
import io.evenkeel.oncall.PageSent;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Writes pages and what became of them into the timeline, each once however often it is told. */
@Component
class PageEntries {
    private static final String NAME = "Evenkeel";

    private final IncidentRows rows;
    private final EntryRows entries;
    private final Changes changes;

    PageEntries(IncidentRows rows, EntryRows entries, Changes changes) {
        this.rows = rows;
        this.entries = entries;
        this.changes = changes;
    }

    @ApplicationModuleListener
    void on(PageSent page) {
        String people = String.join(", ", page.people());
        var facts = Map.of(
                "people", people,
                "step", Integer.toString(page.step() + 1),
                "steps", Integer.toString(page.steps()),
                "policy", page.policy(),
                "round", Integer.toString(page.round()));
        String source = "page/" + page.round() + "/" + page.step();
        rows.find(page.incident()).ifPresent(incident -> {
            if (page.step() > 0) {
                entries.addOnce(
                        incident.id(),
                        new NewEntry(page.at(), Entry.Kind.ESCALATED, NAME, people, facts),
                        source + "/escalated");
            }
            addOnce(incident, new NewEntry(page.at(), Entry.Kind.PAGED, NAME, people, facts), source);
        });
    }

    @ApplicationModuleListener
    void on(PageOutcome outcome) {
        Entry.Kind kind = outcome.delivered() ? Entry.Kind.NOTICE_DELIVERED : Entry.Kind.NOTICE_FAILED;
        var facts = Map.of("person", outcome.person(), "channel", outcome.channel(), "reason", outcome.reason());
        var entry = new NewEntry(
                outcome.at().truncatedTo(ChronoUnit.MICROS),
                kind,
                NAME,
                outcome.person() + ", " + outcome.channel(),
                facts);
        rows.find(outcome.incident()).ifPresent(incident -> addOnce(incident, entry, kind + "/" + outcome.key()));
    }

    private void addOnce(Stored incident, NewEntry entry, String source) {
        if (entries.addOnce(incident.id(), entry, source)) {
            changes.changed(incident);
        }
    }
}
