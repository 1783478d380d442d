package io.evenkeel.energy.internal.tariff;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.audit.HouseZone;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.energy.EnergyBill;
import io.evenkeel.energy.EnergyPeriod;
import io.evenkeel.energy.EnergyTariffs;
import io.evenkeel.energy.Tariff;
import io.evenkeel.energy.internal.HourRows;
import io.evenkeel.energy.internal.PricedHour;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class TariffService implements EnergyTariffs {
    private static final int MOST_TARIFFS = 200;
    private static final int MOST_DAYS = 400;
    /** Of dates that the database can be asked for. */
    private static final int LAST_YEAR = 9999;

    private final TariffRows rows;
    private final HourRows hours;
    private final Audit audit;
    private final InstantSource clock;
    private final ZoneId zone;

    TariffService(TariffRows rows, HourRows hours, Audit audit, InstantSource clock, Environment settings) {
        this.rows = rows;
        this.hours = hours;
        this.audit = audit;
        this.clock = clock;
        this.zone = HouseZone.of(settings);
    }

    @Override
    public List<StoredTariff> all() {
        return rows.all();
    }

    @Override
    @Transactional
    public StoredTariff keep(Actor actor, Tariff tariff, OptionalLong expectedVersion) {
        actor.mustHave(Right.EDIT_ENERGY);
        EnergyPeriod.mustBeDay(tariff.from(), "from");
        long version = rows.lock(tariff.from());
        if (expectedVersion.isPresent() && expectedVersion.getAsLong() != version) {
            throw changed();
        }
        if (version == 0 && rows.count() >= MOST_TARIFFS) {
            throw TariffRules.wrong("There are 200 tariffs already. Remove one that is no more needed.", "from");
        }
        if (rows.keep(tariff) != version + 1) {
            throw changed(); // somebody entered it a moment ago
        }
        audit.record(
                actor,
                "energy.keep-tariff",
                tariff.from().toString(),
                Map.of("name", tariff.name(), "prices", tariff.prices().toString()));
        return new StoredTariff(tariff, version + 1);
    }

    private static Refusal changed() {
        return new Refusal(
                Refusal.Kind.OUT_OF_DATE,
                "energy-tariff-changed",
                "Not saved: somebody changed this tariff since you opened it. Load it again and repeat your change.");
    }

    @Override
    @Transactional
    public void remove(Actor actor, LocalDate from) {
        actor.mustHave(Right.EDIT_ENERGY);
        if (from.getYear() < 1 || from.getYear() > LAST_YEAR || !rows.remove(from)) {
            throw new Refusal(
                    Refusal.Kind.NOT_FOUND,
                    "energy-tariff-unknown",
                    "No tariff begins on " + from + ". Load the list again.");
        }
        audit.record(actor, "energy.remove-tariff", from.toString(), Map.of());
    }

    @Override
    public EnergyBill bill(String node, LocalDate from, LocalDate to) {
        EnergyPeriod.mustBeDay(from, "from");
        EnergyPeriod.mustBeDay(to, "to");
        if (to.isBefore(from) || ChronoUnit.DAYS.between(from, to) >= MOST_DAYS) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "energy-span-wrong",
                    "Ask for 1 to 400 days, the last not before the first.",
                    "to");
        }
        Instant begin = from.atStartOfDay(zone).toInstant();
        Instant end = to.plusDays(1).atStartOfDay(zone).toInstant();
        return Bill.of(
                node,
                from,
                to,
                PricedHour.of(from, to, zone, hours.of(node, begin, end), rows.book(), clock.instant()));
    }

    @Override
    @Transactional
    public void countAgain(Actor actor, LocalDate from) {
        actor.mustHave(Right.EDIT_ENERGY);
        EnergyPeriod.mustBeDay(from, "from");
        LocalDate first =
                LocalDate.ofInstant(clock.instant(), zone).withDayOfYear(1).minusYears(2);
        if (from.isBefore(first)) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "energy-span-wrong",
                    "Hours are counted again from " + first + " on at most.",
                    "from");
        }
        hours.countAgainFrom(from.atStartOfDay(zone).toInstant());
        audit.record(actor, "energy.count-again", from.toString(), Map.of());
    }
}
