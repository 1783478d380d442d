package io.evenkeel.energy.internal;

import io.evenkeel.energy.Contract;
import io.evenkeel.energy.MeteredYear;
import io.evenkeel.energy.MeteredYear.Period;
import io.evenkeel.energy.Settlement;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Year;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The rules of settlement, in the order in which they decide. */
public final class YearSettlement {
    private static final int MONTHS = 12;
    private static final int CENT = 2;

    private final Contract contract;
    private final List<Period> periods;
    private final int hours;
    private final BigDecimal it;
    private final BigDecimal facility;

    private YearSettlement(Contract contract, MeteredYear year) {
        this.contract = contract;
        this.periods = year.periods();
        this.hours = Year.isLeap(year.year()) ? 8784 : 8760;
        this.it = sum(Period::itKwh);
        this.facility = sum(Period::facilityKwh);
    }

    public static Settlement of(Contract contract, MeteredYear year) {
        List<Integer> missing = IntStream.rangeClosed(1, MONTHS)
                .filter(month -> !complete(year.periods(), month))
                .boxed()
                .toList();
        return missing.isEmpty() ? new YearSettlement(contract, year).settled() : new Settlement.Incomplete(missing);
    }

    private static boolean complete(List<Period> periods, int month) {
        List<Period> own =
                periods.stream().filter(period -> period.month() == month).toList();
        return !own.isEmpty()
                && own.stream()
                        .allMatch(period -> period.itKwh().isPresent()
                                && period.facilityKwh().isPresent()
                                && period.tariffCny().isPresent());
    }

    private Settlement settled() {
        if (it.signum() <= 0) {
            return new Settlement.Invalid("The year has no IT energy.");
        }
        if (facility.compareTo(it) < 0) {
            return new Settlement.Invalid("The facility drew less than its IT.");
        }
        BigDecimal least =
                contract.minMeanLoadFraction().multiply(contract.designItKw()).multiply(hoursOfYear());
        if (it.compareTo(least) < 0) {
            return new Settlement.NotApplicable(year());
        }
        BigDecimal excess = facility.subtract(contract.penaltyAbovePue().multiply(it));
        BigDecimal saving = contract.bonusBelowPue().multiply(it).subtract(facility);
        if (excess.signum() > 0) {
            BigDecimal money = money(contract.penaltyAbovePue()).negate().max(BigDecimal.ZERO);
            return new Settlement.Penalty(
                    year(),
                    excess,
                    rounded(money),
                    rounded(money.multiply(contract.share()).negate()));
        }
        if (saving.signum() > 0) {
            BigDecimal money = money(contract.bonusBelowPue()).max(BigDecimal.ZERO);
            return new Settlement.Bonus(year(), saving, rounded(money), rounded(money.multiply(contract.share())));
        }
        return new Settlement.Neutral(year());
    }

    /** What all periods cost less than at a PUE; periods above it count against those below. */
    private BigDecimal money(BigDecimal pue) {
        return periods.stream()
                .map(period -> pue.multiply(period.itKwh().orElseThrow())
                        .subtract(period.facilityKwh().orElseThrow())
                        .multiply(period.tariffCny().orElseThrow()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private Settlement.Year year() {
        return new Settlement.Year(
                it,
                facility,
                hours,
                it.divide(hoursOfYear(), 4, RoundingMode.HALF_UP),
                it.divide(hoursOfYear().multiply(contract.designItKw()), 6, RoundingMode.HALF_UP),
                facility.divide(it, 4, RoundingMode.HALF_UP));
    }

    private BigDecimal hoursOfYear() {
        return BigDecimal.valueOf(hours);
    }

    private BigDecimal sum(Function<Period, Optional<BigDecimal>> of) {
        return periods.stream().map(of).flatMap(Optional::stream).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal rounded(BigDecimal money) {
        return money.setScale(CENT, RoundingMode.HALF_UP);
    }
}
