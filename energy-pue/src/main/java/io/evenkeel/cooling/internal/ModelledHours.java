package io.evenkeel.cooling.internal;

import io.evenkeel.cooling.Calibration;
import io.evenkeel.cooling.Limit;
import io.evenkeel.cooling.OperatingHour;
import io.evenkeel.cooling.Outcome;
import io.evenkeel.cooling.Plant;
import io.evenkeel.cooling.PlantState;
import io.evenkeel.cooling.Powers;
import io.evenkeel.cooling.SetPoint;
import io.evenkeel.cooling.Setting;
import io.evenkeel.cooling.Site;
import io.evenkeel.cooling.Weather;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * A model beside the hours that were metered, at the IT power and set-points that were metered. Limits are left aside, since hours
 * that ran are not to be forbidden; where a part could not carry the heat, water is let drift as it does in a real plant.
 */
public final class ModelledHours {
    private static final double MOST_DRIFT = 3;
    private static final double DRIFT = 0.1;

    private final List<OperatingHour> metered = new ArrayList<>();
    private final List<PlantState> modelled = new ArrayList<>();
    private int unexplained;

    ModelledHours(Plant plant, List<OperatingHour> hours) {
        Plant unlimited = Plant.of(unlimited(plant.site()), plant.chiller());
        for (OperatingHour hour : hours) {
            modelled(unlimited, hour)
                    .ifPresentOrElse(
                            state -> {
                                metered.add(hour);
                                modelled.add(state);
                            },
                            () -> unexplained++);
        }
    }

    /** Hours that ran although the model says they cannot, even with some drift. */
    int unexplained() {
        return unexplained;
    }

    int size() {
        return modelled.size();
    }

    Calibration.Fit fit(ToDoubleFunction<Powers> part) {
        double sum = 0;
        double squares = 0;
        double wrong = 0;
        for (int i = 0; i < modelled.size(); i++) {
            double told = part.applyAsDouble(metered.get(i).powers());
            double error = told - part.applyAsDouble(modelled.get(i).powers());
            sum += told;
            wrong += error;
            squares += error * error;
        }
        int free = modelled.size() - 1;
        double mean = sum / modelled.size();
        return new Calibration.Fit(Math.sqrt(squares / free) / mean, wrong / (free * mean), mean);
    }

    private static Optional<PlantState> modelled(Plant plant, OperatingHour hour) {
        double flow = hour.setting().condenserPumps()
                * plant.site().condenserWaterPumps().flow();
        Setting set = SetPoint.CONDENSER_FLOW.in(hour.setting(), hour.condenserFlow() / flow);
        return drifting(plant, hour.weather(), set, hour.powers().it());
    }

    /**
     * A setting that runs, by the model.
     *
     * @return empty where the model says that it cannot run, even with some drift
     */
    public static Optional<PlantState> running(Plant plant, Weather weather, Setting set, double itKw) {
        return drifting(Plant.of(unlimited(plant.site()), plant.chiller()), weather, set, itKw);
    }

    private static Optional<PlantState> drifting(Plant plant, Weather weather, Setting set, double itKw) {
        double load = Work.of(plant.site().hall(), itKw, set.supplyAirC());
        double drift = 0;
        int pumps = set.chilledPumps();
        while (Math.abs(drift) <= MOST_DRIFT) {
            Setting tried = drifted(set, drift, pumps);
            switch (plant.evaluate(weather, load, tried)) {
                case Outcome.Runs(PlantState state) -> {
                    return Optional.of(state);
                }
                case Outcome.Breaks(Limit limit) -> {
                    if (limit == Limit.TOWER && drift >= 0) {
                        drift += DRIFT;
                    } else if (limit == Limit.PLATE && drift <= 0) {
                        drift -= DRIFT;
                    } else if (limit == Limit.CHILLED_PUMPS
                            && pumps < plant.site().chilledWaterPumps().count()) {
                        pumps++;
                    } else {
                        return Optional.empty();
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Setting drifted(Setting set, double drift, int pumps) {
        return new Setting(
                set.drives(),
                set.supplyAirC(),
                set.chilledWaterC(),
                set.towerWaterC() + drift,
                set.economizer(),
                set.chillers(),
                set.condenserPumps(),
                Math.min(1, set.condenserFlow()),
                set.cells(),
                pumps);
    }

    private static Site unlimited(Site site) {
        Site.Limits of = site.limits();
        Site.Limits none = new Site.Limits(
                -100,
                100,
                -50,
                1e-3,
                100,
                1e-3,
                -50,
                1e-3,
                of.leastChillerLoad(),
                -50,
                1e-3,
                of.mostEvaporatorFlow(),
                1e-3,
                1e-3);
        return new SiteParts(site).limits(none).site();
    }
}
