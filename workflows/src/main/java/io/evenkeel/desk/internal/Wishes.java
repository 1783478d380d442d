package io.evenkeel.desk.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Refusal;
import io.evenkeel.desk.Desk.NewTicket;
import io.evenkeel.desk.Settings.CatalogueEntry;
import io.evenkeel.desk.Ticket.Kind;
import io.evenkeel.desk.Ticket.Requester;
import io.evenkeel.desk.Ticket.Via;
import io.evenkeel.desk.internal.NewTickets.Wish;
import io.evenkeel.workflow.Flows;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Requests of the catalogue: their form is checked, their process started. Called in a transaction. */
@Component
class Wishes {
    private final TargetRows targets;
    private final NewTickets opening;
    private final Flows flows;

    Wishes(TargetRows targets, NewTickets opening, Flows flows) {
        this.targets = targets;
        this.opening = opening;
        this.flows = flows;
    }

    Stored ask(Actor actor, Requester requester, Via via, String id, Map<String, Object> values, String text) {
        CatalogueEntry entry = targets.catalogue().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.NOT_FOUND,
                        "entry-unknown",
                        "The catalogue has no such entry any more. Choose another one.",
                        "entry"));
        Forms.check(entry.schema(), values);
        String title = entry.name().getOrDefault("en", entry.id());
        var given = new NewTicket(Kind.REQUEST, title, text, requester, Optional.empty(), Optional.empty(), via);
        Stored stored = opening.open(actor, given, Optional.of(new Wish(entry, values)), true);
        entry.process().ifPresent(process -> {
            Map<String, Object> variables = new HashMap<>(values);
            variables.put(Flows.SUBJECT, stored.ticket().key() + ": " + title);
            requester.person().ifPresent(person -> variables.put(Flows.ASKED_BY, person.toString()));
            flows.start(process, stored.ticket().key(), variables);
        });
        return stored;
    }
}
