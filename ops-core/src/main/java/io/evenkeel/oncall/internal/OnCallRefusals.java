package io.evenkeel.oncall.internal;

import io.evenkeel.audit.Refusal;

/** What every verb on schedules and policies refuses alike. */
final class OnCallRefusals {
    private OnCallRefusals() {}

    static Refusal unknown(String what) {
        return new Refusal(
                Refusal.Kind.NOT_FOUND,
                "oncall-unknown",
                "There is no such " + what + ". Open the list under On call.");
    }

    static Refusal outOfDate(String name, long stored, long given) {
        return new Refusal(
                Refusal.Kind.OUT_OF_DATE,
                "oncall-changed",
                "Not saved: somebody changed “" + name + "” since you opened it (version " + stored + ", yours is "
                        + given + "). Load it again and repeat your change.");
    }
}
