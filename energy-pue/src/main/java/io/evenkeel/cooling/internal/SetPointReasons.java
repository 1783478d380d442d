package io.evenkeel.cooling.internal;

import io.evenkeel.cooling.Outcome;
import io.evenkeel.cooling.Plant;
import io.evenkeel.cooling.PlantState;
import io.evenkeel.cooling.SetPoint;
import io.evenkeel.cooling.SetPointAdvice;
import io.evenkeel.cooling.SetPointAdvice.Why;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Each set-point is put back alone, and what that would cost is its reason. */
public final class SetPointReasons {
    private SetPointReasons() {}

    public static List<SetPointAdvice> of(Plant plant, PlantState now, PlantState proposed) {
        return Arrays.stream(SetPoint.values())
                .map(what -> of(plant, now, proposed, what))
                .toList();
    }

    private static SetPointAdvice of(Plant plant, PlantState now, PlantState proposed, SetPoint what) {
        double before = what.of(now.setting());
        double then = what.of(proposed.setting());
        if (what.same(before, then)) {
            return new SetPointAdvice(what, before, then, new Why.Same());
        }
        Why why = switch (plant.evaluate(proposed.weather(), proposed.loadKw(), what.in(proposed.setting(), before))) {
            case Outcome.Breaks(var limit) -> new Why.Needed(limit);
            case Outcome.Runs(PlantState back) -> saves(back, proposed);
        };
        return new SetPointAdvice(what, before, then, why);
    }

    private static Why saves(PlantState back, PlantState proposed) {
        Map<String, Double> gains = AdviceReasons.gains(back.powers(), proposed.powers());
        String part = gains.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
        return new Why.Saves(back.powers().total() - proposed.powers().total(), part);
    }
}
