package io.evenkeel.workflow.internal.inbox;

import io.evenkeel.identity.People;
import io.evenkeel.identity.Person;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What people are called; who left is called by their id. */
@Component
class Names {
    private final People people;

    Names(People people) {
        this.people = people;
    }

    String of(UUID person) {
        return people.find(person).map(Person::displayName).orElseGet(person::toString);
    }
}
