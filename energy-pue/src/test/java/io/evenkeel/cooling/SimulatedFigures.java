package io.evenkeel.cooling;

import io.evenkeel.plantsimulator.BestCommand;
import io.evenkeel.plantsimulator.Command;
import io.evenkeel.plantsimulator.PlantMetered;
import java.util.List;
import java.util.Optional;

/**
 * What advice from a model is worth on a plant with other equations: hours spread evenly over the time after the calibration, each
 * held as good practice holds it, as the model advises, and as is best by brute force on the plant itself.
 *
 * @param share of the attainable saving that the advice realises
 * @param drifted hours in which the plant could not hold the advice to the letter
 * @param refused hours in which it could not follow it at all and was run by good practice
 * @param worse hours in which the advice draws more than good practice
 */
record SimulatedFigures(
        double share, double expert, double advised, double best, int hours, int drifted, int refused, int worse) {

    static SimulatedFigures of(SimulatedOperation operation, Plant model, int from, int until, int count) {
        Controller optimal = Controllers.optimal(model, Grid.reference());
        BestCommand bruteForce = new BestCommand(operation.plant().simulator());
        double expert = 0;
        double advised = 0;
        double best = 0;
        int drifted = 0;
        int refused = 0;
        int worse = 0;
        for (int i = 0; i < count; i++) {
            Weather weather = operation.weather(from + (int) ((i + 0.5) * (until - from) / count));
            double load = SimulatedOperation.load(weather);
            PlantState usual = operation.expert().decide(weather, load).orElseThrow();
            Setting advice = optimal.decide(weather, load).orElse(usual).setting();
            Command told = SimulatedPlant.command(advice);
            Optional<PlantMetered> followed = operation.plant().run(weather, load, advice);
            double drawn =
                    followed.map(PlantMetered::total).orElse(usual.powers().total());
            expert += usual.powers().total();
            advised += drawn;
            best += bruteForce
                    .of(SimulatedPlant.air(weather), load, List.of(told, SimulatedPlant.command(usual.setting())))
                    .orElseThrow()
                    .total();
            refused += followed.isEmpty() ? 1 : 0;
            drifted += followed.isPresent() && !followed.get().command().equals(told) ? 1 : 0;
            worse += drawn > usual.powers().total() ? 1 : 0;
        }
        return new SimulatedFigures(
                (expert - advised) / (expert - best), expert, advised, best, count, drifted, refused, worse);
    }
}
