package io.evenkeel.change.internal;

import io.evenkeel.audit.Refusal;
import io.evenkeel.change.Change;
import io.evenkeel.change.Change.Kind;
import io.evenkeel.change.Change.Stage;
import io.evenkeel.change.Conflict;
import io.evenkeel.change.internal.Phase.Hindrance;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Why a verb is refused, as a sentence with the way out. */
final class ChangeSentences {
    private static final int MOST_NAMED = 8;

    private ChangeSentences() {}

    static Refusal refusal(Change change, Hindrance obstacle) {
        return new Refusal(Refusal.Kind.CONFLICT, code(obstacle), sentence(change, obstacle));
    }

    /** Stable, such as {@code change-steps-left}. */
    static String code(Hindrance obstacle) {
        return "change-" + obstacle.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static String sentence(Change change, Hindrance obstacle) {
        String key = change.key();
        return switch (obstacle) {
            case NOT_SUBMITTED -> key + " is a draft: submit it first.";
            case SUBMITTED_ALREADY ->
                key + " is " + change.state().word() + ": to say something else, withdraw it and plan a new one.";
            case NEEDS_NO_SUBMIT -> key + " is an emergency: start it; it is approved afterwards.";
            case APPROVAL_OPEN ->
                key + " waits for its approval"
                        + (change.kind() == Kind.EMERGENCY ? ", and is reviewed once that is decided." : ".");
            case APPROVAL_REFUSED ->
                key + " was refused"
                        + change.reason().map(reason -> " (" + reason + ")").orElse("")
                        + ": edit it, and submit it again.";
            case TOO_EARLY ->
                key + " begins at " + change.window().from() + " at the earliest: that was what was agreed.";
            case TOO_LATE -> key + "'s window ended at " + change.window().to() + ": plan it anew with another window.";
            case NOT_STARTED -> key + " is " + change.state().word() + ": nobody has begun it.";
            case STARTED_ALREADY ->
                key + " was begun"
                        + change.startedByName().map(name -> " by " + name).orElse("") + ": end it, or back it out.";
            case STEPS_LEFT ->
                key + " has steps that are not ticked off: " + left(change.implementation())
                        + ". Tick them off, or back it out.";
            case BACKING_OUT_ALREADY -> key + " is being backed out.";
            case BACK_OUT_STEPS_LEFT ->
                key + " has steps back that are not ticked off: " + left(change.backOut()) + ".";
            case NOT_ENDED -> key + " is under way: end it first.";
            case ENDED_ALREADY -> key + " is " + change.state().word() + ": what is left is the review.";
            case OVER -> key + " is " + change.state().word() + ". Plan a new one.";
        };
    }

    private static String left(List<Stage> stages) {
        return IntStream.range(0, stages.size())
                .filter(place -> !stages.get(place).isDone())
                .mapToObj(place -> Integer.toString(place + 1))
                .collect(Collectors.joining(", "));
    }

    static Refusal unknown(String key) {
        return new Refusal(
                Refusal.Kind.NOT_FOUND,
                "change-unknown",
                "There is no change " + key + ". Open the list under Changes.");
    }

    static Refusal outOfDate(Change change, long expected) {
        return new Refusal(
                Refusal.Kind.OUT_OF_DATE,
                "change-changed",
                "Not done: " + change.key() + " changed since you opened it (version " + change.version()
                        + ", yours is " + expected + "). Look again.");
    }

    static Refusal frozen(Change change, List<Conflict> freezes) {
        return new Refusal(
                Refusal.Kind.CONFLICT,
                "change-frozen",
                change.key() + " lies in a freeze: " + listed(freezes)
                        + ". Choose a window outside of it; only an emergency is carried out in one.");
    }

    static Refusal meets(Change change, List<Conflict> conflicts) {
        return new Refusal(
                Refusal.Kind.CONFLICT,
                "change-conflicts",
                change.key() + " meets " + listed(conflicts)
                        + ". Choose another window, or say why it is all right all the same.",
                "despite");
    }

    static Refusal riskyStandard(Change change) {
        return new Refusal(
                Refusal.Kind.CONFLICT,
                "change-too-risky",
                change.key() + " has a high risk here, and nobody would approve it: plan it as a normal change.");
    }

    private static String listed(List<Conflict> conflicts) {
        String named = conflicts.stream()
                .limit(MOST_NAMED)
                .map(conflict -> conflict.with()
                        + conflict.item().map(item -> " on " + item.name()).orElse("") + " ("
                        + conflict.rule().word().replace('-', ' ') + ", until " + conflict.clearsAt() + ")")
                .collect(Collectors.joining("; "));
        return conflicts.size() <= MOST_NAMED ? named : named + "; and " + (conflicts.size() - MOST_NAMED) + " more";
    }

    static Refusal invalid(String sentence, String field) {
        return new Refusal(Refusal.Kind.INVALID, "change-invalid", sentence, field);
    }
}
