package io.evenkeel.cooling;

import io.evenkeel.cooling.internal.SiteCalibration;
import java.util.List;
import java.util.Map;

/**
 * A plant's model made to agree with its operation: each part is fitted to its own meters, then the whole model is held against
 * every hour. What the hours do not tell stays as it was designed. Pure; the same hours give the same result.
 *
 * @param site with fitted sizes and losses
 * @param chiller fitted; its ranges are the box of temperatures and lifts that occurred
 * @param parts by part of the plant, in the order of the heat
 * @param total of facility power, given IT power
 * @param hours that were held against the model
 * @param unexplained hours that ran although the model says they cannot; they are in no figure
 * @param leftOut hours in which a sensor stood still
 */
public record Calibration(
        Site site, Chiller chiller, List<Part> parts, Fit total, int hours, int unexplained, int leftOut) {

    /** Fewer hours than these say too little: a week. */
    public static final int LEAST_HOURS = 168;

    public Calibration {
        parts = List.copyOf(parts);
    }

    /** What became of a part. */
    public enum Verdict {
        /** Fitted to the hours. */
        FITTED,
        /** As designed: too few hours, or they are all alike. */
        HELD,
        /** What fits the hours is not physical: meters or columns are wrong. The design's values are kept. */
        REFUSED
    }

    /**
     * Agreement by ASHRAE Guideline 14-2014, of hours, with one parameter counted; both over the mean of what is measured.
     *
     * @param cvrmse coefficient of variation of the root mean square error: 0.05 is 5 %
     * @param bias normalized mean bias error, measured less modelled
     */
    public record Fit(double cvrmse, double bias, double meanKw) {}

    /**
     * One part.
     *
     * @param reason in a sentence, for HELD and REFUSED; else empty
     * @param fit of its power, end to end; of nothing drawn it is NaN
     * @param values what was fitted, by its name in the site's file
     */
    public record Part(String name, Verdict verdict, String reason, Fit fit, Map<String, Double> values) {
        public Part {
            values = Map.copyOf(values);
        }
    }

    /**
     * Calibrates.
     *
     * @param design what is known without the hours; fitted values stay within a factor of it
     * @throws UnusableInput if there are fewer than {@link #LEAST_HOURS} hours
     */
    public static Calibration of(Site design, Chiller chiller, List<OperatingHour> hours) {
        return SiteCalibration.of(design, chiller, hours);
    }

    /** How a plant's model agrees with hours that it was not calibrated on. */
    public static Fit against(Plant plant, List<OperatingHour> hours) {
        return SiteCalibration.against(plant, hours);
    }

    /** The reasons of the parts refused; empty if the result may be used. */
    public List<String> refusals() {
        return parts.stream()
                .filter(part -> part.verdict() == Verdict.REFUSED)
                .map(part -> part.name() + ": " + part.reason())
                .toList();
    }
}
