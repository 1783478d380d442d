package io.evenkeel.oncall.fakes;

import io.evenkeel.audit.Actor;
import io.evenkeel.identity.Person;
import io.evenkeel.identity.Teams;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/** Teams in memory, of the {@link KnownPeople}. */
public final class KnownTeams implements Teams {
    private final Map<String, Set<UUID>> teams = new TreeMap<>();
    private final KnownPeople people;

    public KnownTeams(KnownPeople people) {
        this.people = people;
    }

    /** A team of these. */
    public void add(String name, Person... members) {
        Set<UUID> ids = new TreeSet<>();
        for (Person member : members) {
            ids.add(member.id());
        }
        teams.put(name, ids);
    }

    public void forget() {
        teams.clear();
    }

    @Override
    public List<Team> list() {
        return teams.keySet().stream()
                .map(name -> new Team(name, peopleIn(name)))
                .toList();
    }

    @Override
    public Optional<Team> find(String name) {
        return list().stream().filter(team -> team.name().equals(name)).findFirst();
    }

    @Override
    public Team put(Actor actor, String name, Set<UUID> members) {
        teams.put(name, Set.copyOf(members));
        return find(name).orElseThrow();
    }

    @Override
    public void remove(Actor actor, String name) {
        teams.remove(name);
    }

    @Override
    public Set<String> groupsOf(UUID person) {
        Set<String> groups = new TreeSet<>();
        people.find(person).ifPresent(found -> {
            groups.add(Teams.groupOf(found.role()));
            teams.forEach((name, members) -> {
                if (members.contains(person)) {
                    groups.add(name);
                }
            });
        });
        return groups;
    }

    @Override
    public List<Person> peopleIn(String group) {
        return people.list().stream()
                .filter(person -> groupsOf(person.id()).contains(group))
                .sorted(Comparator.comparing(Person::displayName))
                .toList();
    }
}
