package io.evenkeel.cooling.internal;

import io.evenkeel.cooling.OperatingHour;
import io.evenkeel.cooling.Setting;
import io.evenkeel.cooling.Site;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;

/** The heads of a water circuit from what its pumps draw; their efficiency is the design's. */
final class PumpFit {
    private static final int ROUNDS = 6;
    private static final double MOST_HEAD = 1.6;

    private PumpFit() {}

    /** Pumps and what became of them. */
    record Fitted(Site.Pumps pumps, PartFit part) {}

    /** How an hour's meters describe a circuit: flow, pumps, kW, and flow of each chiller over its nominal one. */
    record Circuit(
            String name,
            ToDoubleFunction<OperatingHour> flow,
            ToIntFunction<OperatingHour> running,
            ToDoubleFunction<OperatingHour> power,
            ToDoubleFunction<OperatingHour> perChiller) {}

    static Fitted of(Site.Pumps design, Circuit circuit, List<OperatingHour> hours) {
        LinearFit fit = new LinearFit(design.fixedKpa(), design.mainsKpa(), design.chillersKpa(), design.plateKpa());
        PumpRule rule = new PumpRule(design, 0);
        int high = 0;
        for (OperatingHour hour : hours) {
            double flow = circuit.flow().applyAsDouble(hour);
            int running = circuit.running().applyAsInt(hour);
            double head = head(rule, flow, running, circuit.power().applyAsDouble(hour));
            if (hour.setting().drives() == Setting.Drives.VARIABLE && head > 0) {
                double share = flow / design.all();
                double each = circuit.perChiller().applyAsDouble(hour);
                double plate = hour.setting().economizer() ? share * share : 0;
                fit.add(head, flow / design.all() / design.headKpa(), 1, share * share, each * each, plate);
                high += head > MOST_HEAD * design.headKpa() ? 1 : 0;
            }
        }
        if (fit.size() < PartFit.LEAST_HOURS) {
            return new Fitted(
                    design,
                    PartFit.held(circuit.name(), "only " + fit.size() + " hours with pumps on variable speed."));
        }
        if (high > fit.size() / 10) {
            return new Fitted(
                    design,
                    PartFit.refused(
                            circuit.name(),
                            "what they draw would need heads far above the rated %.0f kPa."
                                    .formatted(design.headKpa())));
        }
        double[] kpa = fit.solve();
        return new Fitted(
                new Site.Pumps(
                        design.count(),
                        design.flow(),
                        design.headKpa(),
                        design.efficiency(),
                        kpa[0],
                        kpa[1],
                        kpa[2],
                        kpa[3]),
                PartFit.fitted(
                        circuit.name(),
                        Map.of("fixed_kpa", kpa[0], "mains_kpa", kpa[1], "chillers_kpa", kpa[2], "plate_kpa", kpa[3])));
    }

    /** kPa at which pumps draw so much: their speed depends on it, so it is approached. */
    private static double head(PumpRule rule, double flow, int running, double power) {
        Site.Pumps pumps = rule.pumps();
        double share = flow / (running * pumps.flow());
        double efficiency = pumps.efficiency() * (1 - 0.35 * (1 - share) * (1 - share));
        double head = pumps.headKpa() / 2;
        for (int round = 0; round < ROUNDS; round++) {
            double speed = Math.min(1.2, Math.max(share, Math.sqrt(head / pumps.headKpa())));
            head = power * PumpRule.driveEfficiency(speed) * Counterflow.DENSITY * efficiency / flow;
        }
        return head;
    }
}
