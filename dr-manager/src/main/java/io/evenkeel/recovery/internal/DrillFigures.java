package io.evenkeel.recovery.internal;

import io.evenkeel.recovery.Drill.Measured;
import io.evenkeel.recovery.Drill.Stage;
import io.evenkeel.recovery.Drill.Step;
import io.evenkeel.recovery.Drill.StepState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** What a drill measured. What is not known is said, and never guessed. Pure. */
final class DrillFigures {
    /** What people wait for when it is no drill: until the service is back, and known to be right. */
    private static final Set<Step> OF_RTO = EnumSet.of(Step.PREPARE, Step.RESTORE, Step.REPLAY, Step.START, Step.PROVE);

    /** The clocks of host and server may differ by as much. */
    private static final Duration CLOCKS = Duration.ofMinutes(5);

    private DrillFigures() {}

    /**
     * @param steps as far as they came, before those that never came are left out
     * @param newest the newest moment that could have been restored when it began
     */
    static Measured of(Collection<Stage> steps, Optional<Instant> beganAt, Optional<Instant> newest) {
        List<String> incomplete = new ArrayList<>();
        Optional<Long> rpo = rpo(beganAt, newest, incomplete);
        Optional<Long> rto = rto(steps, incomplete);
        return new Measured(rpo, rto, incomplete);
    }

    private static Optional<Long> rpo(Optional<Instant> beganAt, Optional<Instant> newest, List<String> incomplete) {
        if (beganAt.isEmpty() || newest.isEmpty()) {
            incomplete.add("The RPO is not known: the host did not tell up to which moment it could have restored.");
            return Optional.empty();
        }
        Duration lost = Duration.between(newest.get(), beganAt.get());
        if (lost.compareTo(CLOCKS.negated()) < 0) {
            incomplete.add("The RPO is not known: by the host's clock the newest copy is of " + newest.get()
                    + ", which is after the drill began.");
            return Optional.empty();
        }
        return Optional.of(Math.max(0, roundedUp(lost.toMillis() / 1000.0)));
    }

    private static Optional<Long> rto(Collection<Stage> steps, List<String> incomplete) {
        double seconds = 0;
        for (Stage stage : steps) {
            if (!OF_RTO.contains(stage.step()) || stage.state() == StepState.LEFT_OUT) {
                continue;
            }
            boolean ended = stage.state() == StepState.DONE
                    || (stage.step() == Step.PROVE && stage.state() == StepState.FAILED);
            if (!ended || stage.tookSeconds().isEmpty()) {
                incomplete.add("The RTO is not known: the step " + stage.step().word() + " did not come to its end.");
                return Optional.empty();
            }
            seconds += stage.tookSeconds().get();
        }
        return Optional.of(roundedUp(seconds));
    }

    private static long roundedUp(double seconds) {
        return (long) Math.ceil(seconds);
    }

    /** The middle one, or the middle between the two in the middle. */
    static OptionalDouble median(Collection<Long> values) {
        if (values.isEmpty()) {
            return OptionalDouble.empty();
        }
        List<Long> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return OptionalDouble.of(
                sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2.0);
    }
}
