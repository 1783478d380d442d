package io.evenkeel.cooling.internal;

import io.evenkeel.cooling.Controller;
import io.evenkeel.cooling.Grid;
import io.evenkeel.cooling.Outcome;
import io.evenkeel.cooling.Plant;
import io.evenkeel.cooling.PlantState;
import io.evenkeel.cooling.Setting;
import io.evenkeel.cooling.Weather;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A nearly best setting of a grid, fast: for each number of chillers, with and without the economizer, a coarse look and from the
 * most promising of them a descent. A step moves supply air and chilled water by one place each and tower water by up to two, since
 * these three are tied by the coil and the plate; condenser pumps, their flow and the cells are always chosen anew. The result
 * depends on the hour alone, not on hours before.
 */
public final class FastSearch implements Controller {
    /** Places that the coarse look skips: 2 K of supply air and chilled water, 1.5 K of tower water. */
    private static final int AIR_STRIDE = 4;

    private static final int WATER_STRIDE = 4;
    private static final int TOWER_STRIDE = 3;
    private static final int FREE_AIR_STRIDE = 2;
    private static final int TOWER_REACH = 2;
    private static final int CROSS_WATER_REACH = 3;
    private static final int DESCENTS = 4;
    /** A coarse look is rarely further than this from what a descent finds, kW per kW of load. */
    private static final double HOPE = 0.006;

    private final Plant plant;
    private final Grid grid;
    private double load = Double.NaN;
    private List<Group> groups = List.of();
    /** Ordered so that what won last is looked at first: it leaves the others less to beat, and changes no result. */
    private List<Group> inOrder = List.of();

    public FastSearch(Plant plant, Grid grid) {
        this.plant = plant;
        this.grid = grid;
    }

    /** Choices with their chilled-water sides by place; null where nothing can be run. */
    private record Group(Choices choices, @Nullable ChilledWater[][] places) {

        static Group of(Choices choices, Grid grid) {
            var places = new ChilledWater[grid.supplyAir().size()]
                    [grid.chilledWater().size()];
            choices.waters().forEach(water -> places[water.airIndex()][water.waterIndex()] = water);
            return new Group(choices, places);
        }

        @Nullable
        ChilledWater at(int air, int water) {
            return air < 0 || air >= places.length || water < 0 || water >= places[air].length
                    ? null
                    : places[air][water];
        }
    }

    /** A group in this hour, with the best setting so far and the places that need no second look. */
    private record Trial(Group group, HourSearch hour, BitSet tried) {}

    @Override
    public Optional<PlantState> decide(Weather weather, double loadKw) {
        if (loadKw != load) {
            groups = Choices.all(plant.site(), grid, loadKw, true).stream()
                    .map(choices -> Group.of(choices, grid))
                    .toList();
            inOrder = groups;
            load = loadKw;
        }
        return best(weather)
                .map(setting -> plant.evaluate(weather, loadKw, setting))
                .filter(Outcome.Runs.class::isInstance)
                .map(outcome -> ((Outcome.Runs) outcome).state());
    }

    private Optional<Setting> best(Weather weather) {
        List<Trial> trials = new ArrayList<>();
        double best = Double.POSITIVE_INFINITY;
        for (Group group : inOrder) {
            Trial trial = new Trial(group, new HourSearch(plant.site(), plant.chiller(), weather), new BitSet());
            trial.hour().within(best + HOPE * load);
            trial.hour().coarse(true);
            if (group.choices().waters().getFirst().chillers() == 0) {
                lookFree(trial);
            } else {
                look(trial);
            }
            best = Math.min(best, trial.hour().best());
            if (trial.hour().setting() != null) {
                trials.add(trial);
            }
        }
        trials.sort(Comparator.comparingDouble(trial -> trial.hour().best()));
        double hope = trials.isEmpty() ? 0 : trials.getFirst().hour().best() + HOPE * load;
        trials.stream()
                .limit(DESCENTS)
                .filter(trial -> trial.hour().best() <= hope)
                .forEach(this::descend);
        Optional<Trial> won = trials.stream()
                .min(Comparator.comparingDouble(trial -> trial.hour().best()))
                .map(trial -> crossed(trial, weather));
        won.ifPresent(trial -> inOrder = first(trial.group()));
        return won.flatMap(trial -> Optional.ofNullable(trial.hour().setting()));
    }

    /**
     * With other numbers of machines, about the same temperatures may be better still: a chiller near its full load has so narrow a
     * region that the coarse look misses it.
     */
    private Trial crossed(Trial best, Weather weather) {
        Trial won = best;
        for (boolean better = true; better; ) {
            better = false;
            for (Group group : groups) {
                if (!group.equals(won.group())) {
                    Trial other =
                            new Trial(group, new HourSearch(plant.site(), plant.chiller(), weather), new BitSet());
                    other.hour().within(won.hour().best());
                    lookAround(other, won.hour(), CROSS_WATER_REACH);
                    if (other.hour().setting() != null) {
                        descend(other);
                        won = other;
                        better = true;
                    }
                }
            }
        }
        return won;
    }

    private List<Group> first(Group won) {
        List<Group> order = new ArrayList<>(groups);
        order.remove(won);
        order.addFirst(won);
        return order;
    }

    private void look(Trial trial) {
        int towers = grid.towerWater().size();
        for (int air = grid.supplyAir().size() - 1; air >= 0; air -= AIR_STRIDE) {
            for (int water = grid.chilledWater().size() - 1; water >= 0; water -= WATER_STRIDE) {
                ChilledWater place = trial.group().at(air, water);
                for (int tower = 0; place != null && tower < towers; tower += TOWER_STRIDE) {
                    attempt(trial, place, tower);
                }
            }
        }
    }

    /**
     * Without a chiller, plate and towers leave a narrow edge, which a coarse look would miss: every chilled water is tried with the
     * warmest tower water that the plate allows and the two places below.
     */
    private void lookFree(Trial trial) {
        Choices choices = trial.group().choices();
        for (int air = grid.supplyAir().size() - 1; air >= 0; air -= FREE_AIR_STRIDE) {
            for (int water = grid.chilledWater().size() - 1; water >= 0; water--) {
                ChilledWater place = trial.group().at(air, water);
                int tower = place == null ? -1 : warmestBelow(place.supplyWater());
                while (place != null
                        && tower >= 0
                        && !trial.hour()
                                .carriesAll(
                                        place,
                                        grid.towerWater().get(tower),
                                        choices.mostFlow(),
                                        choices.itsResistance())) {
                    tower--;
                }
                for (int step = 0; place != null && step <= TOWER_REACH; step++) {
                    attempt(trial, place, tower - step);
                }
            }
        }
    }

    /** Place of the warmest tower water not above a temperature; -1 if there is none. */
    private int warmestBelow(double celsius) {
        int place = Collections.binarySearch(grid.towerWater(), celsius);
        return place >= 0 ? place : -place - 2;
    }

    private void descend(Trial trial) {
        trial.hour().coarse(false);
        trial.tried().clear();
        for (double before = Double.POSITIVE_INFINITY; trial.hour().best() < before; ) {
            before = trial.hour().best();
            lookAround(trial, trial.hour(), 1);
        }
    }

    /** Around the best of an hour, which may be another group's. */
    private void lookAround(Trial trial, HourSearch hour, int waterReach) {
        ChilledWater from = hour.bestWater();
        int tower = grid.towerWater().indexOf(hour.bestTower());
        for (int air = -1; from != null && air <= 1; air++) {
            for (int water = -waterReach; water <= waterReach; water++) {
                ChilledWater place = trial.group().at(from.airIndex() + air, from.waterIndex() + water);
                for (int step = -TOWER_REACH; place != null && step <= TOWER_REACH; step++) {
                    attempt(trial, place, tower + step);
                }
            }
        }
    }

    private void attempt(Trial trial, ChilledWater water, int towerIndex) {
        HourSearch hour = trial.hour();
        int towers = grid.towerWater().size();
        int place = (water.airIndex() * grid.chilledWater().size() + water.waterIndex()) * towers + towerIndex;
        if (towerIndex < 0 || towerIndex >= towers || trial.tried().get(place)) {
            return;
        }
        trial.tried().set(place);
        double tower = grid.towerWater().get(towerIndex);
        Choices choices = trial.group().choices();
        boolean free = water.chillers() == 0;
        if (!hour.mayLeave(tower)
                || (free && !hour.carriesAll(water, tower, choices.mostFlow(), choices.itsResistance()))) {
            return;
        }
        double least = water.power() + hour.leastChillers(water, tower, choices.mostFlow(), choices.itsResistance());
        for (CondenserWater condenser : choices.condensers()) {
            if (least + condenser.power() >= hour.best()) {
                return;
            }
            hour.attempt(water, condenser, tower);
        }
    }
}
