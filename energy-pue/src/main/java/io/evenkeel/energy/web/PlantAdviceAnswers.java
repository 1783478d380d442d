package io.evenkeel.energy.web;

import static io.evenkeel.energy.web.EnergyTreeBodies.word;

import io.evenkeel.cooling.Advice;
import io.evenkeel.cooling.Limit;
import io.evenkeel.cooling.PlantState;
import io.evenkeel.cooling.Powers;
import io.evenkeel.cooling.SetPoint;
import io.evenkeel.cooling.SetPointAdvice;
import io.evenkeel.cooling.SetPointAdvice.Why;
import io.evenkeel.cooling.SetPointRange;
import io.evenkeel.energy.PlantAdvice;
import io.evenkeel.energy.PlantAdvice.Verdict;
import io.evenkeel.energy.PlantCalibration;
import io.evenkeel.energy.PlantLocks;
import io.evenkeel.energy.PointNow;
import io.evenkeel.energy.web.PlantBodies.PlantLocksBody;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Advice on the wire; enums are words. */
final class PlantAdviceAnswers {
    private PlantAdviceAnswers() {}

    /**
     * @param verdict {@code change}, {@code keep}, {@code not_known} or {@code no_answer}
     * @param missing points that are needed and not known
     * @param reason for {@code keep} and {@code no_answer}, a sentence
     * @param oldest when the oldest value that it is made from was measured
     * @param calibrated the calibration that it is made with; left out for the plant as designed
     * @param priceCny for each kWh in this hour; left out without a tariff
     */
    record PlantAdviceAnswer(
            Instant at,
            String verdict,
            List<String> missing,
            @Nullable String reason,
            @Nullable Instant oldest,
            PlantLocksBody locks,
            @Nullable PlantModelAnswer calibrated,
            @Nullable BigDecimal priceCny,
            List<PlantPointAnswer> points,
            @Nullable PlantComparedAnswer compared) {

        static PlantAdviceAnswer of(PlantAdvice advice) {
            var compared = advice.verdict() instanceof Verdict.Compared both ? both : null;
            return new PlantAdviceAnswer(
                    advice.at(),
                    verdict(advice.verdict()),
                    advice.verdict() instanceof Verdict.NotKnown(var missing)
                            ? missing.stream().map(EnergyTreeBodies::word).toList()
                            : List.of(),
                    reason(advice.verdict()).orElse(null),
                    advice.oldest().orElse(null),
                    PlantLocksBody.of(advice.locks()),
                    advice.calibration().map(PlantModelAnswer::of).orElse(null),
                    advice.price().orElse(null),
                    advice.points().stream().map(PlantPointAnswer::of).toList(),
                    compared == null ? null : PlantComparedAnswer.of(compared, advice.locks()));
        }

        private static String verdict(Verdict verdict) {
            return switch (verdict) {
                case Verdict.NotKnown _ -> "not_known";
                case Verdict.NoAnswer _ -> "no_answer";
                case Verdict.Compared compared -> compared.advice() instanceof Advice.Change ? "change" : "keep";
            };
        }

        private static Optional<String> reason(Verdict verdict) {
            return switch (verdict) {
                case Verdict.NotKnown _ -> Optional.empty();
                case Verdict.NoAnswer(String reason) -> Optional.of(reason);
                case Verdict.Compared compared ->
                    compared.advice() instanceof Advice.Keep(String reason) ? Optional.of(reason) : Optional.empty();
            };
        }
    }

    /** Who calibrated the model, and how it agrees: shares of 1. */
    record PlantModelAnswer(Instant at, String by, double cvrmse, double bias) {

        static PlantModelAnswer of(PlantCalibration one) {
            return new PlantModelAnswer(
                    one.at(), one.by(), one.total().cvrmse(), one.total().bias());
        }
    }

    /**
     * A point of the plant.
     *
     * @param need {@code advice} or {@code calibration}
     * @param state of {@link PointNow.State}, in lower case
     * @param value the newest within two hours, also where it is not believed
     */
    record PlantPointAnswer(
            String point,
            String need,
            String state,
            @Nullable Double value,
            @Nullable Instant at) {

        static PlantPointAnswer of(PointNow one) {
            return new PlantPointAnswer(
                    word(one.point()),
                    word(one.point().need()),
                    word(one.state()),
                    PlantBodies.orNull(one.value()),
                    one.at().orElse(null));
        }
    }

    /**
     * @param savedKw less facility power for the same IT work; 0 where it is left
     * @param measuredKw the facility's power as measured, to be held against {@code now.totalKw}
     * @param beyond the limit that the plant is run beyond just now
     * @param gains the greatest first; negative where a part draws more so that others draw less
     */
    record PlantComparedAnswer(
            PlantStateAnswer now,
            PlantStateAnswer proposed,
            double savedKw,
            @Nullable Double measuredKw,
            @Nullable String beyond,
            List<PlantSetPointAnswer> setPoints,
            List<PlantGainAnswer> gains,
            List<PlantBindingAnswer> binding) {

        static PlantComparedAnswer of(Verdict.Compared both, PlantLocks locks) {
            var change = both.advice() instanceof Advice.Change one ? one : null;
            return new PlantComparedAnswer(
                    PlantStateAnswer.of(both.now()),
                    PlantStateAnswer.of(both.proposed()),
                    change == null ? 0 : change.kw(),
                    PlantBodies.orNull(both.measuredKw()),
                    both.beyond().map(EnergyTreeBodies::word).orElse(null),
                    both.setPoints().stream()
                            .map(one -> PlantSetPointAnswer.of(
                                    one,
                                    isLocked(one.what(), locks),
                                    Objects.requireNonNull(both.ranges().get(one.what()))))
                            .toList(),
                    change == null ? List.of() : gains(change.gains()),
                    change == null
                            ? List.of()
                            : change.binding().stream()
                                    .map(PlantBindingAnswer::of)
                                    .toList());
        }

        private static List<PlantGainAnswer> gains(Map<String, Double> gains) {
            return gains.entrySet().stream()
                    .map(gain -> new PlantGainAnswer(gain.getKey(), gain.getValue()))
                    .sorted(Comparator.comparingDouble(PlantGainAnswer::kw).reversed())
                    .toList();
        }

        private static boolean isLocked(SetPoint what, PlantLocks locks) {
            return switch (what) {
                case SUPPLY_AIR -> locks.supplyAirC().isPresent();
                case CHILLED_WATER -> locks.chilledWaterC().isPresent();
                case TOWER_WATER -> locks.towerWaterC().isPresent();
                case ECONOMIZER, CHILLERS, CONDENSER_PUMPS, CONDENSER_FLOW, CELLS, CHILLED_PUMPS -> false;
            };
        }
    }

    /**
     * A set-point. Without {@code kw} and {@code limit} it stays.
     *
     * @param what such as {@code chilled_water}; the economizer is 0 or 1, the condenser flow a share of the rated
     * @param kw so much more the facility would draw, were this one left as it is now
     * @param part that would draw most of it
     * @param limit that the proposal would break, were this one left as it is now
     * @param least to which it can be moved at this site
     * @param most to which it can be moved at this site
     * @param step as an operator would set it
     */
    record PlantSetPointAnswer(
            String what,
            double now,
            double wouldBe,
            boolean locked,
            @Nullable Double kw,
            @Nullable String part,
            @Nullable String limit,
            double least,
            double most,
            double step) {

        static PlantSetPointAnswer of(SetPointAdvice one, boolean locked, SetPointRange range) {
            return new PlantSetPointAnswer(
                    word(one.what()),
                    one.now(),
                    one.wouldBe(),
                    locked,
                    one.why() instanceof Why.Saves(double kw, var _) ? kw : null,
                    one.why() instanceof Why.Saves(double _, var part) ? part : null,
                    one.why() instanceof Why.Needed(Limit limit) ? word(limit) : null,
                    range.least(),
                    range.most(),
                    range.step());
        }
    }

    /** @param part {@code it}, {@code losses}, {@code fans}, {@code chilled_pumps}, {@code condenser_pumps}, … */
    record PlantGainAnswer(String part, double kw) {}

    /**
     * What keeps a set-point from going further.
     *
     * @param step such as {@code warmer chilled water}
     * @param limit that it runs into
     */
    record PlantBindingAnswer(String step, String limit, String sentence) {

        static PlantBindingAnswer of(Advice.Binding one) {
            return new PlantBindingAnswer(
                    one.setPoint(), word(one.limit()), one.limit().words());
        }
    }

    /**
     * An hour by the model. Temperatures in °C, flows in kg/s, powers and heats in kW.
     *
     * @param loadKw IT work
     * @param partLoad of each chiller's capacity at hand; 0 without one
     * @param lift K; 0 without a chiller
     * @param mode {@code free}, {@code partial}, {@code mechanical}
     */
    record PlantStateAnswer(
            double loadKw,
            double totalKw,
            double pue,
            double workPue,
            String mode,
            PlantPowersAnswer kw,
            double partLoad,
            double cop,
            double lift,
            boolean outsideTemperatures,
            boolean outsideLift,
            double fanSpeed) {

        static PlantStateAnswer of(PlantState state) {
            return new PlantStateAnswer(
                    state.loadKw(),
                    state.powers().total(),
                    state.pue(),
                    state.workPue(),
                    word(state.mode()),
                    PlantPowersAnswer.of(state.powers()),
                    state.partLoad(),
                    state.cop(),
                    state.lift(),
                    state.outsideTemperatures(),
                    state.outsideLift(),
                    state.fanSpeed());
        }
    }

    record PlantPowersAnswer(
            double it,
            double pdu,
            double ups,
            double transformer,
            double aux,
            double fans,
            double chilledPumps,
            double condenserPumps,
            double chillers,
            double towers,
            double basin) {

        static PlantPowersAnswer of(Powers kw) {
            return new PlantPowersAnswer(
                    kw.it(),
                    kw.pdu(),
                    kw.ups(),
                    kw.transformer(),
                    kw.auxiliary(),
                    kw.fans(),
                    kw.chilledPumps(),
                    kw.condenserPumps(),
                    kw.chillers(),
                    kw.towers(),
                    kw.basin());
        }
    }
}
