package io.evenkeel.identity.web;

import static io.evenkeel.audit.Given.allGiven;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Needs;
import io.evenkeel.audit.Right;
import io.evenkeel.identity.Person;
import io.evenkeel.identity.Teams;
import io.evenkeel.identity.Teams.Team;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Teams: who works together. */
@RestController
class TeamsController {
    private final Teams teams;

    TeamsController(Teams teams) {
        this.teams = teams;
    }

    @GetMapping("/api/teams")
    @Needs(Right.SEE_OPERATIONS)
    AllTeams all() {
        return new AllTeams(teams.list().stream().map(TeamView::of).toList());
    }

    @PutMapping("/api/teams/{name}")
    @Needs(Right.EDIT_PEOPLE)
    TeamView put(@PathVariable String name, @RequestBody Members request, Actor actor) {
        return TeamView.of(teams.put(actor, name, Set.copyOf(allGiven(request.members(), "members"))));
    }

    @DeleteMapping("/api/teams/{name}")
    @Needs(Right.EDIT_PEOPLE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String name, Actor actor) {
        teams.remove(actor, name);
    }

    record AllTeams(List<TeamView> items) {}

    record TeamView(String name, List<Member> members) {
        static TeamView of(Team team) {
            return new TeamView(
                    team.name(), team.members().stream().map(Member::of).toList());
        }
    }

    record Member(UUID id, String name, String displayName) {
        static Member of(Person person) {
            return new Member(person.id(), person.name(), person.displayName());
        }
    }

    record Members(@Nullable List<UUID> members) {}
}
