package io.evenkeel.identity.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.identity.Person;
import io.evenkeel.identity.Role;
import io.evenkeel.identity.Teams;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The teams in PostgreSQL. */
@Service
class StoredTeams implements Teams {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{1,39}");
    private static final int MOST_MEMBERS = 500;

    private final TeamTable table;
    private final PersonTable people;
    private final Audit audit;
    private final InstantSource clock;

    StoredTeams(TeamTable table, PersonTable people, Audit audit, InstantSource clock) {
        this.table = table;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public List<Team> list() {
        return table.list("");
    }

    @Override
    public Optional<Team> find(String name) {
        return name.isEmpty() ? Optional.empty() : table.list(name).stream().findFirst();
    }

    @Override
    @Transactional
    public Team put(Actor actor, String name, Set<UUID> members) {
        actor.mustHave(Right.EDIT_PEOPLE);
        mustBeUsable(name);
        if (members.size() > MOST_MEMBERS) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "team-too-large",
                    "A team has at most " + MOST_MEMBERS + " members. Make several teams.",
                    "members");
        }
        for (UUID member : members) {
            if (people.find(member).isEmpty()) {
                throw new Refusal(
                        Refusal.Kind.INVALID,
                        "person-unknown",
                        "There is no person " + member + ". Load the list of people again.",
                        "members");
            }
        }
        table.put(name, new TreeSet<>(members), clock.instant());
        Team team = find(name).orElseThrow();
        audit.record(
                actor,
                "identity.put-team",
                name,
                Map.of("members", team.members().stream().map(Person::name).collect(Collectors.joining(", "))));
        return team;
    }

    private static void mustBeUsable(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "team-name-wrong",
                    "A team's name has 2 to 40 of a-z, 0-9 and -, and begins with a letter.",
                    "name");
        }
        if (roleOf(name).isPresent()) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "team-name-of-role",
                    name + " is the group of everybody with that role. Choose another name.",
                    "name");
        }
    }

    private static Optional<Role> roleOf(String group) {
        return Arrays.stream(Role.values())
                .filter(role -> Teams.groupOf(role).equals(group))
                .findFirst();
    }

    @Override
    @Transactional
    public void remove(Actor actor, String name) {
        actor.mustHave(Right.EDIT_PEOPLE);
        if (!table.remove(name)) {
            throw new Refusal(
                    Refusal.Kind.NOT_FOUND, "team-unknown", "There is no team " + name + ". Load the list again.");
        }
        audit.record(actor, "identity.remove-team", name, Map.of());
    }

    @Override
    public Set<String> groupsOf(UUID person) {
        Set<String> groups = new TreeSet<>();
        people.find(person).ifPresent(account -> {
            groups.add(Teams.groupOf(account.person().role()));
            groups.addAll(table.teamsOf(person));
        });
        return groups;
    }

    @Override
    public List<Person> peopleIn(String group) {
        return roleOf(group)
                .map(role -> people.list().stream()
                        .filter(person -> person.role() == role)
                        .toList())
                .orElseGet(() -> find(group).map(Team::members).orElse(List.of()));
    }
}
