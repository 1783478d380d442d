package io.evenkeel.energy.internal.plant;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.audit.HouseZone;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.cooling.Plant;
import io.evenkeel.cooling.SetPoint;
import io.evenkeel.energy.CoolingPlant;
import io.evenkeel.energy.EnergyTariffs;
import io.evenkeel.energy.PlantAdvice;
import io.evenkeel.energy.PlantLocks;
import io.evenkeel.energy.PlantModel;
import io.evenkeel.energy.PlantTrial;
import io.evenkeel.energy.PointNow;
import io.evenkeel.energy.internal.plant.PlantRows.PlantRow;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class PlantService implements CoolingPlant {
    private final PlantRows rows;
    private final CalibrationRows calibrations;
    private final PointReadings readings;
    private final EnergyTariffs tariffs;
    private final Audit audit;
    private final InstantSource clock;
    private final ZoneId zone;

    PlantService(
            PlantRows rows,
            CalibrationRows calibrations,
            PointReadings readings,
            EnergyTariffs tariffs,
            Audit audit,
            InstantSource clock,
            Environment settings) {
        this.rows = rows;
        this.calibrations = calibrations;
        this.readings = readings;
        this.tariffs = tariffs;
        this.audit = audit;
        this.clock = clock;
        this.zone = HouseZone.of(settings);
    }

    @Override
    public Optional<StoredPlant> plant() {
        return rows.find().map(PlantRow::plant);
    }

    @Override
    @Transactional
    public StoredPlant keep(Actor actor, PlantModel model, OptionalLong expectedVersion) {
        actor.mustHave(Right.EDIT_ENERGY);
        Plant described = PlantRules.plant(model);
        PlantRules.check(model.sensors());
        Optional<PlantRow> before = rows.lock();
        long version = before.map(row -> row.plant().version()).orElse(0L);
        if (expectedVersion.isPresent() && expectedVersion.getAsLong() != version) {
            throw changed();
        }
        int design = before.map(row -> row.design() + (sameDesign(row.plant().model(), model) ? 0 : 1))
                .orElse(1);
        if (rows.keep(model, design, now(), actor.name()) != version + 1) {
            throw changed(); // somebody described it a moment ago
        }
        audit.record(
                actor,
                "energy.describe-plant",
                "plant",
                Map.of(
                        "site", described.site().name(),
                        "sensors", Integer.toString(model.sensors().size())));
        return found().plant();
    }

    private static Refusal changed() {
        return new Refusal(
                Refusal.Kind.OUT_OF_DATE,
                "energy-plant-changed",
                "Not saved: somebody changed the plant since you opened it. Load it again and repeat your change.");
    }

    private static boolean sameDesign(PlantModel one, PlantModel other) {
        return one.site().equals(other.site()) && one.chiller().equals(other.chiller());
    }

    @Override
    @Transactional
    public StoredPlant lock(Actor actor, PlantLocks locks) {
        actor.mustHave(Right.EDIT_ENERGY);
        PlantRules.check(locks);
        if (rows.lock().isEmpty()) {
            throw unknown();
        }
        rows.lock(locks, now(), actor.name());
        audit.record(
                actor,
                "energy.lock-set-points",
                "plant",
                Map.of(
                        "supply air", held(locks.supplyAirC()),
                        "chilled water", held(locks.chilledWaterC()),
                        "tower water", held(locks.towerWaterC())));
        return found().plant();
    }

    private static String held(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() + " °C" : "free";
    }

    @Override
    public PlantAdvice advice() {
        PlantRow row = found();
        UsedModel used = used(row);
        Instant now = now();
        List<PointNow> points = readings.now(row.plant().model(), now);
        Moment moment = new Moment(points);
        PlantLocks locks = row.plant().locks();
        return new PlantAdvice(
                now,
                points,
                moment.oldest(),
                locks,
                used.calibration(),
                PriceNow.of(tariffs.all(), now.atZone(zone)),
                AdviceNow.of(used.plant(), moment, locks));
    }

    @Override
    public PlantTrial whatIf(Map<SetPoint, Double> changed) {
        PlantRow row = found();
        Moment moment = new Moment(readings.now(row.plant().model(), now()));
        return TrialNow.of(used(row).plant(), moment, changed);
    }

    private UsedModel used(PlantRow row) {
        return UsedModel.of(row.plant(), calibrations.newest(row.design()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private PlantRow found() {
        return rows.find().orElseThrow(PlantService::unknown);
    }

    static Refusal unknown() {
        return new Refusal(
                Refusal.Kind.NOT_FOUND,
                "energy-plant-unknown",
                "Nobody has described the plant yet. Hand in its site and sensors first.");
    }
}
