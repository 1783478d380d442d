package io.evenkeel.cooling.internal;

import io.evenkeel.cooling.OperatingHour;
import io.evenkeel.cooling.Powers;
import io.evenkeel.cooling.Setting;
import io.evenkeel.cooling.Site;
import java.util.List;
import java.util.Map;

/** CRAHs: fan power by air flow, and the coil by the water it needs. */
final class HallFit {
    private static final String FANS = "crah";
    private static final String COIL = "coil";
    private static final double LEAST_SPREAD = 0.10;
    /** Nearer to 1 the coil's size hardly shows in the water it needs. */
    private static final double MOST_EFFECTIVENESS = 0.97;

    private HallFit() {}

    /** CRAHs and what became of them. */
    record Fitted(Site.Crah crah, PartFit part) {}

    static Fitted fans(Site site, List<OperatingHour> hours) {
        Site.Crah crah = site.crah();
        double[] air = hours.stream()
                .mapToDouble(hour -> air(crah, hour) / crah.fullFlow())
                .toArray();
        double[] power = ElectricFit.values(hours, Powers::fans);
        boolean varied = PartFit.spread(air) >= LEAST_SPREAD;
        double exponent = varied ? Math.clamp(slope(air, power), 1.5, 3.3) : crah.fanExponent();
        double[] rated = new double[air.length];
        for (int i = 0; i < air.length; i++) {
            rated[i] = power[i] / Math.pow(air[i], exponent);
        }
        double kw = PartFit.median(rated);
        if (!PartFit.believable(kw, crah.fanKw())) {
            return new Fitted(
                    crah,
                    PartFit.refused(
                            FANS, "fans of %.0f kW would fit; %.0f kW are designed.".formatted(kw, crah.fanKw())));
        }
        return new Fitted(
                copy(crah, kw, exponent, crah.ua(), crah.uaWaterFlow()),
                new PartFit(
                        FANS,
                        io.evenkeel.cooling.Calibration.Verdict.FITTED,
                        varied ? "" : "The air flow hardly changed; the exponent is the design's.",
                        Map.of("fan_kw", kw, "fan_exponent", exponent)));
    }

    static Fitted coil(Site site, List<OperatingHour> hours) {
        Site.Crah crah = site.crah();
        LinearFit fit = new LinearFit(1, 1);
        for (OperatingHour hour : hours) {
            double air = air(crah, hour);
            double ua = ua(site, hour, air);
            if (ua > 0) {
                fit.add(
                        crah.ua() / ua,
                        ua / crah.ua(),
                        0.6 * Math.pow(air / crah.uaAirFlow(), -0.6),
                        0.4 * Math.pow(hour.chilledFlow() / crah.uaWaterFlow(), -0.8));
            }
        }
        if (fit.size() < PartFit.LEAST_HOURS) {
            return new Fitted(
                    crah, PartFit.held(COIL, "only " + fit.size() + " hours show how much water the coils need."));
        }
        double[] found = fit.solve();
        double ua = crah.ua() / Math.max(found[0], 0.05);
        double water = crah.uaWaterFlow() * Math.pow(Math.max(found[1], 0.05) / Math.max(found[0], 0.05), 1 / 0.8);
        if (!PartFit.believable(ua, crah.ua()) || found[0] + found[1] < 0.5) {
            return new Fitted(
                    crah,
                    PartFit.refused(COIL, "a UA of %.0f kW/K would fit; %.0f are designed.".formatted(ua, crah.ua())));
        }
        return new Fitted(
                copy(crah, crah.fanKw(), crah.fanExponent(), ua, water),
                PartFit.fitted(COIL, Map.of("ua", ua, "ua_water_flow", water)));
    }

    /** kg/s that the model moves; speed drives follow IT power. */
    private static double air(Site.Crah crah, OperatingHour hour) {
        return hour.setting().drives() == Setting.Drives.CONSTANT
                ? crah.fullFlow()
                : crah.bypass() * hour.powers().it() / (Counterflow.AIR * crah.serverRiseK());
    }

    /** kW/K of the coil in an hour; NaN where it does not show. */
    private static double ua(Site site, OperatingHour hour, double air) {
        HallLoad hall = Work.hall(site, hour);
        double water = hour.chilledFlow() * Counterflow.WATER;
        double one = air * Counterflow.AIR;
        double least = Math.min(water, one);
        double apart = hall.returnC() - hour.setting().chilledWaterC();
        return Exchanger.ua(hall.coil() / (least * apart), least, Math.max(water, one), MOST_EFFECTIVENESS);
    }

    private static double slope(double[] air, double[] power) {
        double x = 0;
        double y = 0;
        double xx = 0;
        double xy = 0;
        for (int i = 0; i < air.length; i++) {
            double a = Math.log(air[i]);
            double b = Math.log(Math.max(1e-6, power[i]));
            x += a;
            y += b;
            xx += a * a;
            xy += a * b;
        }
        return (air.length * xy - x * y) / (air.length * xx - x * x);
    }

    private static Site.Crah copy(Site.Crah of, double fanKw, double exponent, double ua, double uaWater) {
        return new Site.Crah(
                of.fullFlow(),
                fanKw,
                exponent,
                of.serverRiseK(),
                of.bypass(),
                ua,
                of.uaAirFlow(),
                uaWater,
                of.leastWater());
    }
}
