package io.evenkeel.knowledge.internal;

import io.evenkeel.audit.Refusal;
import io.evenkeel.knowledge.internal.Life.Missing;
import java.util.Locale;

/** Why a verb is refused, as a sentence with the way out. */
final class ArticleSentences {
    static final String OWN = "article-own";
    static final String ALONE = "article-alone";

    private static final int LONGEST_REASON = 4_000;

    private ArticleSentences() {}

    static Refusal refusal(String key, Missing obstacle) {
        return new Refusal(Refusal.Kind.CONFLICT, code(obstacle), sentence(key, obstacle));
    }

    /** Stable, such as {@code article-not-in-review}. */
    static String code(Missing obstacle) {
        return "article-" + obstacle.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static String sentence(String key, Missing obstacle) {
        return switch (obstacle) {
            case NOT_A_DRAFT -> key + " has no draft: change its text first.";
            case NOT_IN_REVIEW -> "Nothing of " + key + " is in review.";
            case NOT_SUBMITTED -> key + " is a draft: send it to review first, so that somebody else looks at it.";
            case NOTHING_WAITS -> key + " has no draft and nothing in review that could be given up.";
            case NOT_PUBLISHED -> "No version of " + key + " is published.";
        };
    }

    static Refusal own(String key) {
        return new Refusal(Refusal.Kind.CONFLICT, "article-own", ownSentence(key));
    }

    static String ownSentence(String key) {
        return "You wrote in this version of " + key + ": somebody else who may publish looks at it and publishes it.";
    }

    static String aloneSentence() {
        return "Nobody else may publish, so you may publish your own text. The audit trail keeps that nobody else looked.";
    }

    static Refusal unknown(String key) {
        return new Refusal(
                Refusal.Kind.NOT_FOUND,
                "article-unknown",
                "There is no article " + key + ". Open the list under Knowledge.");
    }

    static Refusal unknownNumber(String key, int number) {
        return new Refusal(
                Refusal.Kind.NOT_FOUND,
                "article-version-unknown",
                key + " has no version " + number + " that you may see. Its page lists them.");
    }

    static Refusal outOfDate(StoredArticle stored, long expected) {
        return new Refusal(
                Refusal.Kind.OUT_OF_DATE,
                "article-changed",
                "Not saved: " + stored.latest().authorName() + " or somebody else changed " + stored.key()
                        + " since you opened it (it is at " + stored.version() + ", you had " + expected
                        + "). Your text is not lost: compare both, then save again.");
    }

    static Refusal invalid(String sentence, String field) {
        return new Refusal(Refusal.Kind.INVALID, "article-invalid", sentence, field);
    }

    static String reason(String text) {
        String stripped = text.strip();
        if (stripped.isEmpty() || stripped.length() > LONGEST_REASON || stripped.indexOf(0) >= 0) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "article-reason-needed",
                    "Write why in 1 to %,d characters; these are %,d.".formatted(LONGEST_REASON, stripped.length()),
                    "reason");
        }
        return stripped;
    }
}
