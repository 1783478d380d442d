package io.evenkeel.cooling;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * The energy of hours, kWh. Hours without a feasible setting are counted and have no energy.
 *
 * @param work IT energy at cool inlets
 * @param free hours without a chiller
 * @param partial hours with economizer and chillers
 * @param mechanical hours with chillers only
 * @param infeasible hours without a feasible setting
 * @param outsideTemperatures hours with chillers outside their published temperatures
 * @param outsideLift hours with chillers at a lift that their table does not hold
 */
public record EnergySum(
        Powers kwh,
        double work,
        int free,
        int partial,
        int mechanical,
        int infeasible,
        int outsideTemperatures,
        int outsideLift) {

    /** The sum of all hours. */
    public static EnergySum of(List<Optional<PlantState>> hours) {
        List<PlantState> run = hours.stream().flatMap(Optional::stream).toList();
        return new EnergySum(
                powers(run),
                sum(run, PlantState::loadKw),
                count(run, PlantState.Mode.FREE),
                count(run, PlantState.Mode.PARTIAL),
                count(run, PlantState.Mode.MECHANICAL),
                hours.size() - run.size(),
                (int) run.stream().filter(PlantState::outsideTemperatures).count(),
                (int) run.stream().filter(PlantState::outsideLift).count());
    }

    /** Facility energy over IT energy; NaN without an hour. */
    public double pue() {
        return kwh.total() / kwh.it();
    }

    /** Facility energy over IT work; NaN without an hour. */
    public double workPue() {
        return kwh.total() / work;
    }

    private static int count(List<PlantState> hours, PlantState.Mode mode) {
        return (int) hours.stream().filter(hour -> hour.mode() == mode).count();
    }

    private static Powers powers(List<PlantState> hours) {
        return new Powers(
                power(hours, Powers::it),
                power(hours, Powers::pdu),
                power(hours, Powers::ups),
                power(hours, Powers::transformer),
                power(hours, Powers::auxiliary),
                power(hours, Powers::fans),
                power(hours, Powers::chilledPumps),
                power(hours, Powers::condenserPumps),
                power(hours, Powers::chillers),
                power(hours, Powers::towers),
                power(hours, Powers::basin));
    }

    private static double power(List<PlantState> hours, ToDoubleFunction<Powers> part) {
        return sum(hours, hour -> part.applyAsDouble(hour.powers()));
    }

    private static double sum(List<PlantState> hours, ToDoubleFunction<PlantState> of) {
        return hours.stream().mapToDouble(of).sum();
    }
}
