package io.evenkeel.resource.internal;

import io.evenkeel.identity.People;
import io.evenkeel.identity.Person;
import io.evenkeel.identity.Teams;
import java.util.Optional;
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

    /** As people read it; who left has the id. */
    String name(String holder) {
        return holder.startsWith(TEAM)
                ? holder.substring(TEAM.length())
                : person(holder).map(Person::displayName).orElseGet(() -> holder.substring(PERSON.length()));
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
        return holder.startsWith(PERSON)
                ? ResourceFlow.person(holder.substring(PERSON.length())).flatMap(people::find)
                : Optional.empty();
    }
}
