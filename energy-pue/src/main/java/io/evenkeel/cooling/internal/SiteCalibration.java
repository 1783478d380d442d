package io.evenkeel.cooling.internal;

import io.evenkeel.cooling.Calibration;
import io.evenkeel.cooling.Chiller;
import io.evenkeel.cooling.OperatingHour;
import io.evenkeel.cooling.Plant;
import io.evenkeel.cooling.Powers;
import io.evenkeel.cooling.Site;
import io.evenkeel.cooling.UnusableInput;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/** Fits part after part along the heat, each with what is already fitted, and holds the whole against the hours. */
public final class SiteCalibration {
    /** Hours in a row with the same wet bulb to a hundredth of a kelvin: no air stands so still. */
    private static final int STUCK = 6;

    private static final Map<String, ToDoubleFunction<Powers>> METERS = meters();

    private final Site design;
    private final List<OperatingHour> hours;
    private final List<PartFit> parts = new ArrayList<>();

    private SiteCalibration(Site design, List<OperatingHour> hours) {
        this.design = design;
        this.hours = hours;
    }

    public static Calibration of(Site design, Chiller chiller, List<OperatingHour> all) {
        List<OperatingHour> sound = sound(all);
        if (sound.size() < Calibration.LEAST_HOURS) {
            throw new UnusableInput(
                    "The operation has %,d usable hours of %,d; a calibration needs at least %d, a week."
                            .formatted(sound.size(), all.size(), Calibration.LEAST_HOURS));
        }
        return new SiteCalibration(design, sound).fitted(chiller, all.size() - sound.size());
    }

    public static Calibration.Fit against(Plant plant, List<OperatingHour> hours) {
        return new ModelledHours(plant, hours).fit(Powers::total);
    }

    private Calibration fitted(Chiller chiller, int leftOut) {
        SiteParts site = new SiteParts(design);
        electric(site);
        HallFit.Fitted fans = HallFit.fans(site.site(), hours);
        site.crah(fans.crah());
        HallFit.Fitted coil = HallFit.coil(site.site(), hours);
        site.crah(coil.crah());
        ChillerRefit.Fitted chillers = ChillerRefit.of(site.site(), chiller, hours);
        PumpFit.Fitted chilled = PumpFit.of(design.chilledWaterPumps(), chilled(), hours);
        PumpFit.Fitted condenser = PumpFit.of(design.condenserWaterPumps(), condenser(), hours);
        PlateFit.Fitted plate = PlateFit.of(site.site(), hours);
        TowerFit.Fitted towers = TowerFit.of(site.site(), hours);
        site.water(chilled.pumps(), plate.plate(), condenser.pumps(), towers.towers());
        parts.addAll(List.of(
                fans.part(),
                coil.part(),
                chilled.part(),
                plate.part(),
                chillers.part(),
                condenser.part(),
                towers.part()));
        return held(site.site(), chillers.chiller(), leftOut);
    }

    private void electric(SiteParts site) {
        var pdu = ElectricFit.of("pdu", design.pdu(), hours, Powers::it, Powers::pdu);
        var ups = ElectricFit.of("ups", design.ups(), hours, kw -> kw.it() + kw.pdu(), Powers::ups);
        var transformer = ElectricFit.of(
                "transformer", design.transformer(), hours, kw -> kw.total() - kw.transformer(), Powers::transformer);
        double auxiliary = PartFit.median(ElectricFit.values(hours, Powers::auxiliary));
        site.electric(
                pdu.losses(),
                ups.losses(),
                transformer.losses(),
                new Site.Auxiliary(auxiliary, design.auxiliary().heatShare()));
        parts.addAll(
                List.of(pdu.part(), ups.part(), transformer.part(), PartFit.fitted("aux", Map.of("kw", auxiliary))));
    }

    private PumpFit.Circuit chilled() {
        double nominal = design.chillers().evaporatorFlow();
        double most = design.limits().mostEvaporatorFlow();
        return new PumpFit.Circuit(
                "chw_pumps",
                OperatingHour::chilledFlow,
                hour -> hour.setting().chilledPumps(),
                hour -> hour.powers().chilledPumps(),
                hour -> hour.setting().chillers() == 0
                        ? 0
                        : Math.min(most, hour.chilledFlow() / (hour.setting().chillers() * nominal)));
    }

    private PumpFit.Circuit condenser() {
        double rated = design.condenserWaterPumps().flow();
        double most = design.chillers().condenserFlow();
        return new PumpFit.Circuit(
                "cw_pumps",
                OperatingHour::condenserFlow,
                hour -> hour.setting().condenserPumps(),
                hour -> hour.powers().condenserPumps(),
                hour -> hour.setting().chillers() == 0
                        ? 0
                        : Math.min(most, hour.condenserFlow() / hour.setting().chillers()) / rated);
    }

    private Calibration held(Site site, Chiller chiller, int leftOut) {
        ModelledHours modelled = new ModelledHours(Plant.of(site, chiller), hours);
        if (modelled.size() < Calibration.LEAST_HOURS) {
            throw new UnusableInput(
                    "Of %,d hours that ran, the calibrated model explains %,d; %d are needed. Check the site's sizes."
                            .formatted(hours.size(), modelled.size(), Calibration.LEAST_HOURS));
        }
        List<Calibration.Part> told = parts.stream()
                .map(part -> new Calibration.Part(
                        part.name(),
                        part.verdict(),
                        part.reason(),
                        METERS.containsKey(part.name())
                                ? modelled.fit(Objects.requireNonNull(METERS.get(part.name())))
                                : new Calibration.Fit(Double.NaN, Double.NaN, 0),
                        part.values()))
                .toList();
        return new Calibration(
                site, chiller, told, modelled.fit(Powers::total), modelled.size(), modelled.unexplained(), leftOut);
    }

    /** Without hours in which the wet-bulb sensor stood still. */
    private static List<OperatingHour> sound(List<OperatingHour> all) {
        List<OperatingHour> sound = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= all.size(); i++) {
            if (i == all.size()
                    || all.get(i).weather().wetBulbC()
                            != all.get(from).weather().wetBulbC()) {
                if (i - from < STUCK) {
                    sound.addAll(all.subList(from, i));
                }
                from = i;
            }
        }
        return sound;
    }

    private static Map<String, ToDoubleFunction<Powers>> meters() {
        Map<String, ToDoubleFunction<Powers>> meters = new LinkedHashMap<>();
        meters.put("pdu", Powers::pdu);
        meters.put("ups", Powers::ups);
        meters.put("transformer", Powers::transformer);
        meters.put("aux", Powers::auxiliary);
        meters.put("crah", Powers::fans);
        meters.put("chw_pumps", Powers::chilledPumps);
        meters.put("chillers", Powers::chillers);
        meters.put("cw_pumps", Powers::condenserPumps);
        meters.put("towers", Powers::towers);
        return meters;
    }
}
