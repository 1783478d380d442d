package io.evenkeel.identity;

import io.evenkeel.audit.Actor;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Who works together: named groups of people, beside their roles. A person may be in many teams. What waits for a group
 * waits for a team or for everybody with a role; both have names of the same form. Thread-safe.
 */
public interface Teams {

    /** All, by name. */
    List<Team> list();

    Optional<Team> find(String name);

    /**
     * Makes a team or gives it other members. Needs {@code EDIT_PEOPLE}.
     *
     * @param name 2 to 40 of {@code a-z 0-9 -}, not a role's name
     * @param members people with an account, at most 500
     */
    Team put(Actor actor, String name, Set<UUID> members);

    /** Ends a team; what waits for it waits for nobody then. Needs {@code EDIT_PEOPLE}. */
    void remove(Actor actor, String name);

    /** The groups that a person is in: the role's name and the teams'; empty for who has no account. */
    Set<String> groupsOf(UUID person);

    /** The people of a group: a team's members, or who has the role; empty for a name that is neither. */
    List<Person> peopleIn(String group);

    /** The group of everybody with a role: {@code change-manager}. */
    static String groupOf(Role role) {
        return role.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** @param members by display name; who left is not among them */
    record Team(String name, List<Person> members) {

        public Team {
            members = List.copyOf(members);
        }
    }
}
