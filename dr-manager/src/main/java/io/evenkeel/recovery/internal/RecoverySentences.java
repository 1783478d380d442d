package io.evenkeel.recovery.internal;

import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Refusal.Kind;
import java.util.UUID;

/** Why a verb does not do what was asked. */
final class RecoverySentences {
    private RecoverySentences() {}

    static Refusal unknown(UUID id) {
        return new Refusal(
                Kind.NOT_FOUND,
                "recovery-policy-unknown",
                "There is no recovery policy " + id + ". Load the list again.");
    }

    static Refusal retired(String name) {
        return new Refusal(
                Kind.CONFLICT,
                "recovery-policy-retired",
                "The policy " + name + " is retired. Make a new one to protect the item again.");
    }

    static Refusal changed(String name, long version, long yours) {
        return new Refusal(
                Kind.OUT_OF_DATE,
                "recovery-policy-changed",
                "Not done: the policy " + name + " changed since you opened it (version " + version + ", yours is "
                        + yours + "). Look again.");
    }

    static Refusal underWay(String name) {
        return new Refusal(
                Kind.CONFLICT,
                "recovery-job-under-way",
                "A job of " + name + " waits or runs already. Wait until it has ended.");
    }

    static Refusal invalid(String sentence, String field) {
        return new Refusal(Kind.INVALID, "recovery-policy-invalid", sentence, field);
    }

    static Refusal invalid(String code, String sentence, String field) {
        return new Refusal(Kind.INVALID, code, sentence, field);
    }
}
