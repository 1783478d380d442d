package io.evenkeel.identity.web;

import io.evenkeel.identity.Person;
import io.evenkeel.identity.Role;
import java.util.Optional;
import java.util.UUID;

/** A person on the wire. */
record PersonView(UUID id, String name, String displayName, Optional<String> email, Role role) {

    static PersonView of(Person person) {
        return new PersonView(person.id(), person.name(), person.displayName(), person.email(), person.role());
    }
}
