package io.evenkeel.plantsimulator;

import java.util.Optional;

/** The mean of an hour's steps. */
final class HourMean {
    private final double[] sums = new double[Meters.COUNT];
    private int steps;
    private Optional<Command> last = Optional.empty();

    void add(PlantMetered step) {
        double[] values = Meters.values(step);
        for (int i = 0; i < sums.length; i++) {
            sums[i] += values[i];
        }
        steps++;
        last = Optional.of(step.command());
    }

    /** Machines as in the last step; empty without one. */
    Optional<PlantMetered> of(Outdoors air) {
        double[] means = new double[sums.length];
        for (int i = 0; i < sums.length; i++) {
            means[i] = sums[i] / steps;
        }
        return last.map(machines -> Meters.of(means, air, machines));
    }
}
