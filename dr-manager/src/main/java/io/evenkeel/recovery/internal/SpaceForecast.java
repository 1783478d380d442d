package io.evenkeel.recovery.internal;

import io.evenkeel.protocol.RecoveryResult.RepositorySpace;
import io.evenkeel.recovery.SpaceLeft;
import io.evenkeel.telemetry.Forecast.Reaches;
import io.evenkeel.telemetry.Forecasts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** When a disk is full, by what it had left before. Pure. */
final class SpaceForecast {

    /** What was free at a moment. */
    record Told(Instant at, long freeBytes) {}

    /** As {@link Forecasts} asks. */
    private static final int FEWEST = 24;

    private SpaceForecast() {}

    /** @param before oldest first */
    static SpaceLeft of(List<Told> before, RepositorySpace space, Instant now) {
        int count = before.size() + 1;
        long[] times = new long[count];
        double[] free = new double[count];
        for (int i = 0; i < count - 1; i++) {
            times[i] = before.get(i).at().toEpochMilli();
            free[i] = before.get(i).freeBytes();
        }
        times[count - 1] = now.toEpochMilli();
        free[count - 1] = space.freeBytes();
        return switch (Forecasts.reaches(times, free, 0, count, 0, Forecasts.LONGEST)) {
            case Reaches.Already() ->
                left(space, now, Optional.of(now), Optional.of(now), Optional.of(now), Optional.empty());
            case Reaches.After after ->
                left(
                        space,
                        now,
                        Optional.of(now.plus(after.likely())),
                        Optional.of(now.plus(after.earliest())),
                        after.latest().map(now::plus),
                        Optional.empty());
            case Reaches.NotWithin(var within) ->
                without(space, now, "By its course it is not full within " + Math.max(1, within.toDays()) + " days.");
            case Reaches.CannotTell(var reason) -> without(space, now, count < FEWEST ? enough(count) : reason);
        };
    }

    private static String enough(int count) {
        return "When it is full is told from " + FEWEST + " lists of copies on; there are " + count + ".";
    }

    private static SpaceLeft without(RepositorySpace space, Instant now, String why) {
        return left(space, now, Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(why));
    }

    private static SpaceLeft left(
            RepositorySpace space,
            Instant now,
            Optional<Instant> fullAt,
            Optional<Instant> earliest,
            Optional<Instant> latest,
            Optional<String> why) {
        return new SpaceLeft(now, space.freeBytes(), space.totalBytes(), fullAt, earliest, latest, why);
    }
}
