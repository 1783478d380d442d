package io.evenkeel.resource.internal;

import io.evenkeel.identity.People;
import io.evenkeel.identity.Person;
import io.evenkeel.identity.Teams;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Whose quota something counts against: {@code person/ID} or {@code team/NAME}. */
@Component
class Holders {
    private static final String TEAM = "team/";
    private static final String PERSON = "person/";

    private final People people;
    private final Teams teams;

    Holders(People people, Teams teams) {
        this.people = people;
        this.teams = teams;
    }

    /** As people read it, of those who left too. */
    String name(String holder) {
        return holder.startsWith(TEAM)
                ? holder.substring(TEAM.length())
                : id(holder).flatMap(people::nameOf).orElseGet(() -> holder.substring(PERSON.length()));
    }

    void mustBe(String holder) {
        boolean known = holder.startsWith(TEAM)
                ? teams.find(holder.substring(TEAM.length())).isPresent()
                : person(holder).isPresent();
        if (!known) {
            throw ResourceSentences.invalid(
                    "There is no such team or person: write team/ and its name, or person/ and the id.", "holder");
        }
    }

    private Optional<Person> person(String holder) {
        return id(holder).flatMap(people::find);
    }

    private static Optional<UUID> id(String holder) {
        return holder.startsWith(PERSON) ? ResourceFlow.person(holder.substring(PERSON.length())) : Optional.empty();
    }
}
