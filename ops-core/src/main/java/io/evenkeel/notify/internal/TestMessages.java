package io.evenkeel.notify.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.identity.People;
import io.evenkeel.identity.Person;
import io.evenkeel.notify.Channel;
import io.evenkeel.notify.Contacts;
import io.evenkeel.notify.Contacts.Contact;
import io.evenkeel.notify.Notice;
import io.evenkeel.notify.Notifications;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Messages that a person sends to themselves to see whether a channel reaches them. */
@Service
public class TestMessages {

    static final String ABOUT = "test";

    private static final int MOST = 5;
    private static final Duration WITHIN = Duration.ofMinutes(10);

    private final Notifications notifications;
    private final Outbox outbox;
    private final MailServers mailServers;
    private final Contacts contacts;
    private final People people;
    private final InstantSource clock;

    TestMessages(
            Notifications notifications,
            Outbox outbox,
            MailServers mailServers,
            Contacts contacts,
            People people,
            InstantSource clock) {
        this.notifications = notifications;
        this.outbox = outbox;
        this.mailServers = mailServers;
        this.contacts = contacts;
        this.people = people;
        this.clock = clock;
    }

    /** Sends one to each of the person's addresses by the channel; returns the last one's key. */
    @Transactional
    public String send(Actor actor, Channel channel) {
        actor.mustHave(Right.OWN_ACCOUNT);
        Person person = self(actor);
        Instant now = clock.instant();
        if (outbox.countSince(person.id(), ABOUT, now.minus(WITHIN)) >= MOST) {
            throw new Refusal(
                    Refusal.Kind.TOO_MANY,
                    "too-many-tests",
                    "That were " + MOST + " test messages within ten minutes. Wait a little.");
        }
        List<String> addresses = addresses(person, channel);
        String key = "";
        for (String address : addresses) {
            key = "test/" + UUID.randomUUID();
            notifications.send(new Notice(
                    key,
                    channel,
                    person.id(),
                    address,
                    "Evenkeel: test message · 测试消息",
                    "This is a test message to %s. So a page reaches you.\n这是发给 %s 的测试消息。告警会这样通知你。"
                            .formatted(person.displayName(), person.displayName()),
                    ABOUT));
        }
        return key;
    }

    /** Also those that are not verified yet: a test is how people find out what is wrong with one. */
    private List<String> addresses(Person person, Channel channel) {
        if (channel == Channel.CONSOLE) {
            return List.of("");
        }
        if (channel == Channel.EMAIL && mailServers.find().isEmpty()) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "mail-not-set",
                    "No mail server is set. An administrator sets one under Settings, Mail.");
        }
        List<String> addresses = contacts.of(person.id()).stream()
                .filter(contact -> contact.channel() == channel)
                .map(Contact::sendTo)
                .toList();
        if (addresses.isEmpty()) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "address-missing",
                    channel == Channel.EMAIL ? "Enter your mail address first." : "Enter your webhook first.",
                    channel == Channel.EMAIL ? "email" : "address");
        }
        return addresses;
    }

    private Person self(Actor actor) {
        if (actor.kind() != Actor.Kind.PERSON) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, "person-needed", "Only a person can be sent a test message.");
        }
        return people.find(UUID.fromString(actor.id()))
                .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "person-unknown", "Your account is gone."));
    }
}
