package io.evenkeel.energy.internal.plant;

import io.evenkeel.cooling.Advice;
import io.evenkeel.cooling.Controllers;
import io.evenkeel.cooling.Grid;
import io.evenkeel.cooling.Limit;
import io.evenkeel.cooling.Outcome;
import io.evenkeel.cooling.Plant;
import io.evenkeel.cooling.PlantState;
import io.evenkeel.cooling.RunningPlant;
import io.evenkeel.cooling.SetPoint;
import io.evenkeel.cooling.SetPointAdvice;
import io.evenkeel.cooling.SetPointRange;
import io.evenkeel.cooling.Site;
import io.evenkeel.energy.PlantAdvice.Verdict;
import io.evenkeel.energy.PlantLocks;
import io.evenkeel.energy.PlantPoint;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Compares how a plant runs with how it would best be run. */
final class AdviceNow {
    /** What saves less is not worth that somebody touches the plant: a thousandth of the facility's power. */
    private static final double LEAST_WORTH = 0.001;

    private AdviceNow() {}

    static Verdict of(Plant plant, Moment moment, PlantLocks locks) {
        if (!moment.missing().isEmpty()) {
            return new Verdict.NotKnown(moment.missing());
        }
        RunningPlant running = moment.running(plant.site());
        Optional<PlantState> now = running.by(plant);
        if (now.isEmpty()) {
            return new Verdict.NoAnswer("By the model the plant cannot run as it is measured. Check the sensors and the"
                    + " site's sizes, or calibrate.");
        }
        double load = now.get().loadKw();
        double most = plant.site().hall().designKw();
        double least = plant.site().hall().leastKw();
        if (load < least || load > most) {
            return new Verdict.NoAnswer(String.format(
                    Locale.ROOT, "IT work is %,.0f kW; the site says %,.0f to %,.0f kW.", load, least, most));
        }
        return Controllers.optimal(plant, grid(locks))
                .decide(running.weather(), load)
                .map(best -> compared(plant, moment, running, now.get(), best))
                .orElseGet(() -> new Verdict.NoAnswer(
                        "No setting keeps every limit in this air at this load with what is held."));
    }

    private static Verdict compared(Plant plant, Moment moment, RunningPlant running, PlantState now, PlantState best) {
        Advice advice = Advice.of(plant, now, best);
        if (advice instanceof Advice.Change change
                && change.kw() < LEAST_WORTH * now.powers().total()) {
            advice = new Advice.Keep(String.format(
                    Locale.ROOT, "What is best would save only %.1f kW, less than a thousandth.", change.kw()));
        }
        PlantState proposed = advice instanceof Advice.Change ? best : now;
        return new Verdict.Compared(
                now,
                proposed,
                moment.known(PlantPoint.TOTAL_KW),
                beyond(plant, running, now.loadKw()),
                advice,
                SetPointAdvice.of(plant, now, proposed).stream()
                        .map(one -> measured(running, one))
                        .toList(),
                ranges(plant.site()));
    }

    private static Map<SetPoint, SetPointRange> ranges(Site site) {
        Map<SetPoint, SetPointRange> ranges = new EnumMap<>(SetPoint.class);
        for (SetPoint what : SetPoint.values()) {
            ranges.put(what, SetPointRange.of(what, site));
        }
        return ranges;
    }

    /** As the sensors say it: where the model had to let water drift to follow, its own value is not what operators see. */
    private static SetPointAdvice measured(RunningPlant running, SetPointAdvice one) {
        double now = one.what().of(running.setting());
        return new SetPointAdvice(
                one.what(), now, one.why() instanceof SetPointAdvice.Why.Same ? now : one.wouldBe(), one.why());
    }

    private static Optional<Limit> beyond(Plant plant, RunningPlant running, double load) {
        return plant.evaluate(running.weather(), load, running.setting()) instanceof Outcome.Breaks(Limit limit)
                ? Optional.of(limit)
                : Optional.empty();
    }

    private static Grid grid(PlantLocks locks) {
        Grid grid = Grid.reference();
        if (locks.supplyAirC().isPresent()) {
            grid = grid.withSupplyAir(locks.supplyAirC().getAsDouble());
        }
        if (locks.chilledWaterC().isPresent()) {
            grid = grid.withChilledWater(locks.chilledWaterC().getAsDouble());
        }
        if (locks.towerWaterC().isPresent()) {
            grid = grid.withTowerWater(locks.towerWaterC().getAsDouble());
        }
        return grid;
    }
}
