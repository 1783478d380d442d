package io.evenkeel.cooling.internal;

import static io.evenkeel.cooling.internal.Counterflow.DENSITY;
import static io.evenkeel.cooling.internal.Counterflow.WATER;
import static io.evenkeel.cooling.internal.GordonNg.KELVIN;

import io.evenkeel.cooling.Chiller;
import io.evenkeel.cooling.ChillerSet;
import io.evenkeel.cooling.UnusableInput;
import java.util.ArrayList;
import java.util.List;

/**
 * Fits Gordon and Ng's coefficients to a published set on a 7 x 9 x 9 grid (leaving water, entering water, part load; ends
 * included): non-negative least squares, each row weighted by cooling over power, so that the relative error of power counts.
 */
public final class ChillerFit {
    private static final int LEAVING = 7;
    private static final int ENTERING = 9;
    private static final int LOADS = 9;

    private ChillerFit() {}

    /** One state of the published table. */
    private record Point(
            double evaporator, double entering, double load, double condenser, double cooling, double power) {

        double[] row() {
            double x = power / cooling + 1;
            return new double[] {evaporator / load, (1 - evaporator / condenser) / load, x * load / condenser};
        }

        double target() {
            return (power / cooling + 1) * evaporator / condenser - 1;
        }

        double weight() {
            return cooling / power;
        }
    }

    public static Chiller of(ChillerSet set) {
        List<Point> points = points(set);
        double[] a = NonNegativeLeastSquares.solve(
                points.stream().map(Point::row).toArray(double[][]::new),
                points.stream().mapToDouble(Point::target).toArray(),
                points.stream().mapToDouble(Point::weight).toArray());
        double least = points.stream()
                .mapToDouble(p -> p.condenser - p.evaporator)
                .min()
                .orElseThrow();
        double most = points.stream()
                .mapToDouble(p -> p.condenser - p.evaporator)
                .max()
                .orElseThrow();
        var plain = new Chiller(
                set.name(),
                a[0],
                a[1],
                a[2],
                set.capft(),
                range(set.leavingChwBoundsC()),
                range(set.enteringCondenserBoundsC()),
                new Chiller.Range(least, most),
                0);
        return new Chiller(
                plain.name(),
                plain.a1(),
                plain.a2(),
                plain.a3(),
                plain.capacity(),
                plain.leaving(),
                plain.entering(),
                plain.lift(),
                rmsError(set, plain, points));
    }

    private static Chiller.Range range(List<Double> bounds) {
        return new Chiller.Range(bounds.get(0), bounds.get(1));
    }

    private static List<Point> points(ChillerSet set) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < LEAVING; i++) {
            double x = between(set.leavingChwBoundsC(), i, LEAVING);
            for (int j = 0; j < ENTERING; j++) {
                double y = between(set.enteringCondenserBoundsC(), j, ENTERING);
                for (int k = 0; k < LOADS; k++) {
                    points.add(point(set, x, y, set.minPlr() + (1 - set.minPlr()) * k / (LOADS - 1)));
                }
            }
        }
        return points;
    }

    private static Point point(ChillerSet set, double x, double y, double partLoad) {
        double reference = set.referenceCapacityW() / 1000;
        double capacity = reference * ChillerCapacity.curve(set.capft(), x, y);
        double cooling = partLoad * capacity;
        double byLoad = 0;
        for (double coefficient : set.eirfplr().reversed()) {
            byLoad = byLoad * partLoad + coefficient;
        }
        double power = capacity / set.referenceCop() * ChillerCapacity.curve(set.eirft(), x, y) * byLoad;
        if (!(cooling > 0 && power > 0)) {
            throw new UnusableInput(
                    "%s: its curves give %.0f kW of cooling for %.0f kW at %.1f/%.1f °C; a fit would not be"
                                    .formatted(set.name(), cooling, power, x, y)
                            + " physical.");
        }
        double condenser = y + (cooling + power) / (set.referenceCondenserFlowM3s() * DENSITY * WATER);
        return new Point(x + KELVIN, y + KELVIN, cooling / reference, condenser + KELVIN, cooling, power);
    }

    private static double between(List<Double> bounds, int step, int steps) {
        return bounds.get(0) + (bounds.get(1) - bounds.get(0)) * step / (steps - 1);
    }

    private static double rmsError(ChillerSet set, Chiller fitted, List<Point> points) {
        double flow = set.referenceCondenserFlowM3s() * DENSITY * WATER / (set.referenceCapacityW() / 1000);
        double sum = 0;
        for (Point point : points) {
            double x = GordonNg.inverse(fitted, point.evaporator, point.entering, point.load, flow);
            double error = point.cooling * (x - 1) / point.power - 1;
            sum += error * error;
        }
        return Math.sqrt(sum / points.size());
    }
}
