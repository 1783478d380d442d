package io.evenkeel.energy.web;

import static io.evenkeel.energy.web.EnergyTreeBodies.word;

import io.evenkeel.energy.CarbonFactor;
import io.evenkeel.energy.Effectiveness;
import io.evenkeel.energy.Energy.EnergyHour;
import io.evenkeel.energy.Energy.EnergyPicture;
import io.evenkeel.energy.Energy.MeterSaid;
import io.evenkeel.energy.Energy.MeterTrouble;
import io.evenkeel.energy.Metered.Gap;
import io.evenkeel.energy.NodeBalance;
import io.evenkeel.energy.NodeBalance.Amount;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** What a span used, on the wire. What is not known is left out, never 0. */
final class EnergyAnswers {
    private static final int MOST_GAPS = 20;

    private EnergyAnswers() {}

    /**
     * @param hours length of the span
     * @param zone in which days and months are
     */
    record EnergyPictureAnswer(
            Instant from,
            Instant to,
            double hours,
            String zone,
            EnergySiteAnswer site,
            List<EnergyNodeAnswer> nodes,
            List<EnergyMeterAnswer> meters) {

        static EnergyPictureAnswer of(EnergyPicture picture, double hours, String zone) {
            return new EnergyPictureAnswer(
                    picture.from(),
                    picture.to(),
                    hours,
                    zone,
                    EnergySiteAnswer.of(picture.site(), picture.carbon()),
                    picture.nodes().stream().map(EnergyNodeAnswer::of).toList(),
                    picture.meters().stream().map(EnergyMeterAnswer::of).toList());
        }
    }

    /** @param plusMinus expanded uncertainty, k = 2 */
    record EnergyAmountAnswer(double value, double plusMinus) {

        static EnergyAmountAnswer of(Amount amount) {
            return new EnergyAmountAnswer(amount.value(), amount.plusMinus());
        }
    }

    /**
     * @param totalKwh entered from the grid
     * @param category 1 to 3, by where IT is measured (ISO/IEC 30134-2)
     * @param interim whether the span is shorter than a year
     * @param wue litres for each IT kWh
     * @param cue kg CO₂ for each IT kWh
     */
    record EnergySiteAnswer(
            Optional<EnergyAmountAnswer> totalKwh,
            Optional<EnergyAmountAnswer> itKwh,
            Optional<EnergyAmountAnswer> pue,
            Optional<Integer> category,
            boolean interim,
            Optional<EnergyAmountAnswer> wue,
            Optional<Double> carbonKg,
            Optional<Double> cue,
            Optional<EnergyCarbonAnswer> carbonFactor) {

        static EnergySiteAnswer of(Effectiveness site, Optional<CarbonFactor> factor) {
            return new EnergySiteAnswer(
                    site.total().map(EnergyAmountAnswer::of),
                    site.it().map(EnergyAmountAnswer::of),
                    site.pue().map(EnergyAmountAnswer::of),
                    site.category().stream().boxed().findFirst(),
                    site.interim(),
                    site.wue().map(EnergyAmountAnswer::of),
                    site.carbonKg(),
                    site.cue(),
                    factor.map(EnergyCarbonAnswer::of));
        }
    }

    record EnergyCarbonAnswer(int year, double kgPerKwh, String source) {

        static EnergyCarbonAnswer of(CarbonFactor factor) {
            return new EnergyCarbonAnswer(factor.year(), factor.kgPerKwh(), factor.source());
        }
    }

    /**
     * @param byMeter whether what entered is measured, or the sum of what the node feeds
     * @param closing {@code closes}, {@code gains}, {@code open}, {@code leaf}
     * @param silent meters of it that have a gap
     */
    record EnergyNodeAnswer(
            String id,
            Optional<EnergyAmountAnswer> enteredKwh,
            boolean byMeter,
            Optional<EnergyAmountAnswer> belowKwh,
            Optional<EnergyAmountAnswer> lossKwh,
            String closing,
            Optional<EnergyAmountAnswer> partialPue,
            List<String> silent) {

        static EnergyNodeAnswer of(NodeBalance node) {
            return new EnergyNodeAnswer(
                    node.node(),
                    node.entered().map(EnergyAmountAnswer::of),
                    node.byMeter(),
                    node.below().map(EnergyAmountAnswer::of),
                    node.loss().map(EnergyAmountAnswer::of),
                    word(node.closing()),
                    node.partialPue().map(EnergyAmountAnswer::of),
                    node.silent());
        }
    }

    /**
     * @param amount kWh or m³; left out where there is a gap
     * @param known kWh or m³ outside the gaps
     * @param gaps the first 20
     * @param gapCount all of them
     * @param marks {@code interpolated}, {@code wrapped}
     * @param trouble why its device tells nothing just now
     */
    record EnergyMeterAnswer(
            String id,
            Optional<Double> amount,
            double known,
            List<EnergyGapAnswer> gaps,
            int gapCount,
            List<String> marks,
            Optional<EnergyTroubleAnswer> trouble) {

        static EnergyMeterAnswer of(MeterSaid said) {
            var amount = said.metered().amount();
            return new EnergyMeterAnswer(
                    said.meter(),
                    amount.stream().boxed().findFirst(),
                    said.metered().known(),
                    said.metered().gaps().stream()
                            .limit(MOST_GAPS)
                            .map(EnergyGapAnswer::of)
                            .toList(),
                    said.metered().gaps().size(),
                    said.metered().marks().stream()
                            .map(EnergyTreeBodies::word)
                            .sorted()
                            .toList(),
                    said.trouble().map(EnergyTroubleAnswer::of));
        }
    }

    /** @param cause {@code missing}, {@code ambiguous}, {@code stuck}, {@code backwards}, {@code leap} */
    record EnergyGapAnswer(Instant from, Instant to, String cause) {

        static EnergyGapAnswer of(Gap gap) {
            return new EnergyGapAnswer(gap.from(), gap.to(), word(gap.cause()));
        }
    }

    /** @param failure {@code not_allowed}, {@code unreached}, {@code late}, {@code exception}, {@code garbage} */
    record EnergyTroubleAnswer(String device, String failure, String detail, Optional<Instant> lastAt) {

        static EnergyTroubleAnswer of(MeterTrouble trouble) {
            return new EnergyTroubleAnswer(
                    trouble.device(), word(trouble.failure()), trouble.detail(), trouble.lastAt());
        }
    }

    /** @param zone in which days and hours are */
    record EnergyHoursAnswer(String zone, List<EnergyHourAnswer> items) {

        static EnergyHoursAnswer of(List<EnergyHour> hours, ZoneId zone) {
            return new EnergyHoursAnswer(
                    zone.getId(),
                    hours.stream().map(hour -> EnergyHourAnswer.of(hour, zone)).toList());
        }
    }

    /**
     * @param hour 0 to 23, of the clock on the wall
     * @param pue left out where a meter that it needs has a gap
     * @param silent where it is left out, the first meters that had a gap
     */
    record EnergyHourAnswer(Instant from, LocalDate day, int hour, Optional<Double> pue, List<String> silent) {

        static EnergyHourAnswer of(EnergyHour hour, ZoneId zone) {
            var local = hour.from().atZone(zone);
            return new EnergyHourAnswer(
                    hour.from(),
                    local.toLocalDate(),
                    local.getHour(),
                    hour.pue().map(Amount::value),
                    hour.pue().isPresent() ? List.of() : hour.silent());
        }
    }

    record EnergyEnteredAnswer(int readings) {}
}
