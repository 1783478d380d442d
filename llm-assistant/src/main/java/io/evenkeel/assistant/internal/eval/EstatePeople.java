package io.evenkeel.assistant.internal.eval;

import io.evenkeel.assistant.EvaluationRefused;
import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Right;
import io.evenkeel.identity.Person;
import io.evenkeel.identity.Role;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** People with their roles, as {@code GET /api/people} gives them. */
final class EstatePeople {
    private record Known(Person person, Set<Right> rights) {}

    private final List<Known> people;

    EstatePeople(List<Row> rows) {
        this.people = rows.stream().map(EstatePeople::known).toList();
    }

    private static Known known(Row row) {
        String name = row.text("name").or(() -> row.text("id")).orElseGet(() -> row.needed("name"));
        Set<Right> rights = EnumSet.noneOf(Right.class);
        for (String role : row.texts("roles")) {
            role(role)
                    .ifPresentOrElse(
                            known -> rights.addAll(known.rights()),
                            () -> row.fault(
                                    "roles", "names " + role + "; a role is one of " + Arrays.toString(Role.values())));
        }
        List<String> several = row.texts("roles");
        Role first = row.one(
                Role.class,
                several.isEmpty() ? Role.VIEWER : role(several.getFirst()).orElse(Role.VIEWER),
                "role");
        if (several.isEmpty() || row.text("role").isPresent()) {
            rights.addAll(first.rights());
        }
        UUID id = Row.id(row.text("id").orElse(name));
        return new Known(new Person(id, name, row.text("displayName").orElse(name), row.text("email"), first), rights);
    }

    private static Optional<Role> role(String word) {
        String wanted = word.strip().toUpperCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
        return Arrays.stream(Role.values())
                .filter(role -> role.name().equals(wanted))
                .findFirst();
    }

    /**
     * Who asks.
     *
     * @param asker a person's name, display name or id, or a role
     */
    Actor actor(String asker) {
        return people.stream()
                .filter(one -> one.person().name().equalsIgnoreCase(asker)
                        || one.person().displayName().equalsIgnoreCase(asker)
                        || one.person().id().equals(Row.id(asker)))
                .findFirst()
                .map(one -> new Actor(
                        Actor.Kind.PERSON,
                        one.person().id().toString(),
                        one.person().displayName(),
                        one.rights()))
                .or(() -> role(asker)
                        .map(role -> new Actor(Actor.Kind.PERSON, Row.id(asker).toString(), asker, role.rights())))
                .orElseThrow(
                        () -> new EvaluationRefused("The asker " + asker + " is nobody of people.json and no role."));
    }

    /** What others read of a person who is named by id or name; the words themselves for nobody known. */
    String displayName(String reference) {
        return person(reference).map(Person::displayName).orElse(reference);
    }

    Optional<Person> person(String reference) {
        return people.stream()
                .map(Known::person)
                .filter(one -> one.id().equals(Row.id(reference))
                        || one.name().equalsIgnoreCase(reference)
                        || one.displayName().equalsIgnoreCase(reference))
                .findFirst();
    }

    public List<Person> list() {
        return people.stream().map(Known::person).toList();
    }

    public Optional<Person> find(UUID id) {
        return list().stream().filter(one -> one.id().equals(id)).findFirst();
    }

    public Optional<String> nameOf(UUID id) {
        return find(id).map(Person::displayName);
    }

    public Optional<Person> findByName(String name) {
        return list().stream().filter(one -> one.name().equals(name)).findFirst();
    }
}
