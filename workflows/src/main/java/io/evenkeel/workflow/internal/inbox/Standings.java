package io.evenkeel.workflow.internal.inbox;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Refusal;
import io.evenkeel.identity.Teams;
import io.evenkeel.workflow.Deputies;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Finds out who somebody is to the inbox. */
@Component
class Standings {
    private final Teams teams;
    private final Deputies deputies;

    Standings(Teams teams, Deputies deputies) {
        this.teams = teams;
        this.deputies = deputies;
    }

    /** @throws Refusal FORBIDDEN for a program: it has no inbox */
    Standing of(Actor actor) {
        return of(personOf(actor));
    }

    Standing of(UUID person) {
        Map<UUID, Set<String>> groups = new HashMap<>();
        groups.put(person, teams.groupsOf(person));
        for (UUID principal : deputies.principalsOf(person)) {
            groups.put(principal, teams.groupsOf(principal));
        }
        return new Standing(person, groups);
    }

    static UUID personOf(Actor actor) {
        if (actor.kind() != Actor.Kind.PERSON) {
            throw new Refusal(
                    Refusal.Kind.FORBIDDEN,
                    "person-needed",
                    "Tasks and votes are a person's. Sign in as one instead of using a token.");
        }
        return UUID.fromString(actor.id());
    }
}
