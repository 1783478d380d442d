package io.evenkeel.agent.recovery;

import io.evenkeel.protocol.RecoveryAct.Retention;

/** A server that was taken over must not be able to remove every copy: the host has the last word. */
final class KeepAtLeast {

    private KeepAtLeast() {}

    /** @return copies that stay whatever the retention says */
    static int of(Policy.Terms terms, Retention keep) throws JobRefused {
        int atLeast = terms.keepAtLeast();
        if (atLeast == 0) {
            throw JobRefused.notAllowed(
                    "jobs.conf names no keep-at-least for " + terms.name() + ", so no copy is removed");
        }
        if (keep.unit() == Retention.Unit.COPIES && keep.amount() < atLeast) {
            throw JobRefused.notAllowed("jobs.conf keeps at least " + atLeast + " copies of " + terms.name()
                    + ", and not " + keep.amount());
        }
        return atLeast;
    }
}
