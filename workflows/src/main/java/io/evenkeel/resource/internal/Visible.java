package io.evenkeel.resource.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.identity.Teams;
import io.evenkeel.resource.Resource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What is whose. What somebody may not see is not there for them. */
@Component
class Visible {
    private static final UUID NOBODY = new UUID(0, 0);

    private final ResourceRows rows;
    private final Teams teams;

    Visible(ResourceRows rows, Teams teams) {
        this.rows = rows;
        this.teams = teams;
    }

    /** @param person nobody for what is no person, such as a token */
    record Mine(UUID person, List<String> teams) {}

    Mine mine(Actor actor) {
        Optional<UUID> person = person(actor);
        return new Mine(person.orElse(NOBODY), person.map(this::teamsOf).orElse(List.of()));
    }

    /** Teams, not the role, of which one may not own anything. */
    private List<String> teamsOf(UUID person) {
        Set<String> groups = teams.groupsOf(person);
        return teams.list().stream()
                .map(Teams.Team::name)
                .filter(groups::contains)
                .toList();
    }

    static Optional<UUID> person(Actor actor) {
        return actor.kind() == Actor.Kind.PERSON ? ResourceFlow.person(actor.id()) : Optional.empty();
    }

    static UUID mustBePerson(Actor actor) {
        return person(actor)
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.FORBIDDEN,
                        "resource-person-needed",
                        "Only a person can apply for a resource, because it has to be somebody's. Sign in as one."));
    }

    Resource seen(Actor actor, String key) {
        return mustSee(actor, key, rows.find(key), actor.has(Right.SEE_OPERATIONS));
    }

    /** Locked, for who may do something with it. */
    Resource lockedFor(Actor actor, String key) {
        return mustSee(actor, key, rows.lock(key), false);
    }

    private Resource mustSee(Actor actor, String key, Optional<Resource> found, boolean everything) {
        return found.filter(resource -> everything || mayAct(actor, resource))
                .orElseThrow(() -> ResourceSentences.unknown(key));
    }

    boolean mayAct(Actor actor, Resource resource) {
        if (actor.has(Right.EDIT_DESK)) {
            return true;
        }
        Mine mine = mine(actor);
        return resource.team()
                .map(mine.teams()::contains)
                .orElseGet(() -> resource.owner().id().equals(mine.person()));
    }
}
