package io.evenkeel.identity.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Refusal;
import java.util.UUID;

/** The account of the person who acts. */
final class Own {

    private Own() {}

    /** @throws Refusal FORBIDDEN for a program, which has no account */
    static UUID id(Actor actor) {
        if (actor.kind() != Actor.Kind.PERSON) {
            throw new Refusal(
                    Refusal.Kind.FORBIDDEN,
                    "person-needed",
                    "Only a person who is signed in has an account to change.");
        }
        return UUID.fromString(actor.id());
    }
}
