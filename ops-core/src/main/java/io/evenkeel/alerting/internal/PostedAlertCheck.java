package io.evenkeel.alerting.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Says what is wrong with an alert that was sent. Pure. */
final class PostedAlertCheck {
    private static final Pattern LABEL = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");
    private static final int MOST_LABELS = 100;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_LABEL = 4_096;
    private static final int LONGEST_ANNOTATION = 64 * 1024;
    private static final int LONGEST_URL = 8_192;
    private static final Duration CLOCKS_APART = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofDays(3_660);

    private PostedAlertCheck() {}

    /** A sentence, if something is wrong. */
    static Optional<String> problem(PostedAlert alert, Instant now) {
        if (alert.labels().values().stream().allMatch(String::isEmpty)) {
            return Optional.of("at least one label pair required");
        }
        return texts("label", alert.labels(), LONGEST_LABEL)
                .or(() -> texts("annotation", alert.annotations(), LONGEST_ANNOTATION))
                .or(() -> times(alert, now))
                .or(() -> alert.generatorUrl()
                        .filter(url -> url.length() > LONGEST_URL || isNoText(url))
                        .map(url -> "the generatorURL is too long or no text"));
    }

    private static Optional<String> texts(String what, Map<String, String> texts, int longest) {
        if (texts.size() > MOST_LABELS) {
            return Optional.of("%,d %ss are more than %d".formatted(texts.size(), what, MOST_LABELS));
        }
        for (var entry : texts.entrySet()) {
            String name = entry.getKey();
            if (name.length() > LONGEST_NAME || !LABEL.matcher(name).matches()) {
                return Optional.of("invalid " + what + " name \"" + shortened(name) + "\"");
            }
            if (entry.getValue().length() > longest) {
                return Optional.of("the %s \"%s\" has more than %,d characters".formatted(what, name, longest));
            }
            if (isNoText(entry.getValue())) {
                return Optional.of("the %s \"%s\" is no text".formatted(what, name));
            }
        }
        return Optional.empty();
    }

    /** The database takes neither a zero nor half a character. */
    private static boolean isNoText(String text) {
        return text.codePoints()
                .anyMatch(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    }

    private static Optional<String> times(PostedAlert alert, Instant now) {
        if (alert.startsAt().isPresent()
                && alert.endsAt().isPresent()
                && alert.endsAt().get().isBefore(alert.startsAt().get())) {
            return Optional.of("start time must be before end time");
        }
        if (alert.startsAt()
                .filter(time -> time.isAfter(now.plus(CLOCKS_APART)))
                .isPresent()) {
            return Optional.of("startsAt is more than an hour in the future; do the clocks agree?");
        }
        if (alert.startsAt().filter(time -> time.isBefore(now.minus(LONGEST))).isPresent()
                || alert.endsAt()
                        .filter(time -> time.isBefore(now.minus(LONGEST)))
                        .isPresent()) {
            return Optional.of("a time is more than ten years in the past");
        }
        return alert.endsAt()
                .filter(time -> time.isAfter(now.plus(LONGEST)))
                .map(time -> "endsAt is more than ten years in the future");
    }

    private static String shortened(String name) {
        return name.length() <= 60 ? name : name.substring(0, 60) + "…";
    }
}
