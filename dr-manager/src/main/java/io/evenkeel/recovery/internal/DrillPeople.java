package io.evenkeel.recovery.internal;

import io.evenkeel.identity.Person;
import io.evenkeel.identity.Teams;
import io.evenkeel.notify.Channel;
import io.evenkeel.notify.Contacts;
import io.evenkeel.notify.Contacts.Contact;
import io.evenkeel.notify.Notice;
import io.evenkeel.notify.Notifications;
import io.evenkeel.oncall.OnCall;
import io.evenkeel.recovery.Drill;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Tells those on call and those who answer for it, each thing once. Called in a transaction: the notice is kept or lost with
 * what it is about.
 */
@Component
class DrillPeople {
    private static final int MOST_RESPONSIBLE = 50;

    private final Notifications notifications;
    private final Contacts contacts;
    private final Teams teams;
    private final OnCall onCall;

    DrillPeople(Notifications notifications, Contacts contacts, Teams teams, OnCall onCall) {
        this.notifications = notifications;
        this.contacts = contacts;
        this.teams = teams;
        this.onCall = onCall;
    }

    void asked(Drill drill) {
        tell(
                drill,
                "asked",
                false,
                "A drill, no incident: " + drill.policy().itemName() + " is to be restored",
                drill.number() + " restores " + drill.policy().itemName() + " into a sandbox on "
                        + drill.policy().host() + ". The service itself is not touched. It begins when somebody has"
                        + " approved it.");
    }

    /** One that failed presses: what was relied on cannot be recovered. */
    void ended(Drill drill) {
        String result = drill.result().map(Drill.Result::word).orElse("ended");
        tell(
                drill,
                "ended",
                drill.result().filter(Drill.Result.FAILED::equals).isPresent(),
                "Drill " + drill.number() + " of " + drill.policy().itemName() + ": " + result,
                drill.findings().isEmpty()
                        ? "Its report is frozen. Review it in the console."
                        : "Findings: "
                                + String.join(
                                        ", ",
                                        drill.findings().stream()
                                                .map(Drill.Finding::code)
                                                .distinct()
                                                .toList())
                                + ". Its report is frozen. Review it in the console.");
    }

    private void tell(Drill drill, String what, boolean pressing, String subject, String text) {
        for (UUID person : people(drill)) {
            String key = "recovery/" + drill.number() + "/" + what + "/" + person;
            notifications.send(new Notice(key + "/screen", Channel.CONSOLE, person, "", subject, text, drill.number())
                    .pressing(pressing));
            for (Contact contact : contacts.usable(person)) {
                notifications.send(new Notice(
                                key + "/" + contact.id(),
                                contact.channel(),
                                person,
                                contact.sendTo(),
                                subject,
                                text,
                                drill.number())
                        .pressing(pressing));
            }
        }
    }

    private Set<UUID> people(Drill drill) {
        Set<UUID> people = new LinkedHashSet<>();
        onCall.duty().schedules().forEach(duty -> duty.current().person().ifPresent(people::add));
        teams.peopleIn(drill.policy().responsible()).stream()
                .limit(MOST_RESPONSIBLE)
                .map(Person::id)
                .forEach(people::add);
        return people;
    }
}
