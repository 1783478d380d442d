package io.evenkeel.workflow.internal.inbox;

import io.evenkeel.identity.People;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What people are called, those who left too. */
@Component
class Names {
    private final People people;

    Names(People people) {
        this.people = people;
    }

    String of(UUID person) {
        return people.nameOf(person).orElseGet(person::toString);
    }
}
