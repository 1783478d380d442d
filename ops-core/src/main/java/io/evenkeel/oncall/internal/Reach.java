package io.evenkeel.oncall.internal;

import io.evenkeel.identity.Person;
import io.evenkeel.notify.Channel;
import io.evenkeel.notify.ConsoleScreens;
import io.evenkeel.notify.Notifications;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** By which channels a person can be reached. */
@Component
class Reach {
    private final Notifications notifications;
    private final ObjectProvider<ConsoleScreens> screens;

    Reach(Notifications notifications, ObjectProvider<ConsoleScreens> screens) {
        this.notifications = notifications;
        this.screens = screens;
    }

    /**
     * The channels that a page goes to. Mail if an address is known and a mail server is set: without one the notice would
     * wait and come much too late. The console always: whoever signs in while it is still open sees it.
     */
    List<Channel> channels(Person person) {
        var channels = new ArrayList<Channel>();
        channels.add(Channel.CONSOLE);
        if (mailReaches(person)) {
            channels.add(Channel.EMAIL);
        }
        return channels;
    }

    /** Whether a page now would be noticed: mail can be sent to them, or they have a console open. */
    boolean reaches(Person person) {
        return mailReaches(person) || screens.stream().anyMatch(screen -> screen.isOpenFor(person.id()));
    }

    boolean mailIsSet() {
        return notifications.mailIsSet();
    }

    private boolean mailReaches(Person person) {
        return person.email().isPresent() && notifications.mailIsSet();
    }
}
