package io.evenkeel.oncall.fakes;

import io.evenkeel.audit.Actor;
import io.evenkeel.identity.People;
import io.evenkeel.identity.Person;
import io.evenkeel.identity.Role;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** People in memory. */
public final class KnownPeople implements People {
    private final Map<UUID, Person> people = new ConcurrentHashMap<>();
    private final Map<UUID, String> names = new ConcurrentHashMap<>();

    /** Somebody with an address. */
    public Person add(String name, String displayName) {
        return put(new Person(
                UUID.randomUUID(), name, displayName, Optional.of(name + "@example.org"), Role.ON_CALL_ENGINEER));
    }

    public Person put(Person person) {
        people.put(person.id(), person);
        names.put(person.id(), person.displayName());
        return person;
    }

    public void remove(String name) {
        people.values().removeIf(person -> person.name().equals(name));
    }

    /** The person as an actor, with the rights of the role. */
    public static Actor actor(Person person) {
        return new Actor(
                Actor.Kind.PERSON,
                person.id().toString(),
                person.displayName(),
                person.role().rights());
    }

    @Override
    public Created create(Actor actor, String name, String displayName, Optional<String> email, Role role) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Created> createFirstAdministrator(Optional<String> givenPassword) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Person change(Actor actor, UUID id, String displayName, Optional<String> email, Role role) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Person changeContact(Actor actor, String displayName, Optional<String> email) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void changePassword(Actor actor, String current, String next) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Person> find(UUID id) {
        return Optional.ofNullable(people.get(id));
    }

    @Override
    public Optional<String> nameOf(UUID id) {
        return Optional.ofNullable(names.get(id));
    }

    @Override
    public Optional<Person> findByName(String name) {
        return people.values().stream()
                .filter(person -> person.name().equals(name))
                .findFirst();
    }

    @Override
    public List<Person> list() {
        return people.values().stream()
                .sorted(Comparator.comparing(Person::displayName))
                .toList();
    }
}
