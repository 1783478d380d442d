package io.evenkeel.energy.web;

import static io.evenkeel.energy.web.EnergyTreeBodies.word;

import io.evenkeel.cooling.Calibration;
import io.evenkeel.energy.PlantCalibration;
import io.evenkeel.energy.PlantHistory;
import io.evenkeel.energy.PlantHistory.PlantPast;
import io.evenkeel.energy.PlantTrial;
import io.evenkeel.energy.web.PlantAdviceAnswers.PlantStateAnswer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calibrations, trials and the past of a plant on the wire. */
final class PlantRecordAnswers {
    private PlantRecordAnswers() {}

    record PlantCalibrationList(List<PlantCalibrationAnswer> items) {}

    /**
     * Shares such as {@code cvrmse} are of 1: 0.05 is 5 %.
     *
     * @param hours held against the model
     * @param unexplained hours that ran although the model says they cannot
     */
    record PlantCalibrationAnswer(
            long id,
            Instant at,
            String by,
            Instant from,
            Instant to,
            int hours,
            int unexplained,
            PlantLeftOutAnswer leftOut,
            double cvrmse,
            double bias,
            List<PlantPartAnswer> parts) {

        static PlantCalibrationAnswer of(PlantCalibration one) {
            return new PlantCalibrationAnswer(
                    one.id(),
                    one.at(),
                    one.by(),
                    one.from(),
                    one.to(),
                    one.hours(),
                    one.unexplained(),
                    new PlantLeftOutAnswer(
                            one.leftOut().stuck(),
                            one.leftOut().gaps(),
                            one.leftOut().switched(),
                            one.leftOut().unbelievable()),
                    one.total().cvrmse(),
                    one.total().bias(),
                    one.parts().stream().map(PlantPartAnswer::of).toList());
        }
    }

    record PlantLeftOutAnswer(int stuck, int gaps, int switched, int unbelievable) {}

    /**
     * A part of the plant.
     *
     * @param verdict {@code fitted} or {@code held}
     * @param reason for {@code held}, a sentence
     * @param cvrmse left out for a part that drew nothing or has no meter
     */
    record PlantPartAnswer(
            String name,
            String verdict,
            String reason,
            @Nullable Double cvrmse,
            @Nullable Double bias,
            @Nullable Double meanKw,
            Map<String, Double> values) {

        static PlantPartAnswer of(Calibration.Part part) {
            return new PlantPartAnswer(
                    part.name(),
                    word(part.verdict()),
                    part.reason(),
                    known(part.fit().cvrmse()),
                    known(part.fit().bias()),
                    known(part.fit().meanKw()),
                    part.values());
        }

        private static @Nullable Double known(double value) {
            return Double.isFinite(value) ? value : null;
        }
    }

    /**
     * What another setting would come to.
     *
     * @param verdict {@code runs}, {@code breaks}, {@code not_known} or {@code no_model}
     * @param limit that it would break
     */
    record PlantTrialAnswer(
            String verdict,
            List<String> missing,
            @Nullable PlantStateAnswer now,
            @Nullable PlantStateAnswer then,
            @Nullable String limit,
            @Nullable String sentence) {

        static PlantTrialAnswer of(PlantTrial trial) {
            return switch (trial) {
                case PlantTrial.NotKnown(var missing) ->
                    new PlantTrialAnswer(
                            "not_known",
                            missing.stream().map(EnergyTreeBodies::word).toList(),
                            null,
                            null,
                            null,
                            null);
                case PlantTrial.NoModel() -> new PlantTrialAnswer("no_model", List.of(), null, null, null, null);
                case PlantTrial.Runs(var now, var then) ->
                    new PlantTrialAnswer(
                            "runs", List.of(), PlantStateAnswer.of(now), PlantStateAnswer.of(then), null, null);
                case PlantTrial.Breaks(var now, var limit) ->
                    new PlantTrialAnswer(
                            "breaks", List.of(), PlantStateAnswer.of(now), null, word(limit), limit.words());
            };
        }
    }

    /** @param expected {@code model}, {@code past} or {@code nothing}: where the band comes from */
    record PlantPastAnswer(
            String expected, List<PlantHourAnswer> hours, List<PlantBandAnswer> band, PlantBoxAnswer box, int outside) {

        static PlantPastAnswer of(PlantPast past) {
            return new PlantPastAnswer(
                    word(past.expected()),
                    past.hours().stream().map(PlantHourAnswer::of).toList(),
                    past.band().stream()
                            .map(band -> new PlantBandAnswer(band.wetBulbC(), band.low(), band.high()))
                            .toList(),
                    new PlantBoxAnswer(
                            past.box().leastLoad(),
                            past.box().mostLoad(),
                            past.box().leastLift(),
                            past.box().mostLift()),
                    (int) past.hours().stream()
                            .filter(PlantHistory.PastHour::outside)
                            .count());
        }
    }

    /** @param outside PUE is outside what is expected of this hour */
    record PlantHourAnswer(
            Instant from,
            @Nullable Double wetBulbC,
            @Nullable Double pue,
            boolean outside,
            @Nullable PlantChillerAnswer chiller) {

        static PlantHourAnswer of(PlantHistory.PastHour hour) {
            return new PlantHourAnswer(
                    hour.from(),
                    PlantBodies.orNull(hour.wetBulbC()),
                    PlantBodies.orNull(hour.pue()),
                    hour.outside(),
                    hour.chiller()
                            .map(one -> new PlantChillerAnswer(one.partLoad(), one.lift(), one.cop()))
                            .orElse(null));
        }
    }

    record PlantChillerAnswer(double partLoad, double lift, double cop) {}

    record PlantBandAnswer(double wetBulbC, double low, double high) {}

    record PlantBoxAnswer(double leastLoad, double mostLoad, double leastLift, double mostLift) {}
}
