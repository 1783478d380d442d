package io.evenkeel.cooling.internal;

import static io.evenkeel.cooling.internal.Counterflow.WATER;
import static io.evenkeel.cooling.internal.GordonNg.KELVIN;
import static io.evenkeel.cooling.internal.PumpRule.SLACK;

import io.evenkeel.cooling.Chiller;
import io.evenkeel.cooling.Site;

/** Power of the running chillers with every limit on them, and what it can never be below. */
final class ChillerPower {
    private final Chiller chiller;
    private final double[] curve;
    private final double rated;
    private final double mostCondenser;
    private final Site.Limits limits;

    ChillerPower(Site site, Chiller chiller) {
        this.chiller = chiller;
        this.curve =
                chiller.capacity().stream().mapToDouble(Double::doubleValue).toArray();
        this.rated = site.chillers().capacityKw();
        this.mostCondenser = site.chillers().condenserFlow();
        this.limits = site.limits();
    }

    /** kW of all chillers, given the heat that the plate carries; NaN where a limit forbids it. */
    double at(ChilledWater water, CondenserWater condenser, double plateHeat, double inlet) {
        double carried = water.heat() - plateHeat;
        double each = carried / water.chillers();
        double leaving =
                water.returnC() - plateHeat / (water.flow() * WATER) - carried / (water.evaporatorFlow() * WATER);
        if (each < limits.leastChillerLoad() * rated - SLACK
                || leaving < limits.leastEvaporatorC() - SLACK
                || inlet < limits.leastCondenserInletC() - SLACK
                || !(each <= rated * available(leaving, inlet) * (1 + SLACK))) {
            return Double.NaN;
        }
        double flow = condenser.perCondenser() * WATER / rated;
        double x = GordonNg.inverse(chiller, leaving + KELVIN, inlet + KELVIN, each / rated, flow);
        double out = inlet + x * each / (condenser.perCondenser() * WATER);
        if (!(x > 1) || out - leaving < limits.leastLiftK() - SLACK) {
            return Double.NaN;
        }
        return carried * (x - 1);
    }

    private double available(double leaving, double inlet) {
        double x = chiller.leaving().clamp(leaving);
        double y = chiller.entering().clamp(inlet);
        return curve[0] + curve[1] * x + curve[2] * x * x + curve[3] * y + curve[4] * y * y + curve[5] * x * y;
    }

    /**
     * kW that the chillers draw at least, whatever the condenser water's flow, with an inlet of so many °C or more and a heat between
     * two bounds. Valid because power rises with the inlet, falls with the condenser's flow and the leaving water's temperature
     * (which is the supply's at most), and is convex in the heat: it is a·q/(d0 − d1·q) plus lines of q.
     */
    double least(ChilledWater water, double inlet, double leastHeat) {
        int running = water.chillers();
        double evaporator = water.supplyWater() + KELVIN;
        double condenser = Math.max(inlet, limits.leastCondenserInletC()) - SLACK + KELVIN;
        double low = Math.max(leastHeat / running, limits.leastChillerLoad() * rated) / rated - SLACK;
        double high = water.heat() / running / rated;
        double back = rated / (mostCondenser * WATER);
        double d1 = chiller.a3() + back;
        double d0 = evaporator - (chiller.a1() * evaporator + chiller.a2()) * back;
        double c = chiller.a1() * evaporator * condenser + chiller.a2() * (condenser - evaporator);
        double turn = d1 > 0 ? (d0 - Math.sqrt(Math.max(0, condenser * d0 + c * d1))) / d1 : 0;
        double q = Math.min(Math.max(low, Math.min(high, turn)), Math.max(low, high));
        double below = d0 - d1 * q;
        return below > 0 ? running * rated * ((q * condenser + c) / below - q) : 0;
    }
}
