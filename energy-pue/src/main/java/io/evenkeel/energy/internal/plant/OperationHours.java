package io.evenkeel.energy.internal.plant;

import io.evenkeel.cooling.OperatingHour;
import io.evenkeel.cooling.PlantState;
import io.evenkeel.cooling.Powers;
import io.evenkeel.cooling.RunningPlant;
import io.evenkeel.cooling.Setting;
import io.evenkeel.cooling.Site;
import io.evenkeel.cooling.Weather;
import io.evenkeel.energy.PlantPoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Hours of operation made of points.
 *
 * @param hours that may be learnt from
 */
record OperationHours(List<OperatingHour> hours, int gaps, int switched, int unbelievable) {
    /** How far the sum of the parts may be from the total. */
    private static final double BALANCE = 0.05;
    /** Sensors that hang together may be so much apart in air that is full of water. */
    private static final double SATURATED_K = 0.5;

    static OperationHours of(HourlyPoints points) {
        List<OperatingHour> hours = new ArrayList<>();
        int gaps = 0;
        int switched = 0;
        int unbelievable = 0;
        for (int hour = 0; hour < points.hours(); hour++) {
            var one = new Reader(points, hour);
            if (!one.whole()) {
                gaps++;
            } else if (points.switched(hour)) {
                switched++;
            } else if (!one.believable(_ -> true) || !one.balances()) {
                unbelievable++;
            } else {
                hours.add(one.operating());
            }
        }
        return new OperationHours(List.copyOf(hours), gaps, switched, unbelievable);
    }

    /** How the plant was run in an hour; empty where it is not known, was switched or is not believed. */
    static Optional<RunningPlant> running(HourlyPoints points, int hour, Site site) {
        var one = new Reader(points, hour);
        boolean known = one.believable(point -> point.need() == PlantPoint.Need.ADVICE) && !points.switched(hour);
        return known ? Optional.of(one.running(site)) : Optional.empty();
    }

    /** Points that were not known in any hour, so that nothing can be made of them. */
    static List<PlantPoint> never(HourlyPoints points) {
        return Arrays.stream(PlantPoint.values())
                .filter(point -> {
                    for (int hour = 0; hour < points.hours(); hour++) {
                        if (!Double.isNaN(points.mean(point, hour))) {
                            return false;
                        }
                    }
                    return true;
                })
                .toList();
    }

    private record Reader(HourlyPoints points, int hour) {

        boolean whole() {
            return Arrays.stream(PlantPoint.values()).noneMatch(point -> Double.isNaN(of(point)));
        }

        /** NaN is not. */
        boolean believable(Predicate<PlantPoint> needed) {
            return Arrays.stream(PlantPoint.values())
                            .filter(needed)
                            .allMatch(point -> point.believable(of(point))
                                    && (!point.counts() || of(point) == Math.rint(of(point))))
                    && of(PlantPoint.WET_BULB_C) <= of(PlantPoint.DRY_BULB_C) + SATURATED_K;
        }

        boolean balances() {
            double total = of(PlantPoint.TOTAL_KW);
            return Math.abs(powers().total() - total) <= BALANCE * total;
        }

        OperatingHour operating() {
            return new OperatingHour(
                    weather(),
                    setting(Double.NaN),
                    powers(),
                    new PlantState.Heat(
                            of(PlantPoint.COIL_HEAT_KW),
                            of(PlantPoint.PLANT_HEAT_KW),
                            of(PlantPoint.PLATE_HEAT_KW),
                            of(PlantPoint.CHILLERS_HEAT_KW),
                            of(PlantPoint.REJECTED_HEAT_KW)),
                    of(PlantPoint.FAN_SPEED),
                    of(PlantPoint.CHILLED_FLOW_KG_S),
                    of(PlantPoint.CONDENSER_FLOW_KG_S),
                    of(PlantPoint.CONDENSER_IN_C),
                    of(PlantPoint.EVAPORATOR_OUT_C));
        }

        RunningPlant running(Site site) {
            double rated = of(PlantPoint.CONDENSER_PUMPS_RUNNING)
                    * site.condenserWaterPumps().flow();
            return new RunningPlant(
                    weather(), setting(of(PlantPoint.CONDENSER_FLOW_KG_S) / rated), of(PlantPoint.IT_KW));
        }

        private Weather weather() {
            return new Weather(1, 1, of(PlantPoint.DRY_BULB_C), of(PlantPoint.WET_BULB_C), of(PlantPoint.PRESSURE_PA));
        }

        private Setting setting(double condenserFlow) {
            return new Setting(
                    Setting.Drives.VARIABLE,
                    of(PlantPoint.SUPPLY_AIR_C),
                    of(PlantPoint.CHILLED_WATER_C),
                    of(PlantPoint.TOWER_WATER_C),
                    of(PlantPoint.ECONOMIZER) > 0.5,
                    count(PlantPoint.CHILLERS_RUNNING),
                    count(PlantPoint.CONDENSER_PUMPS_RUNNING),
                    condenserFlow,
                    count(PlantPoint.CELLS_RUNNING),
                    count(PlantPoint.CHILLED_PUMPS_RUNNING));
        }

        private Powers powers() {
            return new Powers(
                    of(PlantPoint.IT_KW),
                    of(PlantPoint.PDU_KW),
                    of(PlantPoint.UPS_KW),
                    of(PlantPoint.TRANSFORMER_KW),
                    of(PlantPoint.AUX_KW),
                    of(PlantPoint.CRAH_KW),
                    of(PlantPoint.CHW_PUMPS_KW),
                    of(PlantPoint.CW_PUMPS_KW),
                    of(PlantPoint.CHILLERS_KW),
                    of(PlantPoint.TOWERS_KW),
                    of(PlantPoint.BASIN_KW));
        }

        private int count(PlantPoint point) {
            return (int) Math.rint(of(point));
        }

        private double of(PlantPoint point) {
            return points.mean(point, hour);
        }
    }
}
