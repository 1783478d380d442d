package io.evenkeel.alerting.internal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as Prometheus writes them: {@code 30s}, {@code 5m}, {@code 1h30m}, {@code 2d}; largest unit first. */
final class RuleDuration {
    private static final Pattern FORM = Pattern.compile(
            "(?:([0-9]{1,4})y)?(?:([0-9]{1,6})w)?(?:([0-9]{1,6})d)?(?:([0-9]{1,8})h)?(?:([0-9]{1,9})m)?(?:([0-9]{1,9})s)?(?:([0-9]{1,9})ms)?");
    private static final List<Duration> UNITS = List.of(
            Duration.ofDays(365),
            Duration.ofDays(7),
            Duration.ofDays(1),
            Duration.ofHours(1),
            Duration.ofMinutes(1),
            Duration.ofSeconds(1),
            Duration.ofMillis(1));

    private RuleDuration() {}

    static Optional<Duration> parse(String text) {
        if (text.equals("0")) {
            return Optional.of(Duration.ZERO);
        }
        Matcher form = FORM.matcher(text);
        if (text.isEmpty() || !form.matches()) {
            return Optional.empty();
        }
        Duration sum = Duration.ZERO;
        for (int unit = 0; unit < UNITS.size(); unit++) {
            String count = form.group(unit + 1);
            if (count != null) {
                sum = sum.plus(UNITS.get(unit).multipliedBy(Long.parseLong(count)));
            }
        }
        return Optional.of(sum);
    }
}
