package io.evenkeel.energy.web;

import static io.evenkeel.audit.Given.given;
import static io.evenkeel.energy.web.EnergyTreeBodies.word;

import com.fasterxml.jackson.annotation.JsonAlias;
import io.evenkeel.audit.NoOtherFields;
import io.evenkeel.energy.Contract;
import io.evenkeel.energy.ContractYear;
import io.evenkeel.energy.ContractYear.Entry;
import io.evenkeel.energy.ContractYear.MissingHours;
import io.evenkeel.energy.ContractYear.Month;
import io.evenkeel.energy.ContractYear.MonthPeriod;
import io.evenkeel.energy.MeteredYear.Period;
import io.evenkeel.energy.Settlement;
import io.evenkeel.energy.SettlementSteps;
import io.evenkeel.energy.YearForecast;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A contract's year on the wire. Decimals that decide money are strings, so that no program on the way rounds them. */
final class ContractAnswers {
    private ContractAnswers() {}

    /**
     * @param settlement none without a contract
     * @param steps none where there is neither a settlement nor a forecast
     */
    record EnergyContractYear(
            int year,
            String zone,
            Optional<EnergyContractTerms> contract,
            List<EnergyContractMonth> months,
            Optional<EnergySettlementAnswer> settlement,
            Optional<EnergyStepsAnswer> steps,
            EnergyForecastAnswer forecast) {

        static EnergyContractYear of(ContractYear year, String zone) {
            return new EnergyContractYear(
                    year.year(),
                    zone,
                    year.contract()
                            .map(agreed -> EnergyContractTerms.of(agreed.contract(), agreed.since(), agreed.version())),
                    year.months().stream().map(EnergyContractMonth::of).toList(),
                    year.settlement().map(EnergySettlementAnswer::of),
                    year.steps().map(EnergyStepsAnswer::of),
                    EnergyForecastAnswer.of(year.forecast()));
        }
    }

    /**
     * What is agreed; a file of {@code energy settle} may be sent as it is.
     *
     * @param since the year of which it is; passed over in a request, as is the version
     */
    @NoOtherFields
    record EnergyContractTerms(
            @JsonAlias("design_it_kw") @Nullable BigDecimal designItKw,
            @JsonAlias("min_mean_load_fraction") @Nullable BigDecimal minMeanLoadFraction,
            @JsonAlias("bonus_below_pue") @Nullable BigDecimal bonusBelowPue,
            @JsonAlias("penalty_above_pue") @Nullable BigDecimal penaltyAbovePue,
            @Nullable BigDecimal share,
            @Nullable Integer since,
            @Nullable Long version) {

        static EnergyContractTerms of(Contract contract, int since, long version) {
            return new EnergyContractTerms(
                    contract.designItKw(),
                    contract.minMeanLoadFraction(),
                    contract.bonusBelowPue(),
                    contract.penaltyAbovePue(),
                    contract.share(),
                    since,
                    version);
        }

        Contract contract() {
            return new Contract(
                    given(designItKw, "designItKw"),
                    given(minMeanLoadFraction, "minMeanLoadFraction"),
                    given(bonusBelowPue, "bonusBelowPue"),
                    given(penaltyAbovePue, "penaltyAbovePue"),
                    given(share, "share"));
        }
    }

    /** A period as people enter it. */
    @NoOtherFields
    record EnergyPeriodBody(
            @JsonAlias("it_kwh") @Nullable BigDecimal itKwh,
            @JsonAlias("facility_kwh") @Nullable BigDecimal facilityKwh,
            @JsonAlias("tariff_cny_per_kwh") @Nullable BigDecimal tariffCny) {

        Period period(int month) {
            return new Period(
                    month,
                    Optional.of(given(itKwh, "itKwh")),
                    Optional.of(given(facilityKwh, "facilityKwh")),
                    Optional.of(given(tariffCny, "tariffCny")));
        }
    }

    /**
     * @param state {@code entered}, {@code complete}, {@code incomplete}, {@code running}, {@code future}
     * @param missing hours that are over and not known
     * @param unpriced hours that are over and have no tariff
     */
    record EnergyContractMonth(
            int month,
            String state,
            List<EnergyContractPeriod> periods,
            String knownItKwh,
            String knownFacilityKwh,
            int missing,
            int unpriced,
            int interpolated,
            List<EnergyMissingHours> gaps,
            Optional<EnergyMonthEntry> entry) {

        static EnergyContractMonth of(Month month) {
            return new EnergyContractMonth(
                    month.month(),
                    word(month.state()),
                    month.periods().stream().map(EnergyContractPeriod::of).toList(),
                    plain(month.knownItKwh()),
                    plain(month.knownFacilityKwh()),
                    month.missing(),
                    month.unpriced(),
                    month.interpolated(),
                    month.gaps().stream().map(EnergyMissingHours::of).toList(),
                    month.entry().map(EnergyMonthEntry::of));
        }
    }

    /**
     * @param band {@code sharp}, {@code peak}, {@code flat}, {@code valley}, {@code deep_valley}; none where the month was entered
     * @param expectedHours of its hours, that are expected and not metered
     */
    record EnergyContractPeriod(
            Optional<LocalDate> tariff,
            Optional<String> band,
            int hours,
            int expectedHours,
            Optional<String> itKwh,
            Optional<String> facilityKwh,
            Optional<String> price) {

        static EnergyContractPeriod of(MonthPeriod one) {
            return new EnergyContractPeriod(
                    one.tariff(),
                    one.band().map(EnergyTreeBodies::word),
                    one.hours(),
                    one.expectedHours(),
                    one.period().itKwh().map(ContractAnswers::plain),
                    one.period().facilityKwh().map(ContractAnswers::plain),
                    one.period().tariffCny().map(ContractAnswers::plain));
        }
    }

    record EnergyMissingHours(Instant from, Instant to, List<String> silent) {

        static EnergyMissingHours of(MissingHours gap) {
            return new EnergyMissingHours(gap.from(), gap.to(), gap.silent());
        }
    }

    record EnergyMonthEntry(String reason, Instant enteredAt, String enteredByName) {

        static EnergyMonthEntry of(Entry entry) {
            return new EnergyMonthEntry(entry.reason(), entry.enteredAt(), entry.enteredByName());
        }
    }

    /**
     * @param status {@code incomplete}, {@code invalid}, {@code not_applicable}, {@code neutral}, {@code bonus}, {@code penalty}
     * @param amountCny positive bonus, negative penalty
     */
    record EnergySettlementAnswer(
            String status,
            List<Integer> incompleteMonths,
            Optional<String> pue,
            Optional<String> meanItLoadKw,
            Optional<String> meanItLoadFraction,
            Optional<String> amountCny) {

        static EnergySettlementAnswer of(Settlement settlement) {
            return switch (settlement) {
                case Settlement.Incomplete(var months) -> unsettled("incomplete", months);
                case Settlement.Invalid _ -> unsettled("invalid", List.of());
                case Settlement.NotApplicable(var year) -> of("not_applicable", year, "0.00");
                case Settlement.Neutral(var year) -> of("neutral", year, "0.00");
                case Settlement.Bonus bonus -> of("bonus", bonus.year(), plain(bonus.amount()));
                case Settlement.Penalty penalty -> of("penalty", penalty.year(), plain(penalty.amount()));
            };
        }

        private static EnergySettlementAnswer unsettled(String status, List<Integer> months) {
            return new EnergySettlementAnswer(
                    status, months, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        }

        private static EnergySettlementAnswer of(String status, Settlement.Year year, String amount) {
            return new EnergySettlementAnswer(
                    status,
                    List.of(),
                    Optional.of(plain(year.pue())),
                    Optional.of(plain(year.meanItLoadKw())),
                    Optional.of(plain(year.meanItLoadFraction())),
                    Optional.of(amount));
        }
    }

    /** @param line the PUE against which each period is held; none where neither bonus nor penalty is owed */
    record EnergyStepsAnswer(
            String itKwh,
            String facilityKwh,
            String leastItKwh,
            String bonusKwh,
            String penaltyKwh,
            Optional<String> line,
            List<EnergyTermAnswer> terms,
            String sumKwh,
            String sumCny,
            String countedCny,
            String share,
            String exactAmountCny,
            String amountCny) {

        static EnergyStepsAnswer of(SettlementSteps steps) {
            return new EnergyStepsAnswer(
                    plain(steps.itKwh()),
                    plain(steps.facilityKwh()),
                    plain(steps.leastItKwh()),
                    plain(steps.bonusKwh()),
                    plain(steps.penaltyKwh()),
                    steps.line().map(ContractAnswers::plain),
                    steps.terms().stream().map(EnergyTermAnswer::of).toList(),
                    plain(steps.sumKwh()),
                    plain(steps.sumCny()),
                    plain(steps.countedCny()),
                    plain(steps.share()),
                    plain(steps.exactAmount()),
                    plain(steps.amount()));
        }
    }

    record EnergyTermAnswer(int month, EnergyContractPeriod period, String kwh, String cny) {

        static EnergyTermAnswer of(SettlementSteps.Term term) {
            return new EnergyTermAnswer(
                    term.month(), EnergyContractPeriod.of(term.period()), plain(term.kwh()), plain(term.cny()));
        }
    }

    /**
     * @param reason why there is none: {@code no_contract}, {@code year_over}, {@code year_ahead}, {@code few_days}
     * @param method {@code season_before} or {@code mean_so_far}
     * @param money none where an hour of the year has no tariff
     */
    record EnergyForecastAnswer(
            Optional<String> reason,
            Optional<String> method,
            Optional<String> status,
            Optional<EnergyRangeAnswer> pue,
            Optional<EnergyRangeAnswer> money,
            Optional<Integer> knownDays,
            Optional<Integer> expectedHours) {

        static EnergyForecastAnswer of(YearForecast forecast) {
            return switch (forecast) {
                case YearForecast.None(var reason) ->
                    new EnergyForecastAnswer(
                            Optional.of(word(reason)),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty());
                case YearForecast.Expected told ->
                    new EnergyForecastAnswer(
                            Optional.empty(),
                            Optional.of(word(told.method())),
                            Optional.of(
                                    EnergySettlementAnswer.of(told.outcome()).status()),
                            Optional.of(EnergyRangeAnswer.of(told.pue())),
                            told.money().map(EnergyRangeAnswer::of),
                            Optional.of(told.knownDays()),
                            Optional.of(told.expectedHours()));
            };
        }
    }

    /** About nine times of ten between low and high. */
    record EnergyRangeAnswer(String value, String low, String high) {

        static EnergyRangeAnswer of(YearForecast.Range range) {
            return new EnergyRangeAnswer(plain(range.value()), plain(range.low()), plain(range.high()));
        }
    }

    private static String plain(BigDecimal number) {
        return number.toPlainString();
    }
}
