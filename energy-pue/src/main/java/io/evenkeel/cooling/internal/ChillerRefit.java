package io.evenkeel.cooling.internal;

import static io.evenkeel.cooling.internal.GordonNg.KELVIN;

import io.evenkeel.cooling.Chiller;
import io.evenkeel.cooling.OperatingHour;
import io.evenkeel.cooling.Site;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Gordon and Ng's coefficients from operation: the same rows and weights as {@link ChillerFit} has from published curves. */
final class ChillerRefit {
    private static final String NAME = "chillers";
    /** Hours above Carnot's COP that noise explains. */
    private static final double MOST_IMPOSSIBLE = 0.05;

    private ChillerRefit() {}

    /** A chiller and what became of it. */
    record Fitted(Chiller chiller, PartFit part) {}

    /** One chiller in one hour; K, kW. */
    private record Point(double evaporator, double entering, double condenser, double heat, double power, double flow) {

        static Point of(Site site, OperatingHour hour) {
            int running = hour.setting().chillers();
            double heat = hour.heat().chillers() / running;
            double power = hour.powers().chillers() / running;
            double flow =
                    Math.min(hour.condenserFlow() / running, site.chillers().condenserFlow());
            double in = hour.condenserInC() + KELVIN;
            return new Point(
                    hour.evaporatorOutC() + KELVIN,
                    in,
                    in + (heat + power) / (flow * Counterflow.WATER),
                    heat,
                    power,
                    flow);
        }

        boolean aboveCarnot() {
            return heat / power > evaporator / Math.max(0.1, condenser - evaporator);
        }
    }

    static Fitted of(Site site, Chiller design, List<OperatingHour> hours) {
        List<Point> points = hours.stream()
                .filter(hour -> hour.setting().chillers() > 0
                        && hour.heat().chillers() > 0
                        && hour.powers().chillers() > 0)
                .map(hour -> Point.of(site, hour))
                .toList();
        if (points.size() < PartFit.LEAST_HOURS) {
            return new Fitted(design, PartFit.held(NAME, "they ran in only " + points.size() + " hours."));
        }
        long impossible = points.stream().filter(Point::aboveCarnot).count();
        if (impossible > MOST_IMPOSSIBLE * points.size()) {
            return new Fitted(
                    design,
                    PartFit.refused(
                            NAME,
                            "in %.0f %% of their hours their COP is above Carnot's between the waters they make and"
                                            .formatted(100.0 * impossible / points.size())
                                    + " leave; check their power, heat and temperature meters."));
        }
        double rated = site.chillers().capacityKw();
        LinearFit fit = new LinearFit(design.a1(), design.a2(), design.a3());
        for (Point point : points) {
            double load = point.heat() / rated;
            double x = point.power() / point.heat() + 1;
            fit.add(
                    x * point.evaporator() / point.condenser() - 1,
                    point.heat() / point.power(),
                    point.evaporator() / load,
                    (1 - point.evaporator() / point.condenser()) / load,
                    x * load / point.condenser());
        }
        double[] a = fit.solve();
        if (a[0] + a[1] + a[2] == 0) {
            return new Fitted(design, PartFit.refused(NAME, "no losses would fit them, which no machine has."));
        }
        return new Fitted(
                chiller(site, design, a, points), PartFit.fitted(NAME, Map.of("a1", a[0], "a2", a[1], "a3", a[2])));
    }

    /** How much more the chillers carried than the curve of the capacity at hand says; 1 if never. */
    private static double capacity(Site site, Chiller design, List<Point> points) {
        double[] shares = points.stream()
                .mapToDouble(point -> point.heat()
                        / (site.chillers().capacityKw()
                                * ChillerCapacity.share(
                                        design, point.evaporator() - KELVIN, point.entering() - KELVIN)))
                .toArray();
        return Math.max(1, PartFit.quantile(0.99, shares));
    }

    private static Chiller chiller(Site site, Chiller design, double[] a, List<Point> points) {
        double more = capacity(site, design, points);
        var fitted = new Chiller(
                design.name() + ", calibrated",
                a[0],
                a[1],
                a[2],
                design.capacity().stream().map(value -> value * more).toList(),
                design.leaving(),
                design.entering(),
                range(points, point -> point.condenser() - point.evaporator()),
                0);
        return new Chiller(
                fitted.name(),
                fitted.a1(),
                fitted.a2(),
                fitted.a3(),
                fitted.capacity(),
                fitted.leaving(),
                fitted.entering(),
                fitted.lift(),
                error(site, fitted, points));
    }

    private static double error(Site site, Chiller fitted, List<Point> points) {
        double rated = site.chillers().capacityKw();
        double sum = 0;
        for (Point point : points) {
            double x = GordonNg.inverse(
                    fitted,
                    point.evaporator(),
                    point.entering(),
                    point.heat() / rated,
                    point.flow() * Counterflow.WATER / rated);
            double relative = point.heat() * (x - 1) / point.power() - 1;
            sum += relative * relative;
        }
        return Math.sqrt(sum / points.size());
    }

    private static Chiller.Range range(List<Point> points, ToDoubleFunction<Point> of) {
        double[] values = points.stream().mapToDouble(of).toArray();
        return new Chiller.Range(PartFit.quantile(0, values), PartFit.quantile(1, values));
    }
}
