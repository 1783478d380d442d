package io.evenkeel.resource.internal;

import io.evenkeel.identity.Teams;
import io.evenkeel.notify.Channel;
import io.evenkeel.notify.Contacts;
import io.evenkeel.notify.Contacts.Contact;
import io.evenkeel.notify.Notice;
import io.evenkeel.notify.Notifications;
import io.evenkeel.resource.Resource;
import io.evenkeel.resource.Resource.What;
import io.evenkeel.resource.Resource.Wish;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What owners are told, each thing once. Called in a transaction: the notice is kept or lost with what it is about. */
@Component
class Told {
    private static final int MOST_OF_A_TEAM = 50;

    private final Notifications notifications;
    private final Contacts contacts;
    private final Teams teams;

    Told(Notifications notifications, Contacts contacts, Teams teams) {
        this.notifications = notifications;
        this.contacts = contacts;
        this.teams = teams;
    }

    void refused(Resource resource, Wish wish, String why) {
        tell(
                resource,
                "refused/" + resource.version(),
                resource.key() + ": " + wished(wish) + " is refused",
                why.isBlank() ? "No reason was given." : why);
    }

    void provided(Resource resource, Wish wish) {
        tell(
                resource,
                "provided/" + resource.version(),
                resource.key() + ": " + wished(wish) + " is done",
                resource.itemName()
                                .map(name -> "In the inventory as " + name + ". ")
                                .orElse("") + "Its last day is " + resource.until() + ".");
    }

    void notProvided(Resource resource, Wish wish, String why) {
        tell(
                resource,
                "not-provided/" + resource.version(),
                resource.key() + ": " + wished(wish) + " could not be done",
                why + " Nothing counts against your quota for it. Somebody looks at what is left over.");
    }

    void ends(Resource resource, int days) {
        tell(
                resource,
                "ends/" + resource.until() + "/" + days,
                resource.key() + " ends in " + days + (days == 1 ? " day" : " days"),
                resource.purpose() + "\nIts last day is " + resource.until()
                        + ". Extend it, or release it now; else it is taken back after its time of grace.");
    }

    void inGrace(Resource resource, LocalDate lastDay) {
        tell(
                resource,
                "grace/" + resource.version(),
                resource.key() + " has ended",
                resource.purpose() + "\nIt can be restored through " + lastDay
                        + ". After that it is taken back, and what is on it is gone.");
    }

    void idle(Resource resource, Instant since) {
        tell(
                resource,
                "idle/" + since.getEpochSecond(),
                resource.key() + " seems to be unused",
                resource.purpose() + "\nIdle since " + since
                        + ". Release it, or say why you keep it and until when you are not asked again.");
    }

    private static String wished(Wish wish) {
        return wish.what() == What.PROVIDE
                ? "the application"
                : wish.what() == What.RESIZE ? "the size " + wish.quantity() : "the extension to " + wish.until();
    }

    private void tell(Resource resource, String what, String subject, String text) {
        Set<UUID> people = new LinkedHashSet<>(Set.of(resource.owner().id()));
        resource.team().stream()
                .flatMap(team -> teams.peopleIn(team).stream())
                .limit(MOST_OF_A_TEAM)
                .forEach(person -> people.add(person.id()));
        for (UUID person : people) {
            String key = "resource/" + resource.key() + "/" + what + "/" + person;
            notifications.send(new Notice(key + "/screen", Channel.CONSOLE, person, "", subject, text, resource.key()));
            for (Contact contact : contacts.usable(person)) {
                notifications.send(new Notice(
                        key + "/" + contact.id(),
                        contact.channel(),
                        person,
                        contact.sendTo(),
                        subject,
                        text,
                        resource.key()));
            }
        }
    }
}
