package io.evenkeel.recovery.internal;

import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Refusal.Kind;
import io.evenkeel.recovery.Drill;

/** Why a verb of drills does not do what was asked. */
final class DrillSentences {
    private DrillSentences() {}

    static Refusal unknown(String number) {
        return new Refusal(
                Kind.NOT_FOUND, "recovery-drill-unknown", "There is no drill " + number + ". Load the list again.");
    }

    static Refusal sandboxTaken(String host, Drill other) {
        return new Refusal(
                Kind.CONFLICT,
                "recovery-sandbox-taken",
                other.number() + " of " + other.policy().itemName() + " has the sandbox of " + host
                        + " already. Wait until it has ended, or stop it: a host holds one drill at a time.");
    }

    static Refusal frozen(String item, String freeze) {
        return new Refusal(
                Kind.CONFLICT,
                "recovery-drill-frozen",
                "No drill of " + item + " now: the freeze \"" + freeze + "\" is on. Start it when that is over.");
    }

    static Refusal noCopy(String policy) {
        return new Refusal(
                Kind.CONFLICT,
                "recovery-no-copy",
                "There is no checked copy of " + policy
                        + " that could be restored. Make a backup first, and wait for its check.");
    }

    static Refusal noMoments(String adapter) {
        return new Refusal(
                Kind.INVALID,
                "recovery-no-moments",
                adapter + " restores what a copy holds, and no chosen second. Leave it out.",
                "until");
    }

    static Refusal momentAhead() {
        return new Refusal(
                Kind.INVALID,
                "recovery-moment-ahead",
                "The chosen second lies ahead. Choose one that has passed.",
                "until");
    }

    static Refusal ended(Drill drill) {
        return new Refusal(
                Kind.CONFLICT,
                "recovery-drill-ended",
                drill.number() + " has ended already. Look at what it showed, and start another one if you need it.");
    }

    static Refusal notEnded(Drill drill) {
        return new Refusal(
                Kind.CONFLICT,
                "recovery-drill-not-ended",
                drill.number() + " has not ended yet. Review it when it has, or stop it.");
    }

    static Refusal unowned(Drill drill, long findings) {
        return new Refusal(
                Kind.CONFLICT,
                "recovery-findings-unowned",
                "Findings of " + drill.number() + " without an owner: " + findings
                        + ". Name one for each on its page, then review it.");
    }

    static Refusal reviewed(Drill drill) {
        return new Refusal(
                Kind.CONFLICT,
                "recovery-drill-reviewed",
                drill.number() + " is closed already. Write what else there is to say as a note.");
    }

    static Refusal noFinding(Drill drill, int index) {
        return new Refusal(
                Kind.NOT_FOUND,
                "recovery-finding-unknown",
                drill.number() + " has no finding " + index + ". Load it again.");
    }

    static Refusal taken(String owner) {
        return new Refusal(
                Kind.CONFLICT, "recovery-finding-taken", owner + " looks after this already. Agree with them on it.");
    }

    static Refusal tooManyNotes(Drill drill) {
        return new Refusal(
                Kind.TOO_MANY,
                "recovery-notes-many",
                drill.number() + " has " + DrillPartWrites.MOST_NOTES + " notes, which is the most.");
    }

    static Refusal noReport(Drill drill) {
        return new Refusal(
                Kind.NOT_FOUND,
                "recovery-report-none",
                drill.number() + " has no report yet: it is frozen when the drill ends.");
    }

    static Refusal altered(String number) {
        return new Refusal(
                Kind.UNAVAILABLE,
                "recovery-report-altered",
                "The report of " + number
                        + " is not what was frozen: its hash differs. Restore the database from a backup.");
    }
}
