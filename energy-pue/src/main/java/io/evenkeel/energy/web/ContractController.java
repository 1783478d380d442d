package io.evenkeel.energy.web;

import static io.evenkeel.audit.Given.allGiven;
import static io.evenkeel.audit.Given.given;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.HouseZone;
import io.evenkeel.audit.IfMatch;
import io.evenkeel.audit.Needs;
import io.evenkeel.audit.NoOtherFields;
import io.evenkeel.audit.Right;
import io.evenkeel.energy.ContractYears;
import io.evenkeel.energy.web.ContractAnswers.EnergyContractTerms;
import io.evenkeel.energy.web.ContractAnswers.EnergyContractYear;
import io.evenkeel.energy.web.ContractAnswers.EnergyPeriodBody;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A year under its contract. */
@RestController
@RequestMapping("/api/energy/contract")
class ContractController {
    private final ContractYears years;
    private final InstantSource clock;
    private final ZoneId zone;

    ContractController(ContractYears years, InstantSource clock, Environment settings) {
        this.years = years;
        this.clock = clock;
        this.zone = HouseZone.of(settings);
    }

    @NoOtherFields
    record EnergyMonthRequest(
            @Nullable List<EnergyPeriodBody> periods,
            @Nullable String reason) {}

    /** The running year unless given. */
    @GetMapping
    @Needs(Right.SEE_OPERATIONS)
    EnergyContractYear year(@RequestParam Optional<Integer> year) {
        return answer(
                year.orElseGet(() -> LocalDate.ofInstant(clock.instant(), zone).getYear()));
    }

    @PutMapping("/{year}")
    @Needs(Right.EDIT_ENERGY)
    EnergyContractYear agree(
            Actor actor,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @PathVariable int year,
            @RequestBody EnergyContractTerms body) {
        years.agree(actor, year, body.contract(), IfMatch.version(ifMatch));
        return answer(year);
    }

    @PutMapping("/{year}/months/{month}")
    @Needs(Right.EDIT_ENERGY)
    EnergyContractYear enter(
            Actor actor, @PathVariable int year, @PathVariable int month, @RequestBody EnergyMonthRequest body) {
        years.enterMonth(
                actor,
                year,
                month,
                allGiven(body.periods(), "periods").stream()
                        .map(period -> period.period(month))
                        .toList(),
                given(body.reason(), "reason"));
        return answer(year);
    }

    @DeleteMapping("/{year}/months/{month}")
    @Needs(Right.EDIT_ENERGY)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Actor actor, @PathVariable int year, @PathVariable int month) {
        years.removeEntry(actor, year, month);
    }

    private EnergyContractYear answer(int year) {
        return EnergyContractYear.of(years.of(year), zone.getId());
    }
}
