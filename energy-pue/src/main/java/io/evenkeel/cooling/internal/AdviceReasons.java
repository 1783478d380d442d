package io.evenkeel.cooling.internal;

import io.evenkeel.cooling.Advice;
import io.evenkeel.cooling.Outcome;
import io.evenkeel.cooling.Plant;
import io.evenkeel.cooling.PlantState;
import io.evenkeel.cooling.Powers;
import io.evenkeel.cooling.Setting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Gains by part, and the limits one step further. */
public final class AdviceReasons {
    private static final double STEP = 0.5;
    private static final double FLOW_STEP = 0.05;

    private AdviceReasons() {}

    public static Advice of(Plant plant, PlantState now, PlantState proposed) {
        if (now.loadKw() != proposed.loadKw() || !now.weather().equals(proposed.weather())) {
            throw new IllegalArgumentException("Only settings for the same work in the same air can be compared.");
        }
        double saved = now.powers().total() - proposed.powers().total();
        if (saved <= 0) {
            String flattered = proposed.pue() < now.pue() ? " Its PUE is lower because IT draws more." : "";
            return new Advice.Keep(String.format(
                    Locale.ROOT, "For the same work the facility would draw %.1f kW more.%s", -saved, flattered));
        }
        return new Advice.Change(
                proposed.setting(), saved, gains(now.powers(), proposed.powers()), binding(plant, proposed));
    }

    static Map<String, Double> gains(Powers now, Powers then) {
        Map<String, Double> gains = new LinkedHashMap<>();
        gains.put("it", now.it() - then.it());
        gains.put("losses", now.pdu() + now.ups() + now.transformer() - then.pdu() - then.ups() - then.transformer());
        gains.put("fans", now.fans() - then.fans());
        gains.put("chilled_pumps", now.chilledPumps() - then.chilledPumps());
        gains.put("condenser_pumps", now.condenserPumps() - then.condenserPumps());
        gains.put("chillers", now.chillers() - then.chillers());
        gains.put("towers", now.towers() + now.basin() - then.towers() - then.basin());
        return gains;
    }

    private static List<Advice.Binding> binding(Plant plant, PlantState state) {
        Setting set = state.setting();
        return Stream.of(
                        further(plant, state, "warmer supply air", with(set, STEP, 0, 0, 0)),
                        further(plant, state, "colder supply air", with(set, -STEP, 0, 0, 0)),
                        further(plant, state, "warmer chilled water", with(set, 0, STEP, 0, 0)),
                        further(plant, state, "colder chilled water", with(set, 0, -STEP, 0, 0)),
                        further(plant, state, "warmer tower water", with(set, 0, 0, STEP, 0)),
                        further(plant, state, "colder tower water", with(set, 0, 0, -STEP, 0)),
                        further(plant, state, "less condenser water", with(set, 0, 0, 0, -FLOW_STEP)),
                        further(plant, state, "more condenser water", with(set, 0, 0, 0, FLOW_STEP)))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Setting with(Setting set, double air, double water, double tower, double flow) {
        return new Setting(
                set.drives(),
                set.supplyAirC() + air,
                set.chilledWaterC() + water,
                set.towerWaterC() + tower,
                set.economizer(),
                set.chillers(),
                set.condenserPumps(),
                set.condenserFlow() + flow,
                set.cells(),
                set.chilledPumps());
    }

    private static Optional<Advice.Binding> further(Plant plant, PlantState state, String what, Setting beyond) {
        return plant.evaluate(state.weather(), state.loadKw(), beyond) instanceof Outcome.Breaks breaks
                ? Optional.of(new Advice.Binding(what, breaks.limit()))
                : Optional.empty();
    }
}
