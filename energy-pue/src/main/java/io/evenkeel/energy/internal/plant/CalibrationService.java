package io.evenkeel.energy.internal.plant;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.cooling.Calibration;
import io.evenkeel.cooling.Plant;
import io.evenkeel.cooling.PlantFiles;
import io.evenkeel.cooling.UnusableInput;
import io.evenkeel.energy.PlantCalibration;
import io.evenkeel.energy.PlantCalibration.LeftOut;
import io.evenkeel.energy.PlantCalibrations;
import io.evenkeel.energy.PlantModel;
import io.evenkeel.energy.PlantPoint;
import io.evenkeel.energy.internal.plant.CalibrationRows.CalibrationRow;
import io.evenkeel.energy.internal.plant.PlantRows.PlantRow;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Reading and fitting take seconds and no transaction; only the result is written in one. */
@Service
class CalibrationService implements PlantCalibrations {
    private static final int LEAST_DAYS = 7;
    private static final int MOST_DAYS = 400;

    private final PlantRows plants;
    private final CalibrationRows rows;
    private final PointReadings readings;
    private final CalibrationTurn turn;
    private final Audit audit;
    private final InstantSource clock;
    private final TransactionTemplate transaction;

    CalibrationService(
            PlantRows plants,
            CalibrationRows rows,
            PointReadings readings,
            CalibrationTurn turn,
            Audit audit,
            InstantSource clock,
            TransactionTemplate transaction) {
        this.plants = plants;
        this.rows = rows;
        this.readings = readings;
        this.turn = turn;
        this.audit = audit;
        this.clock = clock;
        this.transaction = transaction;
    }

    @Override
    public List<PlantCalibration> calibrations() {
        return plants.find()
                .map(plant -> rows.of(plant.design()).stream()
                        .map(CalibrationRow::calibration)
                        .toList())
                .orElse(List.of());
    }

    @Override
    public PlantCalibration calibrate(Actor actor, int days) {
        actor.mustHave(Right.EDIT_ENERGY);
        if (days < LEAST_DAYS || days > MOST_DAYS) {
            throw wrong("A calibration takes 7 to 400 days.");
        }
        PlantRow plant = plants.find().orElseThrow(PlantService::unknown);
        return turn.take(() -> calibrated(actor, plant, days));
    }

    private PlantCalibration calibrated(Actor actor, PlantRow row, int days) {
        Instant to = clock.instant().truncatedTo(ChronoUnit.HOURS);
        Instant from = to.minus(Duration.ofDays(days));
        HourlyPoints points = readings.hourly(
                row.plant().model(),
                _ -> true,
                from,
                Math.toIntExact(Duration.ofDays(days).toHours()));
        OperationHours operation = OperationHours.of(points);
        Plant design = PlantRules.plant(row.plant().model());
        Calibration fitted = fitted(design, operation, points);
        var told = new PlantCalibration(
                0,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                actor.name(),
                from,
                to,
                fitted.hours(),
                fitted.unexplained(),
                new LeftOut(fitted.leftOut(), operation.gaps(), operation.switched(), operation.unbelievable()),
                fitted.total(),
                fitted.parts());
        String site = readable(fitted);
        long id = Objects.requireNonNull(transaction.execute(_ -> {
            mustBeOfItsDesign(row);
            audit.record(actor, "energy.calibrate-plant", "plant", facts(told, days));
            return rows.add(told, row.design(), site);
        }));
        return rows.find(id).calibration();
    }

    /** As JSON that can be read again: every later answer depends on it. */
    private static String readable(Calibration fitted) {
        String site = PlantFiles.json(fitted.site(), fitted.chiller());
        PlantRules.plant(new PlantModel(site, Optional.empty(), List.of()));
        return site;
    }

    /** Kept under another design it would never be used, and nobody would know why. */
    private void mustBeOfItsDesign(PlantRow row) {
        if (plants.lock().filter(now -> now.design() == row.design()).isEmpty()) {
            throw wrong("Not calibrated: somebody changed the plant in the meantime. Calibrate again.");
        }
    }

    private static Map<String, String> facts(PlantCalibration told, int days) {
        return Map.of(
                "days", Integer.toString(days),
                "hours", Integer.toString(told.hours()),
                "CVRMSE",
                        String.format(Locale.ROOT, "%.2f %%", 100 * told.total().cvrmse()),
                "bias", String.format(Locale.ROOT, "%.2f %%", 100 * told.total().bias()));
    }

    private static Calibration fitted(Plant design, OperationHours operation, HourlyPoints points) {
        List<PlantPoint> never = OperationHours.never(points);
        if (never.size() == PlantPoint.values().length) {
            throw wrong("Not calibrated: no hour is known yet. It takes a week of every point.");
        }
        if (!never.isEmpty()) {
            throw wrong("Not calibrated: in no hour is known "
                    + never.stream().map(PlantRules::word).collect(Collectors.joining(", ")) + ".");
        }
        Calibration fitted;
        try {
            fitted = Calibration.of(design.site(), design.chiller(), operation.hours());
        } catch (UnusableInput e) {
            throw wrong(
                    "Not calibrated: %s Left out: %,d hours with gaps, %,d in which machines were switched, %,d not believed."
                            .formatted(
                                    e.getMessage(), operation.gaps(), operation.switched(), operation.unbelievable()));
        }
        if (!fitted.refusals().isEmpty()) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "energy-calibration-refused",
                    "Not calibrated, what fits is not physical: " + String.join("; ", fitted.refusals()),
                    "days");
        }
        return fitted;
    }

    private static Refusal wrong(String sentence) {
        return new Refusal(Refusal.Kind.INVALID, "energy-calibration-refused", sentence, "days");
    }
}
