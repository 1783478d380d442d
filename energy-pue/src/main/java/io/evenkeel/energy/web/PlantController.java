package io.evenkeel.energy.web;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.IfMatch;
import io.evenkeel.audit.Needs;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.energy.CoolingPlant;
import io.evenkeel.energy.CoolingPlant.StoredPlant;
import io.evenkeel.energy.web.PlantAdviceAnswers.PlantAdviceAnswer;
import io.evenkeel.energy.web.PlantBodies.PlantAnswer;
import io.evenkeel.energy.web.PlantBodies.PlantLocksBody;
import io.evenkeel.energy.web.PlantBodies.PlantRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The plant that cools the site, and what an optimizer would do with it now. */
@RestController
@RequestMapping("/api/energy/plant")
class PlantController {
    private final CoolingPlant plant;

    PlantController(CoolingPlant plant) {
        this.plant = plant;
    }

    @GetMapping
    @Needs(Right.SEE_OPERATIONS)
    ResponseEntity<PlantAnswer> plant() {
        return answer(plant.plant()
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.NOT_FOUND, "energy-plant-unknown", "Nobody has described the plant yet.")));
    }

    @PutMapping
    @Needs(Right.EDIT_ENERGY)
    ResponseEntity<PlantAnswer> keep(
            Actor actor,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody PlantRequest request) {
        return answer(plant.keep(actor, request.model(), IfMatch.version(ifMatch)));
    }

    @PutMapping("/locks")
    @Needs(Right.EDIT_ENERGY)
    ResponseEntity<PlantAnswer> lock(Actor actor, @RequestBody PlantLocksBody locks) {
        return answer(plant.lock(actor, locks.locks()));
    }

    @GetMapping("/advice")
    @Needs(Right.SEE_OPERATIONS)
    PlantAdviceAnswer advice() {
        return PlantAdviceAnswer.of(plant.advice());
    }

    private static ResponseEntity<PlantAnswer> answer(StoredPlant stored) {
        return ResponseEntity.ok().eTag(IfMatch.tag(stored.version())).body(PlantAnswer.of(stored));
    }
}
