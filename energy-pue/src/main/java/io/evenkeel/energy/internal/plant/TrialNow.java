package io.evenkeel.energy.internal.plant;

import io.evenkeel.audit.Refusal;
import io.evenkeel.cooling.Limit;
import io.evenkeel.cooling.Outcome;
import io.evenkeel.cooling.Plant;
import io.evenkeel.cooling.PlantState;
import io.evenkeel.cooling.SetPoint;
import io.evenkeel.cooling.Setting;
import io.evenkeel.energy.PlantTrial;
import java.util.Map;
import java.util.Optional;

/** Tries another setting on the model. */
final class TrialNow {
    private static final double MOST = 100;

    private TrialNow() {}

    static PlantTrial of(Plant plant, Moment moment, Map<SetPoint, Double> changed) {
        changed.forEach((what, value) -> {
            if (!(value >= 0 && value <= MOST)) {
                throw new Refusal(
                        Refusal.Kind.INVALID, "energy-trial-wrong", "A set-point must be 0 to 100.", "setPoint");
            }
        });
        if (!moment.missing().isEmpty()) {
            return new PlantTrial.NotKnown(moment.missing());
        }
        Optional<PlantState> now = moment.running(plant.site()).by(plant);
        return now.map(state -> tried(plant, state, changed)).orElseGet(PlantTrial.NoModel::new);
    }

    /** What is left as it is runs, also where it runs beyond a limit. */
    private static PlantTrial tried(Plant plant, PlantState now, Map<SetPoint, Double> changed) {
        Setting set = now.setting();
        for (Map.Entry<SetPoint, Double> one : changed.entrySet()) {
            set = one.getKey().in(set, one.getValue());
        }
        if (set.equals(now.setting())) {
            return new PlantTrial.Runs(now, now);
        }
        Outcome outcome = plant.evaluate(now.weather(), now.loadKw(), set);
        int most = changed.containsKey(SetPoint.CHILLED_PUMPS)
                ? 0
                : plant.site().chilledWaterPumps().count();
        for (int pumps = 1;
                outcome instanceof Outcome.Breaks(Limit limit) && limit == Limit.CHILLED_PUMPS && pumps <= most;
                pumps++) {
            outcome = plant.evaluate(now.weather(), now.loadKw(), SetPoint.CHILLED_PUMPS.in(set, pumps));
        }
        return switch (outcome) {
            case Outcome.Runs(PlantState then) -> new PlantTrial.Runs(now, then);
            case Outcome.Breaks(Limit limit) -> new PlantTrial.Breaks(now, limit);
        };
    }
}
