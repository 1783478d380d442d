package io.evenkeel.audit;

import java.util.EnumSet;
import java.util.Set;

/**
 * Who does an act. Handed to every verb of every door; the verb's first line asks {@link #mustHave(Right)}.
 *
 * @param kind what sort of actor it is
 * @param id stable id: a person's or token's id, a host's name, a process's or room's name
 * @param name what people read
 * @param rights what it may do
 */
public record Actor(Kind kind, String id, String name, Set<Right> rights) {

    /** The sorts of actors that the audit trail tells apart. */
    public enum Kind {
        PERSON,
        TOKEN,
        AGENT,
        PROCESS,
        SYSTEM
    }

    public Actor {
        rights = Set.copyOf(rights);
    }

    /** A room acting by itself, on a timer or on an event; it may do everything. */
    public static Actor system(String room) {
        return new Actor(Kind.SYSTEM, room, room, EnumSet.allOf(Right.class));
    }

    /** A process instance acting through a delegate; it may do everything. */
    public static Actor process(String definitionKey) {
        return new Actor(Kind.PROCESS, definitionKey, definitionKey, EnumSet.allOf(Right.class));
    }

    public boolean has(Right right) {
        return rights.contains(right);
    }

    /**
     * Refuses unless this actor has the right.
     *
     * @throws Refusal of kind {@link Refusal.Kind#FORBIDDEN}
     */
    public void mustHave(Right right) {
        if (!has(right)) {
            throw new Refusal(
                    Refusal.Kind.FORBIDDEN,
                    "right-missing",
                    name + " may not do this: it needs the right " + right
                            + ". Ask an administrator for a role that has it.");
        }
    }
}
