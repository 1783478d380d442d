package io.evenkeel.energy.internal.contract;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.audit.HouseZone;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.energy.Contract;
import io.evenkeel.energy.ContractYear;
import io.evenkeel.energy.ContractYear.Agreed;
import io.evenkeel.energy.ContractYear.Entry;
import io.evenkeel.energy.ContractYear.Month;
import io.evenkeel.energy.ContractYear.MonthPeriod;
import io.evenkeel.energy.ContractYears;
import io.evenkeel.energy.Energy;
import io.evenkeel.energy.EnergyNode;
import io.evenkeel.energy.MeteredYear.Period;
import io.evenkeel.energy.Settlement;
import io.evenkeel.energy.SettlementSteps;
import io.evenkeel.energy.internal.CountedHour;
import io.evenkeel.energy.internal.HourRows;
import io.evenkeel.energy.internal.PricedHour;
import io.evenkeel.energy.internal.tariff.TariffRows;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class ContractService implements ContractYears {
    private final ContractRows rows;
    private final HourRows hours;
    private final TariffRows tariffs;
    private final Energy energy;
    private final Audit audit;
    private final InstantSource clock;
    private final ZoneId zone;

    ContractService(
            ContractRows rows,
            HourRows hours,
            TariffRows tariffs,
            Energy energy,
            Audit audit,
            InstantSource clock,
            Environment settings) {
        this.rows = rows;
        this.hours = hours;
        this.tariffs = tariffs;
        this.energy = energy;
        this.audit = audit;
        this.clock = clock;
        this.zone = HouseZone.of(settings);
    }

    @Override
    public ContractYear of(int year) {
        ContractTerms.mustBeYear(year);
        Optional<Agreed> agreed = rows.of(year);
        Map<Integer, Entry> entries = rows.entries(year);
        List<PricedHour> all = hoursOf(year);
        List<Month> months = YearMonths.of(all, entries);
        List<MonthPeriod> metered =
                months.stream().flatMap(month -> month.periods().stream()).toList();
        Optional<Contract> contract = agreed.map(Agreed::contract);
        Forecast.Told told = Forecast.of(contract, year, all, hoursOf(year - 1), entries);
        Optional<Settlement> settlement = contract.map(one -> Settlement.of(one, Steps.metered(year, metered)));
        Optional<SettlementSteps> steps = contract.flatMap(one -> Steps.of(one, year, metered)
                .or(() -> told.periods().isEmpty() ? Optional.empty() : Steps.of(one, year, told.periods())));
        return new ContractYear(year, agreed, months, settlement, steps, told.forecast());
    }

    /** Of the grid; a tree that is not drawn has counted nothing. */
    private List<PricedHour> hoursOf(int year) {
        LocalDate first = LocalDate.of(year, 1, 1);
        LocalDate last = LocalDate.of(year, 12, 31);
        List<CountedHour> counted = energy.tree()
                .tree()
                .root()
                .map(EnergyNode::id)
                .map(grid -> hours.of(
                        grid,
                        first.atStartOfDay(zone).toInstant(),
                        last.plusDays(1).atStartOfDay(zone).toInstant()))
                .orElse(List.of());
        return PricedHour.of(first, last, zone, counted, tariffs.book(), clock.instant());
    }

    @Override
    @Transactional
    public void agree(Actor actor, int year, Contract contract, OptionalLong expectedVersion) {
        actor.mustHave(Right.EDIT_ENERGY);
        ContractTerms.mustBeYear(year);
        ContractTerms.check(contract);
        long version = rows.lock(year);
        if (expectedVersion.isPresent() && expectedVersion.getAsLong() != version) {
            throw changed();
        }
        if (rows.keep(year, contract) != version + 1) {
            throw changed(); // somebody agreed on it a moment ago
        }
        audit.record(
                actor,
                "energy.agree",
                Integer.toString(year),
                Map.of(
                        "design IT kW", contract.designItKw().toPlainString(),
                        "least load", contract.minMeanLoadFraction().toPlainString(),
                        "bonus below", contract.bonusBelowPue().toPlainString(),
                        "penalty above", contract.penaltyAbovePue().toPlainString(),
                        "share", contract.share().toPlainString()));
    }

    private static Refusal changed() {
        return new Refusal(
                Refusal.Kind.OUT_OF_DATE,
                "energy-contract-changed",
                "Not saved: somebody changed this contract since you opened it. Load it again and repeat your change.");
    }

    @Override
    @Transactional
    public void enterMonth(Actor actor, int year, int month, List<Period> periods, String reason) {
        actor.mustHave(Right.EDIT_ENERGY);
        ContractTerms.check(year, month, periods, reason);
        rows.enter(
                year, month, new Entry(periods, reason, clock.instant().truncatedTo(ChronoUnit.MICROS), actor.name()));
        audit.record(
                actor,
                "energy.enter-month",
                year + "-" + month,
                Map.of("reason", reason, "periods", periods.toString()));
    }

    @Override
    @Transactional
    public void removeEntry(Actor actor, int year, int month) {
        actor.mustHave(Right.EDIT_ENERGY);
        if (!rows.remove(year, month)) {
            throw new Refusal(
                    Refusal.Kind.NOT_FOUND,
                    "energy-month-not-entered",
                    "Nothing was entered for month " + month + " of " + year + "; it is settled by its meters.");
        }
        audit.record(actor, "energy.remove-month", year + "-" + month, Map.of());
    }
}
