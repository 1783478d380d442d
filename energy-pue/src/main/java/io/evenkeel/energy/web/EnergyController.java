package io.evenkeel.energy.web;

import static io.evenkeel.audit.Given.allGiven;
import static io.evenkeel.audit.Given.given;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.HouseZone;
import io.evenkeel.audit.IfMatch;
import io.evenkeel.audit.Needs;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.energy.CarbonFactor;
import io.evenkeel.energy.Energy;
import io.evenkeel.energy.Energy.StoredTree;
import io.evenkeel.energy.EnergyPeriod;
import io.evenkeel.energy.Reading;
import io.evenkeel.energy.web.EnergyAnswers.EnergyCarbonAnswer;
import io.evenkeel.energy.web.EnergyAnswers.EnergyEnteredAnswer;
import io.evenkeel.energy.web.EnergyAnswers.EnergyHoursAnswer;
import io.evenkeel.energy.web.EnergyAnswers.EnergyPictureAnswer;
import io.evenkeel.energy.web.EnergyTreeBodies.EnergyTreeBody;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The tree of energy, its readings, and what a span used. */
@RestController
@RequestMapping("/api/energy")
class EnergyController {
    private static final double SECONDS_AN_HOUR = 3_600;
    private static final int WEEK = 7;
    private static final int MOST_DAYS = 31;

    private final Energy energy;
    private final InstantSource clock;
    private final ZoneId zone;

    EnergyController(Energy energy, InstantSource clock, Environment settings) {
        this.energy = energy;
        this.clock = clock;
        this.zone = HouseZone.of(settings);
    }

    record EnergyReadingsRequest(@Nullable List<EnergyReadingRequest> readings) {}

    record EnergyReadingRequest(
            @Nullable Instant at, @Nullable Double value) {

        Reading reading() {
            return new Reading(given(at, "at"), given(value, "value"));
        }
    }

    record EnergyCarbonRequest(
            @Nullable Double kgPerKwh, @Nullable String source) {}

    @GetMapping("/tree")
    @Needs(Right.SEE_OPERATIONS)
    ResponseEntity<EnergyTreeBody> tree() {
        return answer(energy.tree());
    }

    @PutMapping("/tree")
    @Needs(Right.EDIT_ENERGY)
    ResponseEntity<EnergyTreeBody> arrange(
            Actor actor,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody EnergyTreeBody body) {
        return answer(energy.arrange(actor, body.tree(), IfMatch.version(ifMatch)));
    }

    /** The live period unless given, of today unless given. */
    @GetMapping("/picture")
    @Needs(Right.SEE_OPERATIONS)
    EnergyPictureAnswer picture(@RequestParam Optional<String> period, @RequestParam Optional<LocalDate> day) {
        Instant now = clock.instant();
        EnergyPeriod asked = EnergyTreeBodies.oneOf(EnergyPeriod.values(), period.orElse("live"), "period");
        EnergyPeriod.Span span = asked.around(day.orElseGet(() -> LocalDate.ofInstant(now, zone)), zone, now);
        return EnergyPictureAnswer.of(
                energy.picture(span.from(), span.to()),
                Duration.between(span.from(), span.to()).toSeconds() / SECONDS_AN_HOUR,
                zone.getId());
    }

    /** PUE by the hour of so many days up to now, 7 unless given. */
    @GetMapping("/hours")
    @Needs(Right.SEE_OPERATIONS)
    EnergyHoursAnswer hours(@RequestParam Optional<Integer> days) {
        int asked = days.orElse(WEEK);
        if (asked < 1 || asked > MOST_DAYS) {
            throw new Refusal(Refusal.Kind.INVALID, "energy-span-wrong", "Ask for 1 to 31 days.", "days");
        }
        Instant now = clock.instant();
        EnergyPeriod.Span today = EnergyPeriod.DAY.around(LocalDate.ofInstant(now, zone), zone, now);
        LocalDate first = LocalDate.ofInstant(now, zone).minusDays(asked - 1L);
        Instant from = first.atStartOfDay(zone).toInstant();
        int hours = Math.clamp(Duration.between(from, today.to()).toHours(), 0, Integer.MAX_VALUE);
        return EnergyHoursAnswer.of(hours == 0 ? List.of() : energy.hours(from, hours), zone);
    }

    @PostMapping("/meters/{id}/readings")
    @Needs(Right.EDIT_ENERGY)
    EnergyEnteredAnswer enter(Actor actor, @PathVariable String id, @RequestBody EnergyReadingsRequest request) {
        List<Reading> readings = allGiven(request.readings(), "readings").stream()
                .map(EnergyReadingRequest::reading)
                .toList();
        return new EnergyEnteredAnswer(energy.enter(actor, id, readings));
    }

    @PostMapping("/meters/{id}/readings.csv")
    @Needs(Right.EDIT_ENERGY)
    EnergyEnteredAnswer enterCsv(Actor actor, @PathVariable String id, @RequestBody String csv) {
        return new EnergyEnteredAnswer(energy.enter(actor, id, ReadingLines.of(csv)));
    }

    @PutMapping("/carbon/{year}")
    @Needs(Right.EDIT_ENERGY)
    EnergyCarbonAnswer carbon(Actor actor, @PathVariable int year, @RequestBody EnergyCarbonRequest request) {
        var factor = new CarbonFactor(year, given(request.kgPerKwh(), "kgPerKwh"), given(request.source(), "source"));
        energy.carbon(actor, factor);
        return EnergyCarbonAnswer.of(factor);
    }

    private static ResponseEntity<EnergyTreeBody> answer(StoredTree stored) {
        return ResponseEntity.ok()
                .eTag(IfMatch.tag(stored.version()))
                .body(EnergyTreeBody.of(stored.tree(), stored.version()));
    }
}
