package io.evenkeel.diagnosis.internal.cases;

import java.util.Arrays;
import java.util.List;

/**
 * Whether all measurements together deviate more than they do in calm times: the same scan over stretches of the normal time says how
 * much is usual (conformal prediction).
 *
 * @param beyond mean of the strongest signs, less that of the wildest calm stretch; 0 where nothing is measured
 */
record Calm(double beyond) {
    private static final int STRONGEST = 5;
    private static final int OF_SO_MANY = 20;

    static Calm of(List<SeriesSigns.Scanned> scanned) {
        int stretches =
                scanned.stream().mapToInt(one -> one.before().length).min().orElse(0);
        if (stretches == 0) {
            return new Calm(0);
        }
        double now = strongest(
                scanned.stream().mapToDouble(one -> one.sign().strength()).toArray());
        double wildest = 0;
        for (int back = 1; back <= stretches; back++) {
            int place = back;
            wildest = Math.max(
                    wildest,
                    strongest(scanned.stream()
                            .mapToDouble(one -> one.before()[one.before().length - place])
                            .toArray()));
        }
        return new Calm(now - wildest);
    }

    private static double strongest(double[] strengths) {
        Arrays.sort(strengths);
        int strongest = Math.clamp(strengths.length / OF_SO_MANY, 1, STRONGEST);
        return Arrays.stream(strengths)
                .skip(Math.max(0, strengths.length - strongest))
                .average()
                .orElse(0);
    }
}
