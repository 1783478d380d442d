package io.evenkeel.energy.web;

import static io.evenkeel.audit.Given.given;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.IfMatch;
import io.evenkeel.audit.Needs;
import io.evenkeel.audit.Right;
import io.evenkeel.energy.EnergyTariffs;
import io.evenkeel.energy.EnergyTariffs.StoredTariff;
import io.evenkeel.energy.web.TariffBodies.EnergyBillAnswer;
import io.evenkeel.energy.web.TariffBodies.EnergyTariffBody;
import io.evenkeel.energy.web.TariffBodies.EnergyTariffsAnswer;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Tariffs, and what energy cost. */
@RestController
@RequestMapping("/api/energy")
class TariffController {
    private final EnergyTariffs tariffs;

    TariffController(EnergyTariffs tariffs) {
        this.tariffs = tariffs;
    }

    record EnergyCountRequest(@Nullable LocalDate from) {}

    @GetMapping("/tariffs")
    @Needs(Right.SEE_OPERATIONS)
    EnergyTariffsAnswer all() {
        return new EnergyTariffsAnswer(tariffs.all().stream()
                .map(one -> EnergyTariffBody.of(one.tariff(), one.version()))
                .toList());
    }

    /** @param from the first day on which it is valid */
    @PutMapping("/tariffs/{from}")
    @Needs(Right.EDIT_ENERGY)
    ResponseEntity<EnergyTariffBody> keep(
            Actor actor,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @PathVariable LocalDate from,
            @RequestBody EnergyTariffBody body) {
        StoredTariff kept = tariffs.keep(actor, body.tariff(from), IfMatch.version(ifMatch));
        return ResponseEntity.ok()
                .eTag(IfMatch.tag(kept.version()))
                .body(EnergyTariffBody.of(kept.tariff(), kept.version()));
    }

    @DeleteMapping("/tariffs/{from}")
    @Needs(Right.EDIT_ENERGY)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Actor actor, @PathVariable LocalDate from) {
        tariffs.remove(actor, from);
    }

    /** What a node used and what it cost, by band. */
    @GetMapping("/bill")
    @Needs(Right.SEE_OPERATIONS)
    EnergyBillAnswer bill(@RequestParam String node, @RequestParam LocalDate from, @RequestParam LocalDate to) {
        return EnergyBillAnswer.of(tariffs.bill(node, from, to));
    }

    /** Counts hours again by the tree as it is now. */
    @PostMapping("/count")
    @Needs(Right.EDIT_ENERGY)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void countAgain(Actor actor, @RequestBody EnergyCountRequest body) {
        tariffs.countAgain(actor, given(body.from(), "from"));
    }
}
