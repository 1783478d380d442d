package io.evenkeel.energy;

import io.evenkeel.cooling.Advice;
import io.evenkeel.cooling.Limit;
import io.evenkeel.cooling.PlantState;
import io.evenkeel.cooling.SetPoint;
import io.evenkeel.cooling.SetPointAdvice;
import io.evenkeel.cooling.SetPointRange;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the optimizer would do now. Never done by itself.
 *
 * @param points in the order of {@link PlantPoint}
 * @param oldest when the oldest value that it is made from was measured
 * @param locks that were held
 * @param calibration of the model that it is made with; empty for the design
 * @param price CNY for each kWh in this hour, by the tariff that is valid; empty without one
 */
public record PlantAdvice(
        Instant at,
        List<PointNow> points,
        Optional<Instant> oldest,
        PlantLocks locks,
        Optional<PlantCalibration> calibration,
        Optional<BigDecimal> price,
        Verdict verdict) {
    public PlantAdvice {
        points = List.copyOf(points);
    }

    /** What came out. */
    public sealed interface Verdict {

        /** Points that it needs are not known, so there is no advice. */
        record NotKnown(List<PlantPoint> missing) implements Verdict {
            public NotKnown {
                missing = List.copyOf(missing);
            }
        }

        /** The model cannot follow what is measured: how the plant runs is impossible by it, or it holds no setting for this hour. */
        record NoAnswer(String reason) implements Verdict {}

        /**
         * Two settings of the same work in the same air, both by the model, so that what it does not know weighs on both.
         *
         * @param measuredKw the facility's power, where it is known
         * @param beyond the limit that the plant is run beyond just now
         * @param advice to change, or to leave it
         * @param setPoints now and as it would be; all the same where it is left
         * @param ranges from where to where each can be moved at this site
         */
        record Compared(
                PlantState now,
                PlantState proposed,
                OptionalDouble measuredKw,
                Optional<Limit> beyond,
                Advice advice,
                List<SetPointAdvice> setPoints,
                Map<SetPoint, SetPointRange> ranges)
                implements Verdict {
            public Compared {
                setPoints = List.copyOf(setPoints);
                ranges = Map.copyOf(ranges);
            }
        }
    }
}
