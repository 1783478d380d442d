package io.evenkeel.oncall.internal;

import io.evenkeel.identity.Person;
import io.evenkeel.notify.Channel;
import io.evenkeel.notify.ConsoleScreens;
import io.evenkeel.notify.Contacts;
import io.evenkeel.notify.Contacts.Contact;
import io.evenkeel.notify.Notifications;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** By which ways a person can be reached. */
@Component
class Reach {
    private final Notifications notifications;
    private final Contacts contacts;
    private final ObjectProvider<ConsoleScreens> screens;

    Reach(Notifications notifications, Contacts contacts, ObjectProvider<ConsoleScreens> screens) {
        this.notifications = notifications;
        this.contacts = contacts;
        this.screens = screens;
    }

    /** @param address what a notice for it has as its address; {@code id} tells several of a channel apart */
    record Way(Channel channel, String address, String id) {}

    /**
     * The ways that a page goes: every contact that is shown to be theirs, and the console always: whoever signs in while it
     * is still open sees it.
     */
    List<Way> ways(Person person) {
        var ways = new ArrayList<Way>();
        ways.add(new Way(Channel.CONSOLE, "", ""));
        for (Contact contact : contacts.usable(person.id())) {
            ways.add(new Way(contact.channel(), contact.sendTo(), contact.id().toString()));
        }
        return ways;
    }

    /** Whether a page now would be noticed: they have a contact that can be used, or a console open. */
    boolean reaches(Person person) {
        return screens.stream().anyMatch(screen -> screen.isOpenFor(person.id()))
                || !contacts.usable(person.id()).isEmpty();
    }

    /** Whether they have an address that only waits for its code. */
    boolean onlyUnverified(Person person) {
        return contacts.usable(person.id()).isEmpty()
                && contacts.of(person.id()).stream().anyMatch(contact -> !contact.verified());
    }

    boolean mailIsSet() {
        return notifications.mailIsSet();
    }
}
