package io.evenkeel.cooling.internal;

import io.evenkeel.cooling.Chiller;

/**
 * Power of a chiller by Gordon and Ng's universal model (Cool Thermodynamics, 2000), written with the leaving condenser water so
 * that the condenser's flow counts. Both that water's temperature and the model are linear in X = 1/COP + 1, so X is in closed form.
 */
final class GordonNg {
    static final double KELVIN = 273.15;

    private GordonNg() {}

    /**
     * X = 1/COP + 1.
     *
     * @param evaporator leaving chilled water, K
     * @param condenser entering condenser water, K
     * @param load share of the rated capacity
     * @param flow capacity flow of the condenser water over the rated capacity, 1/K
     * @return not above 1 where the model has no meaning
     */
    static double inverse(Chiller chiller, double evaporator, double condenser, double load, double flow) {
        double b = 1 + (chiller.a1() * evaporator + chiller.a2()) / load;
        double below = evaporator - chiller.a3() * load - b * load / flow;
        return below > 0 ? (b * condenser - chiller.a2() * evaporator / load) / below : 0;
    }
}
