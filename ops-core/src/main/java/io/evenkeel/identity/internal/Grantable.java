package io.evenkeel.identity.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.identity.Role;
import java.util.EnumSet;
import java.util.Set;

/**
 * Nobody makes anybody stronger than they are, or touches the account of somebody stronger: a token that may edit people
 * could make itself an administrator otherwise. Pure.
 */
final class Grantable {

    private Grantable() {}

    static void mustCover(Actor actor, Role role) {
        Set<Right> missing = EnumSet.copyOf(role.rights());
        missing.removeAll(Role.rightsOfEverybody()); // a token needs none of them to edit people
        missing.removeAll(actor.rights());
        if (!missing.isEmpty()) {
            throw new Refusal(
                    Refusal.Kind.FORBIDDEN,
                    "role-too-strong",
                    actor.name() + " may not give the role " + role + " or change who has it: it has rights that "
                            + actor.name() + " lacks. Ask an administrator.",
                    "role");
        }
    }
}
