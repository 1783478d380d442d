package io.evenkeel.change;

import io.evenkeel.audit.Actor;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How what is done often is done: who follows one asks nobody. Thread-safe. */
public interface Templates {

    /** By name. */
    List<Template> list();

    Optional<Template> find(String name);

    /** Makes one or replaces the one of this name. Needs {@code EDIT_DESK}. */
    Template put(Actor actor, Template template);

    /** Needs {@code EDIT_DESK}. Changes that follow it stay as they are. */
    void remove(Actor actor, String name);

    /**
     * @param name 2 to 60 of {@code a-z 0-9 -}
     * @param itemKinds of which items it may be, as {@code database}; empty is of any
     */
    record Template(
            String name,
            String title,
            String why,
            List<String> implementation,
            List<String> backOut,
            Set<String> itemKinds) {

        public Template {
            implementation = List.copyOf(implementation);
            backOut = List.copyOf(backOut);
            itemKinds = Set.copyOf(itemKinds);
        }
    }
}
