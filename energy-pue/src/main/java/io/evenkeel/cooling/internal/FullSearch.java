package io.evenkeel.cooling.internal;

import io.evenkeel.cooling.Controller;
import io.evenkeel.cooling.Grid;
import io.evenkeel.cooling.Outcome;
import io.evenkeel.cooling.Plant;
import io.evenkeel.cooling.PlantState;
import io.evenkeel.cooling.Weather;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The best setting of a grid, all of whose settings are either computed or shown to be no better. Nothing is lost, because
 * choices are left out for two reasons only:
 *
 * <ol>
 *   <li>a limit that depends on nothing but what is already chosen forbids them: pump flow and speed, evaporator and condenser flow,
 *       rack inlet, coil;
 *   <li>what they cost at least is no less than the best feasible setting found. The least cost of a chilled-water side is its own
 *       power, the cheapest condenser pumps, and chillers with the coldest tower water, the fullest condensers and the most that
 *       the plate can carry ({@link ChillerPower#least} says why that is a bound). Towers count as nothing until everything else
 *       is exact; then fan power at a budget is turned into the fastest speed it allows (the drive is never better than at full
 *       speed), and cells that do not carry the heat at that speed cost more, since heat rises with speed.
 * </ol>
 *
 * <p>Sides are tried cheapest bound first, so the first bound at or above the best ends the search. Facility power rises with power
 * before the transformer, so the latter is compared.
 */
public final class FullSearch implements Controller {
    private final Plant plant;
    private final Grid grid;
    private final Optional<Controller> guess;
    private double load = Double.NaN;
    private List<Choices> choices = List.of();

    /** @param guess whose settings must be of the grid; it makes the search faster and changes nothing else */
    public FullSearch(Plant plant, Grid grid, Optional<Controller> guess) {
        this.plant = plant;
        this.grid = grid;
        this.guess = guess;
    }

    /** A chilled-water side and what it costs at least. */
    private record Bounded(Choices choices, ChilledWater water, double least) {}

    @Override
    public Optional<PlantState> decide(Weather weather, double loadKw) {
        if (loadKw != load) {
            choices = Choices.all(plant.site(), grid, loadKw, false);
            load = loadKw;
        }
        HourSearch hour = new HourSearch(plant.site(), plant.chiller(), weather);
        guess.flatMap(one -> one.decide(weather, loadKw))
                .ifPresent(state ->
                        hour.known(state.powers().total() - state.powers().transformer(), state.setting()));
        List<Double> towers = grid.towerWater().stream().filter(hour::mayLeave).toList();
        if (!towers.isEmpty()) {
            search(hour, towers);
        }
        return Optional.ofNullable(hour.setting())
                .map(setting -> plant.evaluate(weather, loadKw, setting))
                .filter(Outcome.Runs.class::isInstance)
                .map(outcome -> ((Outcome.Runs) outcome).state());
    }

    private void search(HourSearch hour, List<Double> towers) {
        List<Bounded> all = new ArrayList<>();
        for (Choices group : choices) {
            double pumps = group.condensers().getFirst().power();
            for (ChilledWater water : group.waters()) {
                double least = water.power() + pumps + least(hour, group, water, towers.getFirst());
                if (least < hour.best()) {
                    all.add(new Bounded(group, water, least));
                }
            }
        }
        all.sort(Comparator.comparingDouble(Bounded::least));
        for (Bounded one : all) {
            if (one.least() >= hour.best()) {
                return;
            }
            towers.forEach(tower -> search(hour, one, tower));
        }
    }

    private static double least(HourSearch hour, Choices group, ChilledWater water, double tower) {
        if (water.chillers() == 0) {
            return hour.carriesAll(water, tower, group.mostFlow(), group.itsResistance())
                    ? 0
                    : Double.POSITIVE_INFINITY;
        }
        return hour.leastChillers(water, tower, group.mostFlow(), group.itsResistance());
    }

    private static void search(HourSearch hour, Bounded one, double tower) {
        double least = one.water().power() + least(hour, one.choices(), one.water(), tower);
        for (CondenserWater condenser : one.choices().condensers()) {
            if (least + condenser.power() >= hour.best()) {
                return;
            }
            hour.attempt(one.water(), condenser, tower);
        }
    }
}
