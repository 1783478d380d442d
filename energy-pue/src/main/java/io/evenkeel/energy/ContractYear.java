package io.evenkeel.energy;

import io.evenkeel.energy.MeteredYear.Period;
import io.evenkeel.energy.Tariff.Band;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A calendar year under its contract, as it stands.
 *
 * @param contract what is agreed, with the year since which; empty where nothing is
 * @param months twelve
 * @param settlement of the year as it is known; incomplete until its last month is; empty without a contract
 * @param steps how the settlement comes about, else how the forecast does; empty where there is neither
 */
public record ContractYear(
        int year,
        Optional<Agreed> contract,
        List<Month> months,
        Optional<Settlement> settlement,
        Optional<SettlementSteps> steps,
        YearForecast forecast) {

    public ContractYear {
        months = List.copyOf(months);
    }

    /**
     * A contract and since when it holds.
     *
     * @param since the year of which it is; it holds for later ones up to the next contract
     * @param version grows by 1 with each change
     */
    public record Agreed(int since, Contract contract, long version) {}

    /** How far a month is known. */
    public enum State {
        /** Settled by what people wrote down in place of its meters. */
        ENTERED,
        /** Every hour is known and has a price. */
        COMPLETE,
        /** Over, and an hour is not known or has no price. */
        INCOMPLETE,
        RUNNING,
        FUTURE
    }

    /**
     * A month.
     *
     * @param periods by tariff and band, or as they were entered; each is whole or says that it is not
     * @param knownItKwh of the hours that are known
     * @param missing how many hours that are over are not known
     * @param unpriced how many hours that are over have no tariff
     * @param interpolated how many hours have a counter that was not read in them
     * @param gaps where hours are missing, the first twenty
     */
    public record Month(
            int month,
            State state,
            List<MonthPeriod> periods,
            BigDecimal knownItKwh,
            BigDecimal knownFacilityKwh,
            int missing,
            int unpriced,
            int interpolated,
            List<MissingHours> gaps,
            Optional<Entry> entry) {

        public Month {
            periods = List.copyOf(periods);
            gaps = List.copyOf(gaps);
        }
    }

    /**
     * A part of a month that costs the same.
     *
     * @param tariff the day from which it is valid; empty where none holds, or the month was entered
     * @param hours 0 where the month was entered
     * @param expectedHours how many of them are not metered but expected; 0 in what is settled
     */
    public record MonthPeriod(
            Optional<LocalDate> tariff, Optional<Band> band, int hours, int expectedHours, Period period) {}

    /** @param silent the first meters that had a gap in them; empty where nothing was counted */
    public record MissingHours(Instant from, Instant to, List<String> silent) {
        public MissingHours {
            silent = List.copyOf(silent);
        }
    }

    /** Who settled a month by hand, and why. */
    public record Entry(List<Period> periods, String reason, Instant enteredAt, String enteredByName) {
        public Entry {
            periods = List.copyOf(periods);
        }
    }
}
