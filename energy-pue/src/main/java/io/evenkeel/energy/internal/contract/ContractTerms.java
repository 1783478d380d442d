package io.evenkeel.energy.internal.contract;

import io.evenkeel.audit.Refusal;
import io.evenkeel.energy.Contract;
import io.evenkeel.energy.MeteredYear.Period;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What a contract and an entered month must be. */
final class ContractTerms {
    private static final int FIRST = 2000;
    private static final int LAST = 2100;
    private static final int MONTHS = 12;
    private static final int MOST_PERIODS = 31;
    private static final int MOST_DIGITS = 20;
    private static final int SHORTEST = 3;
    private static final int LONGEST = 500;

    private ContractTerms() {}

    static void mustBeYear(int year) {
        must(year >= FIRST && year <= LAST, "The year must be 2000 to 2100.", "year");
    }

    static void check(Contract contract) {
        must(
                isSane(contract.designItKw()) && contract.designItKw().signum() > 0,
                "designItKw must be above 0.",
                "designItKw");
        must(isShare(contract.minMeanLoadFraction()), "minMeanLoadFraction must be 0 to 1.", "minMeanLoadFraction");
        must(
                isSane(contract.penaltyAbovePue())
                        && contract.penaltyAbovePue().compareTo(BigDecimal.ONE) >= 0
                        && contract.penaltyAbovePue().compareTo(BigDecimal.TEN) <= 0,
                "penaltyAbovePue must be 1 to 10.",
                "penaltyAbovePue");
        must(
                isSane(contract.bonusBelowPue())
                        && contract.bonusBelowPue().compareTo(BigDecimal.ONE) >= 0
                        && contract.bonusBelowPue().compareTo(contract.penaltyAbovePue()) <= 0,
                "bonusBelowPue must be between 1 and penaltyAbovePue.",
                "bonusBelowPue");
        must(isShare(contract.share()), "share must be 0 to 1.", "share");
    }

    static void check(int year, int month, List<Period> periods, String reason) {
        mustBeYear(year);
        must(month >= 1 && month <= MONTHS, "The month must be 1 to 12.", "month");
        must(
                reason.strip().length() >= SHORTEST && reason.length() <= LONGEST,
                "Say in 3 to 500 characters why this month is settled by hand.",
                "reason");
        must(
                !periods.isEmpty() && periods.size() <= MOST_PERIODS,
                "A month has 1 to 31 periods, one for each price.",
                "periods");
        for (Period period : periods) {
            must(isAmount(period.itKwh()), "itKwh of each period must be 0 or more.", "itKwh");
            must(isAmount(period.facilityKwh()), "facilityKwh of each period must be 0 or more.", "facilityKwh");
            must(isAmount(period.tariffCny()), "tariffCny of each period must be 0 or more.", "tariffCny");
        }
    }

    private static boolean isAmount(Optional<BigDecimal> value) {
        return value.filter(number -> isSane(number) && number.signum() >= 0).isPresent();
    }

    private static boolean isShare(BigDecimal value) {
        return isSane(value) && value.signum() >= 0 && value.compareTo(BigDecimal.ONE) <= 0;
    }

    private static boolean isSane(BigDecimal value) {
        return value.precision() <= MOST_DIGITS && Math.abs(value.scale()) <= MOST_DIGITS;
    }

    private static void must(boolean holds, String sentence, String field) {
        if (!holds) {
            throw new Refusal(Refusal.Kind.INVALID, "energy-contract-invalid", sentence, field);
        }
    }
}
