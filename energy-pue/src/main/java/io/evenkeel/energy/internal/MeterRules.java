package io.evenkeel.energy.internal;

import static io.evenkeel.energy.internal.TreeRules.cut;
import static io.evenkeel.energy.internal.TreeRules.wrong;

import io.evenkeel.energy.Meter;
import io.evenkeel.energy.MeterSource;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What can be believed of a meter's description. */
final class MeterRules {
    private static final int MOST_LABELS = 30;
    private static final int LONGEST_LABEL = 1_024;
    private static final Duration LONGEST = Duration.ofDays(400);

    private MeterRules() {}

    static void check(List<Meter> meters, Set<String> nodes) {
        Set<String> seen = new HashSet<>();
        for (Meter meter : meters) {
            TreeRules.mustBeId(meter.id(), "meters");
            if (!seen.add(meter.id())) {
                throw wrong("Two meters are called " + meter.id() + "; give one another id.", "meters");
            }
            if (!nodes.contains(meter.node())) {
                throw wrong(
                        "The meter " + meter.id() + " is at " + cut(meter.node()) + ", which is no node.", "meters");
            }
            numbers(meter);
            source(meter);
        }
    }

    private static void numbers(Meter meter) {
        within(meter, "factor", meter.factor(), 1e-9, 1e9);
        within(meter, "errorPercent", meter.errorPercent(), 0.1, 10);
        within(meter, "most", meter.most(), 1e-6, 1e9);
        meter.wrapsAt().ifPresent(end -> within(meter, "wrapsAt", end, 1, 1e18));
        lasts(meter, "longestGap", meter.longestGap());
        lasts(meter, "stuckAfter", meter.stuckAfter());
    }

    private static void within(Meter meter, String what, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw wrong(
                    what + " of the meter " + meter.id() + " is " + value + "; it must be " + least + " to " + most
                            + ".",
                    "meters");
        }
    }

    private static void lasts(Meter meter, String what, Duration value) {
        if (value.compareTo(Duration.ofSeconds(1)) < 0 || value.compareTo(LONGEST) > 0) {
            throw wrong(what + " of the meter " + meter.id() + " must be 1 second to 400 days.", "meters");
        }
    }

    private static void source(Meter meter) {
        if (meter.source() instanceof MeterSource.Series(String name, var labels)) {
            boolean fits = labels.entrySet().stream()
                    .allMatch(label -> label.getKey().length() <= LONGEST_LABEL
                            && label.getValue().length() <= LONGEST_LABEL);
            if (name.isBlank() || name.length() > LONGEST_LABEL || labels.size() > MOST_LABELS || !fits) {
                throw wrong(
                        "The meter " + meter.id() + " needs a series: a name and at most 30 labels, each of at most"
                                + " 1,024 characters.",
                        "meters");
            }
        }
    }
}
