package io.evenkeel.workflow.internal.inbox;

import io.evenkeel.workflow.Approvals.Outcome;
import io.evenkeel.workflow.Approvals.Rule;
import io.evenkeel.workflow.Approvals.Vote;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What follows from votes, and who may add one. Pure. */
final class Tally {
    private Tally() {}

    /** The first decision stands: what comes after it, or is withdrawn after it, changes nothing. */
    static Outcome outcome(Rule rule, List<Vote> votes, boolean withdrawn) {
        int yes = 0;
        int no = 0;
        int noNeeded = rule.oneNoRefuses() ? 1 : rule.yesNeeded();
        for (Vote vote : votes) {
            if (vote.yes()) {
                yes++;
            } else {
                no++;
            }
            if (no >= noNeeded) {
                return Outcome.REFUSED;
            }
            if (yes >= rule.yesNeeded()) {
                return Outcome.GRANTED;
            }
        }
        return withdrawn ? Outcome.WITHDRAWN : Outcome.OPEN;
    }

    /**
     * For whom somebody may vote: themselves or those they stand in for, who are asked, did not ask, and have no vote yet.
     * Nobody, where the somebody asked or voted.
     */
    static Set<UUID> votersThrough(Standing who, Rule rule, Optional<UUID> askedBy, List<Vote> votes) {
        Set<UUID> voters = new java.util.TreeSet<>();
        if (askedBy.filter(who.person()::equals).isPresent() || hasVoted(who.person(), votes)) {
            return voters;
        }
        who.groupsOf().forEach((person, groups) -> {
            boolean asked = rule.people().contains(person) || groups.stream().anyMatch(rule.groups()::contains);
            if (asked && !askedBy.filter(person::equals).isPresent() && !isCounted(person, votes)) {
                voters.add(person);
            }
        });
        return voters;
    }

    /** With their own hand, for whomever. */
    static boolean hasVoted(UUID person, List<Vote> votes) {
        return votes.stream().anyMatch(vote -> vote.person().equals(person));
    }

    /** By whomever. */
    private static boolean isCounted(UUID person, List<Vote> votes) {
        return votes.stream()
                .anyMatch(vote -> vote.forPerson().orElse(vote.person()).equals(person));
    }
}
