package io.evenkeel.problem.internal;

import io.evenkeel.audit.Refusal;
import io.evenkeel.problem.Problem;
import io.evenkeel.problem.internal.ProblemPhase.Impediment;
import java.util.Locale;

/** Why a verb is refused, as a sentence with the way out. */
final class ProblemSentences {
    private static final int LONGEST_TEXT = 4_000;

    private ProblemSentences() {}

    static Refusal refusal(Problem problem, Impediment obstacle) {
        return new Refusal(Refusal.Kind.CONFLICT, code(obstacle), sentence(problem, obstacle));
    }

    /** Stable, such as {@code problem-cause-unknown}. */
    static String code(Impediment obstacle) {
        return "problem-" + obstacle.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static String sentence(Problem problem, Impediment obstacle) {
        String key = problem.key();
        return switch (obstacle) {
            case NOT_ACCEPTED -> key + " is only proposed: accept it first, or dismiss it.";
            case ACCEPTED_ALREADY ->
                key + " was accepted"
                        + problem.acceptedByName().map(name -> " by " + name).orElse("") + ".";
            case CAUSE_UNKNOWN -> key + " has no cause yet: write it down with what shows it.";
            case NO_REMEDY ->
                key + " has no remedy that was carried out"
                        + problem.remedy()
                                .map(change -> ": " + change + " is not reviewed")
                                .orElse("")
                        + ". Name a change, or close it with a reason.";
            case WATCHED_ALREADY ->
                key + " is watched until "
                        + problem.watchUntil().map(Object::toString).orElse("its end")
                        + " and closes then, if it stays quiet.";
            case OVER -> key + " is " + problem.state().word() + ". If it comes back, a new one is proposed.";
        };
    }

    static Refusal unknown(String key) {
        return new Refusal(
                Refusal.Kind.NOT_FOUND,
                "problem-unknown",
                "There is no problem " + key + ". Open the list under Problems.");
    }

    static Refusal outOfDate(Problem problem, long expected) {
        return new Refusal(
                Refusal.Kind.OUT_OF_DATE,
                "problem-changed",
                "Not done: " + problem.key() + " changed since you opened it (version " + problem.version()
                        + ", yours is " + expected + "). Look again.");
    }

    static Refusal invalid(String sentence, String field) {
        return new Refusal(Refusal.Kind.INVALID, "problem-invalid", sentence, field);
    }

    /** What a person writes. */
    static String text(String text, String field) {
        String stripped = text.strip();
        if (stripped.isEmpty() || stripped.length() > LONGEST_TEXT || stripped.indexOf(0) >= 0) {
            throw invalid(
                    "Write 1 to %,d characters here; these are %,d.".formatted(LONGEST_TEXT, stripped.length()), field);
        }
        return stripped;
    }
}
