package io.evenkeel.energy.internal.plant;

import io.evenkeel.audit.Refusal;
import io.evenkeel.cooling.Chiller;
import io.evenkeel.cooling.Plant;
import io.evenkeel.cooling.PlantState;
import io.evenkeel.energy.Energy;
import io.evenkeel.energy.Energy.EnergyHour;
import io.evenkeel.energy.PlantHistory;
import io.evenkeel.energy.PlantPoint;
import io.evenkeel.energy.internal.plant.PlantRows.PlantRow;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.springframework.stereotype.Service;

@Service
class PastService implements PlantHistory {
    private static final int MOST_DAYS = 31;
    private static final int HOURS_A_DAY = 24;
    /** Normal errors are within twice their root mean square in 95 of 100 hours. */
    private static final double TWICE = 2;

    private final PlantRows plants;
    private final CalibrationRows calibrations;
    private final PointReadings readings;
    private final Energy energy;
    private final InstantSource clock;

    PastService(
            PlantRows plants,
            CalibrationRows calibrations,
            PointReadings readings,
            Energy energy,
            InstantSource clock) {
        this.plants = plants;
        this.calibrations = calibrations;
        this.readings = readings;
        this.energy = energy;
        this.clock = clock;
    }

    @Override
    public PlantPast past(int days) {
        if (days < 1 || days > MOST_DAYS) {
            throw new Refusal(Refusal.Kind.INVALID, "energy-span-wrong", "Ask for 1 hour to 31 days.", "days");
        }
        PlantRow row = plants.find().orElseThrow(PlantService::unknown);
        UsedModel used = UsedModel.of(row.plant(), calibrations.newest(row.design()));
        Instant to = clock.instant().truncatedTo(ChronoUnit.HOURS);
        int before = used.calibration().isPresent() ? 0 : (MOST_DAYS - days) * HOURS_A_DAY;
        int hours = before + days * HOURS_A_DAY;
        Instant from = to.minus(Duration.ofHours(hours));
        HourlyPoints points =
                readings.hourly(row.plant().model(), point -> point.need() == PlantPoint.Need.ADVICE, from, hours);
        List<EnergyHour> metered = energy.hours(from, hours);
        List<PastHour> all = new ArrayList<>();
        for (int hour = 0; hour < hours; hour++) {
            all.add(hour(used, points, hour, metered.get(hour)));
        }
        return used.calibration().isPresent()
                ? new PlantPast(Expected.MODEL, known(all), WetBulbBands.ofExpected(all), box(used.plant()))
                : ofPast(all.subList(0, before), all.subList(before, hours), box(used.plant()));
    }

    private static PlantPast ofPast(List<PastHour> before, List<PastHour> shown, Box box) {
        List<Band> bands = WetBulbBands.ofPast(before);
        List<PastHour> judged = shown.stream()
                .map(hour -> new PastHour(
                        hour.from(),
                        hour.wetBulbC(),
                        hour.pue(),
                        WetBulbBands.at(bands, hour.wetBulbC()),
                        hour.chiller()))
                .toList();
        return new PlantPast(bands.isEmpty() ? Expected.NOTHING : Expected.PAST, known(judged), bands, box);
    }

    private static List<PastHour> known(List<PastHour> hours) {
        return hours.stream()
                .filter(hour -> hour.wetBulbC().isPresent() || hour.pue().isPresent())
                .toList();
    }

    private static PastHour hour(UsedModel used, HourlyPoints points, int hour, EnergyHour metered) {
        double wetBulb = points.mean(PlantPoint.WET_BULB_C, hour);
        Optional<PlantState> modelled =
                OperationHours.running(points, hour, used.plant().site()).flatMap(running -> running.by(used.plant()));
        return new PastHour(
                metered.from(),
                PlantPoint.WET_BULB_C.believable(wetBulb) ? OptionalDouble.of(wetBulb) : OptionalDouble.empty(),
                metered.pue().map(amount -> OptionalDouble.of(amount.value())).orElseGet(OptionalDouble::empty),
                used.calibration()
                        .flatMap(calibration -> modelled.map(state -> around(
                                wetBulb,
                                state.pue(),
                                Math.hypot(TWICE * calibration.total().cvrmse(), relative(metered))))),
                modelled.filter(state -> state.setting().chillers() > 0)
                        .map(state -> new ChillerPoint(state.partLoad(), state.lift(), state.cop())));
    }

    /** What the meters themselves may err, k = 2. */
    private static double relative(EnergyHour metered) {
        return metered.pue().map(amount -> amount.plusMinus() / amount.value()).orElse(0.0);
    }

    private static Band around(double wetBulb, double pue, double share) {
        return new Band(wetBulb, pue * (1 - share), pue * (1 + share));
    }

    private static Box box(Plant plant) {
        Chiller.Range lift = plant.chiller().lift();
        return new Box(plant.site().limits().leastChillerLoad(), 1, lift.least(), lift.most());
    }
}
