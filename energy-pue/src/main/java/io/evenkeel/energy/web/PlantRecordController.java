package io.evenkeel.energy.web;

import static io.evenkeel.audit.Given.given;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Needs;
import io.evenkeel.audit.Right;
import io.evenkeel.cooling.SetPoint;
import io.evenkeel.energy.CoolingPlant;
import io.evenkeel.energy.PlantCalibrations;
import io.evenkeel.energy.PlantHistory;
import io.evenkeel.energy.web.PlantRecordAnswers.PlantCalibrationAnswer;
import io.evenkeel.energy.web.PlantRecordAnswers.PlantCalibrationList;
import io.evenkeel.energy.web.PlantRecordAnswers.PlantPastAnswer;
import io.evenkeel.energy.web.PlantRecordAnswers.PlantTrialAnswer;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How the plant ran, how its model agrees with that, and what another setting would come to. */
@RestController
@RequestMapping("/api/energy/plant")
class PlantRecordController {
    private static final int WEEK = 7;

    private final CoolingPlant plant;
    private final PlantCalibrations calibrations;
    private final PlantHistory history;

    PlantRecordController(CoolingPlant plant, PlantCalibrations calibrations, PlantHistory history) {
        this.plant = plant;
        this.calibrations = calibrations;
        this.history = history;
    }

    record PlantCalibrationRequest(@Nullable Integer days) {}

    @GetMapping("/calibrations")
    @Needs(Right.SEE_OPERATIONS)
    PlantCalibrationList calibrations() {
        return new PlantCalibrationList(calibrations.calibrations().stream()
                .map(PlantCalibrationAnswer::of)
                .toList());
    }

    @PostMapping("/calibrations")
    @Needs(Right.EDIT_ENERGY)
    PlantCalibrationAnswer calibrate(Actor actor, @RequestBody PlantCalibrationRequest request) {
        return PlantCalibrationAnswer.of(calibrations.calibrate(actor, given(request.days(), "days")));
    }

    /** Of so many days up to now, 7 unless given. */
    @GetMapping("/past")
    @Needs(Right.SEE_OPERATIONS)
    PlantPastAnswer past(@RequestParam Optional<Integer> days) {
        return PlantPastAnswer.of(history.past(days.orElse(WEEK)));
    }

    /** What is left out stays as it is; the economizer is 0 or 1, the condenser flow a share of the rated. */
    @GetMapping("/what-if")
    @Needs(Right.SEE_OPERATIONS)
    PlantTrialAnswer whatIf(
            @RequestParam Optional<Double> supplyAir,
            @RequestParam Optional<Double> chilledWater,
            @RequestParam Optional<Double> towerWater,
            @RequestParam Optional<Double> economizer,
            @RequestParam Optional<Double> chillers,
            @RequestParam Optional<Double> condenserPumps,
            @RequestParam Optional<Double> condenserFlow,
            @RequestParam Optional<Double> cells,
            @RequestParam Optional<Double> chilledPumps) {
        Map<SetPoint, Double> changed = new EnumMap<>(SetPoint.class);
        supplyAir.ifPresent(value -> changed.put(SetPoint.SUPPLY_AIR, value));
        chilledWater.ifPresent(value -> changed.put(SetPoint.CHILLED_WATER, value));
        towerWater.ifPresent(value -> changed.put(SetPoint.TOWER_WATER, value));
        economizer.ifPresent(value -> changed.put(SetPoint.ECONOMIZER, value));
        chillers.ifPresent(value -> changed.put(SetPoint.CHILLERS, value));
        condenserPumps.ifPresent(value -> changed.put(SetPoint.CONDENSER_PUMPS, value));
        condenserFlow.ifPresent(value -> changed.put(SetPoint.CONDENSER_FLOW, value));
        cells.ifPresent(value -> changed.put(SetPoint.CELLS, value));
        chilledPumps.ifPresent(value -> changed.put(SetPoint.CHILLED_PUMPS, value));
        return PlantTrialAnswer.of(plant.whatIf(changed));
    }
}
