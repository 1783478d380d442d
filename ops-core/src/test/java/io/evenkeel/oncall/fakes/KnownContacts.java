package io.evenkeel.oncall.fakes;

import io.evenkeel.identity.Person;
import io.evenkeel.notify.Channel;
import io.evenkeel.notify.Contacts;
import io.evenkeel.notify.Troubles;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Everybody's mail address is a verified contact, but for those that a test says otherwise of; nothing is in trouble. */
public final class KnownContacts implements Contacts, Troubles {
    private final KnownPeople people;
    private final SentNotices notices;
    private final Set<UUID> unverified = ConcurrentHashMap.newKeySet();
    private final List<Contact> hooks = new CopyOnWriteArrayList<>();
    private final List<Trouble> troubles = new CopyOnWriteArrayList<>();

    public KnownContacts(KnownPeople people, SentNotices notices) {
        this.people = people;
        this.notices = notices;
    }

    /** The person has not entered the code yet. */
    public void unverified(UUID person) {
        unverified.add(person);
    }

    public void forget() {
        unverified.clear();
        hooks.clear();
        troubles.clear();
    }

    /** Everybody has this webhook too. */
    public UUID hook() {
        UUID id = UUID.randomUUID();
        hooks.add(
                new Contact(id, Channel.WEBHOOK, "https://hooks.example.org/x", id.toString(), true, Optional.empty()));
        return id;
    }

    public void trouble(Trouble trouble) {
        troubles.add(trouble);
    }

    @Override
    public List<Contact> of(UUID person) {
        return people.find(person).flatMap(Person::email).stream()
                .map(address -> new Contact(
                        person, Channel.EMAIL, address, address, !unverified.contains(person), Optional.empty()))
                .toList();
    }

    @Override
    public List<Contact> usable(UUID person) {
        var usable = new java.util.ArrayList<>(hooks);
        of(person).stream()
                .filter(contact -> contact.verified() && notices.mailIsSet())
                .forEach(usable::add);
        return List.copyOf(usable);
    }

    @Override
    public List<Trouble> all() {
        return List.copyOf(troubles);
    }
}
