package io.evenkeel.workflow.internal.inbox;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Who somebody is to the inbox, by themselves and for those they stand in for. Pure.
 *
 * @param person who acts
 * @param groupsOf the person and each principal, with the groups they are in
 */
record Standing(UUID person, Map<UUID, Set<String>> groupsOf) {

    Standing {
        groupsOf = Map.copyOf(groupsOf);
    }

    /** The person and those they stand in for. */
    Set<UUID> people() {
        return groupsOf.keySet();
    }

    /** Everything that can wait for them. */
    Set<String> names() {
        Set<String> names = new java.util.TreeSet<>();
        groupsOf.forEach((who, groups) -> {
            names.add(Item.person(who));
            names.addAll(groups);
        });
        return names;
    }

    boolean has(Item item) {
        return item.assignee().filter(people()::contains).isPresent();
    }

    boolean mayTake(Item item) {
        return item.assignee().isEmpty() && item.waitsFor().stream().anyMatch(names()::contains);
    }

    boolean askedFor(Item item) {
        return item.askedBy().filter(person::equals).isPresent();
    }

    boolean concerns(Item item) {
        return concerns(item.assignee(), item.waitsFor(), item.askedBy());
    }

    boolean concerns(Optional<UUID> assignee, List<String> waitsFor, Optional<UUID> askedBy) {
        return assignee.filter(people()::contains).isPresent()
                || waitsFor.stream().anyMatch(names()::contains)
                || askedBy.filter(person::equals).isPresent();
    }
}
