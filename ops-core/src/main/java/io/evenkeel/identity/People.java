package io.evenkeel.identity;

import io.evenkeel.audit.Actor;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The people with an account. Thread-safe. Verbs need {@code EDIT_PEOPLE}, but for one's own contact and password. */
public interface People {

    /** Name of the account that a fresh installation begins with. */
    String FIRST_ADMINISTRATOR = "admin";

    /**
     * Creates an account that must change its password at first sign-in.
     *
     * @return the person and the generated first password, which is kept nowhere in the clear
     */
    Created create(Actor actor, String name, String displayName, Optional<String> email, Role role);

    /**
     * Creates the first administrator, {@code admin}, where there is nobody yet; empty where there is somebody. With a
     * given password no change is demanded at first sign-in.
     */
    Optional<Created> createFirstAdministrator(Optional<String> givenPassword);

    /** Changes a person; refused CONFLICT if that would leave no administrator. */
    Person change(Actor actor, UUID id, String displayName, Optional<String> email, Role role);

    /** Changes one's own display name and address. */
    Person changeContact(Actor actor, String displayName, Optional<String> email);

    /**
     * Changes one's own password and ends all of one's sessions; rate-limited; refused if {@code current} is wrong or {@code next} is shorter than
     * 12.
     */
    void changePassword(Actor actor, String current, String next);

    Optional<Person> find(UUID id);

    Optional<Person> findByName(String name);

    /** What others read of somebody who has an account, or had one and left; empty for an id that nobody ever had. */
    Optional<String> nameOf(UUID id);

    /** Everybody, by display name. */
    List<Person> list();

    /** A new account with its first password (shown once). */
    record Created(Person person, String firstPassword) {

        /** Without the password: a record's text ends up in logs. */
        @Override
        public String toString() {
            return "Created[" + person.name() + "]";
        }
    }
}
