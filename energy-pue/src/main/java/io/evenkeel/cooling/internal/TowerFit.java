package io.evenkeel.cooling.internal;

import io.evenkeel.cooling.OperatingHour;
import io.evenkeel.cooling.Setting;
import io.evenkeel.cooling.Site;
import java.util.List;
import java.util.Map;

/**
 * Tower cells: fan power from the speeds measured, then the transfer units with which the speeds that the heat demands draw what was
 * metered (golden section; the error has one valley, since fans slow down as units grow).
 */
final class TowerFit {
    private static final String NAME = "towers";
    /** Below it the drive does not go, so that power says nothing of the fill. */
    private static final double TELLING = 1.05;

    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
    private static final int ROUNDS = 40;
    /** What an hour counts as, in speed, that the units tried make impossible. */
    private static final double TOO_FAST = 1.15;

    private TowerFit() {}

    /** Towers and what became of them. */
    record Fitted(Site.Towers towers, PartFit part) {}

    static Fitted of(Site site, List<OperatingHour> hours) {
        Site.Towers design = site.towers();
        List<OperatingHour> driven = hours.stream()
                .filter(hour -> hour.setting().drives() == Setting.Drives.VARIABLE && hour.fanSpeed() > 0)
                .toList();
        List<OperatingHour> telling = driven.stream()
                .filter(hour -> hour.fanSpeed() > TELLING * design.leastSpeed() && hour.fanSpeed() < 0.99)
                .toList();
        if (telling.size() < PartFit.LEAST_HOURS) {
            return new Fitted(
                    design,
                    PartFit.held(
                            NAME, "only " + telling.size() + " hours with fans between their least and full speed."));
        }
        double kw = fanKw(design, driven);
        if (!PartFit.believable(kw, design.fanKw())) {
            return new Fitted(
                    design,
                    PartFit.refused(
                            NAME, "fans of %.1f kW would fit; %.1f kW are designed.".formatted(kw, design.fanKw())));
        }
        double ntu = units(design, telling);
        if (!PartFit.believable(ntu, design.ntu() * 1.0001) || ntu >= design.ntu() * PartFit.BELIEVED * 0.99) {
            return new Fitted(
                    design,
                    PartFit.refused(
                            NAME,
                            "%.2f transfer units would fit; %.2f are designed. Check wet bulb, water flow and heat."
                                    .formatted(ntu, design.ntu())));
        }
        return new Fitted(copy(design, kw, ntu), PartFit.fitted(NAME, Map.of("fan_kw", kw, "ntu", ntu)));
    }

    private static double fanKw(Site.Towers design, List<OperatingHour> hours) {
        double product = 0;
        double square = 0;
        for (OperatingHour hour : hours) {
            double one = new TowerCells(
                                    design,
                                    hour.weather().wetBulbC(),
                                    hour.weather().pressurePa())
                            .variablePower(hour.fanSpeed(), hour.setting().cells())
                    / design.fanKw();
            product += one * hour.powers().towers();
            square += one * one;
        }
        return product / square;
    }

    private static double units(Site.Towers design, List<OperatingHour> hours) {
        double low = design.ntu() / PartFit.BELIEVED;
        double high = design.ntu() * PartFit.BELIEVED;
        double left = high - GOLDEN * (high - low);
        double right = low + GOLDEN * (high - low);
        double atLeft = error(design, left, hours);
        double atRight = error(design, right, hours);
        for (int round = 0; round < ROUNDS; round++) {
            if (atLeft < atRight) {
                high = right;
                right = left;
                atRight = atLeft;
                left = high - GOLDEN * (high - low);
                atLeft = error(design, left, hours);
            } else {
                low = left;
                left = right;
                atLeft = atRight;
                right = low + GOLDEN * (high - low);
                atRight = error(design, right, hours);
            }
        }
        return (low + high) / 2;
    }

    /** Squares of what fans would draw less what their measured speed draws, per rated fan. */
    private static double error(Site.Towers design, double units, List<OperatingHour> hours) {
        Site.Towers tried = copy(design, design.fanKw(), units);
        double sum = 0;
        for (OperatingHour hour : hours) {
            double speed = speed(tried, hour);
            double wrong = cube(speed > 0 ? Math.max(speed, design.leastSpeed()) : TOO_FAST) - cube(hour.fanSpeed());
            sum += wrong * wrong;
        }
        return sum;
    }

    private static double cube(double x) {
        return x * x * x;
    }

    private static double speed(Site.Towers tried, OperatingHour hour) {
        var cells =
                new TowerCells(tried, hour.weather().wetBulbC(), hour.weather().pressurePa());
        double leaving = hour.setting().towerWaterC();
        if (leaving <= hour.weather().wetBulbC()) {
            return Double.NaN;
        }
        double range = hour.heat().rejected() / (hour.condenserFlow() * Counterflow.WATER);
        int running = hour.setting().cells();
        return cells.speed(
                hour.heat().rejected() / running,
                hour.condenserFlow() / running,
                cells.enthalpy(leaving + range),
                cells.enthalpy(leaving),
                range);
    }

    private static Site.Towers copy(Site.Towers of, double fanKw, double ntu) {
        return new Site.Towers(
                of.cells(),
                of.waterFlow(),
                of.airFlow(),
                fanKw,
                ntu,
                of.leastSpeed(),
                of.heaterKw(),
                of.heaterBelowC());
    }
}
