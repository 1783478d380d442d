package io.evenkeel.notify.internal;

import static io.evenkeel.identity.fakes.RealRooms.ADMINISTRATOR;

import io.evenkeel.audit.Actor;
import io.evenkeel.database.TestDatabase;
import io.evenkeel.identity.People;
import io.evenkeel.identity.Person;
import io.evenkeel.identity.Role;
import io.evenkeel.identity.Secrets;
import io.evenkeel.identity.fakes.RealRooms;
import io.evenkeel.notify.Channel;
import io.evenkeel.notify.ConsoleScreens;
import io.evenkeel.notify.Notice;
import io.evenkeel.notify.NoticeDelivered;
import io.evenkeel.notify.NoticeFailed;
import io.evenkeel.notify.Notifications;
import io.evenkeel.notify.Notifications.Sent;
import io.evenkeel.notify.internal.ContactRows.NewContact;
import io.evenkeel.notify.internal.MailServer.Security;
import io.evenkeel.oncall.fakes.HeardEvents;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.awaitility.Awaitility;

/** The room notify over a fresh database. Its sender rests: a test looks into the outbox by {@link #look()}. */
final class NotifyRoom implements AutoCloseable {

    static final String ADDRESS = "wei@example.org";

    final Screens screens = new Screens();
    final RealRooms rooms;
    final Notifications notifications;
    final Dispatcher dispatcher;

    private NotifyRoom(Path data, DataSource database, Map<Class<?>, Object> ports) {
        var beans = new HashMap<Class<?>, Object>(ports);
        beans.put(ConsoleScreens.class, screens);
        rooms = RealRooms.open(data, database, beans, "audit", "identity", "notify");
        notifications = rooms.get(Notifications.class);
        dispatcher = rooms.get(Dispatcher.class);
        rooms.get(Sender.class).stop();
        rooms.get(Chores.class).stop();
    }

    static NotifyRoom open(Path data) {
        return open(data, Map.of());
    }

    /** @param ports what rooms above or the network answer */
    static NotifyRoom open(Path data, Map<Class<?>, Object> ports) {
        return new NotifyRoom(data, TestDatabase.fresh(), ports);
    }

    /** On a database that outlives it. */
    static NotifyRoom on(Path data, DataSource database) {
        return new NotifyRoom(data, database, Map.of());
    }

    /** A second server on the same database. */
    NotifyRoom another(Path data) {
        return new NotifyRoom(data, rooms.get(DataSource.class), Map.of());
    }

    /** The browsers that are open, and what they were shown. */
    static final class Screens implements ConsoleScreens {
        final Set<UUID> open = ConcurrentHashMap.newKeySet();
        final List<Notice> shown = new CopyOnWriteArrayList<>();

        @Override
        public boolean show(Notice notice) {
            return open.contains(notice.personId()) && shown.add(notice);
        }

        @Override
        public boolean isOpenFor(UUID personId) {
            return open.contains(personId);
        }
    }

    Person person(String name) {
        return rooms.get(People.class)
                .create(ADMINISTRATOR, name, name, Optional.of(name + "@example.org"), Role.ON_CALL_ENGINEER)
                .person();
    }

    /** The person as an actor. */
    static Actor actor(Person person) {
        return new Actor(
                Actor.Kind.PERSON,
                person.id().toString(),
                person.displayName(),
                person.role().rights());
    }

    /** A contact of a person, as verified as if its code had been entered. */
    UUID contact(Person person, Channel channel, String address) {
        return rooms.together(() -> {
            UUID id = ContactRows.id(person.id(), channel, address);
            boolean isHook = channel == Channel.WEBHOOK;
            rooms.get(ContactRows.class)
                    .insert(
                            new NewContact(
                                    id,
                                    person.id(),
                                    channel,
                                    isHook ? SealedAddresses.shown(address) : address,
                                    isHook
                                            ? Optional.of(rooms.get(SealedAddresses.class)
                                                    .ofContact(address))
                                            : Optional.empty(),
                                    isHook
                                            ? Optional.of(
                                                    rooms.get(Secrets.class).seal(ContactBook.SECRET, "the secret"))
                                            : Optional.empty()),
                            rooms.clock().instant());
            rooms.get(ContactRows.class).verified(id, rooms.clock().instant());
            return id;
        });
    }

    void allow(String... addresses) {
        rooms.get(AllowedAddresses.class).change(ADMINISTRATOR, List.of(addresses));
    }

    void mailServerAt(int port) {
        rooms.get(MailServers.class)
                .change(
                        ADMINISTRATOR,
                        "127.0.0.1",
                        port,
                        Security.NONE,
                        Optional.empty(),
                        Optional.empty(),
                        "evenkeel@example.org");
    }

    static Notice mail(String key) {
        return new Notice(
                key,
                Channel.EMAIL,
                UUID.randomUUID(),
                ADDRESS,
                "INC-12: web-1 磁盘将满",
                "The disk of web-1 is 97 % full.\n磁盘已用 97 %。",
                "INC-12");
    }

    static Notice screen(String key, UUID person) {
        return new Notice(key, Channel.CONSOLE, person, "", "INC-12: web-1", "The disk is full.", "INC-12");
    }

    /** Stores notices as a room above does: in its own transaction. */
    void send(Notice... notices) {
        rooms.together(() -> List.of(notices).forEach(notifications::send));
    }

    /** Looks into the outbox as the sender does, and waits until what it began has ended. */
    void look() {
        dispatcher.tick();
        try {
            dispatcher.drain(Duration.ofSeconds(20));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    Sent sent(String key) {
        return notifications.about("INC-12").stream()
                .filter(sent -> sent.notice().key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    void awaitState(String key, String state) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> sent(key).state().equals(state));
    }

    List<NoticeDelivered> delivered() {
        return rooms.get(HeardEvents.class).of(NoticeDelivered.class);
    }

    List<NoticeFailed> failed() {
        return rooms.get(HeardEvents.class).of(NoticeFailed.class);
    }

    void pass(Duration time) {
        rooms.clock().advance(time);
    }

    @Override
    public void close() {
        rooms.close();
    }
}
