package io.evenkeel.cooling.internal;

import io.evenkeel.cooling.Site;

/**
 * The hall at a load and a supply air temperature: what it draws and what heat its coils take.
 *
 * @param airFlow kg/s
 * @param coil heat at the coils, sensible only, kW
 * @param returnC air entering the coils
 */
record HallLoad(
        double it, double pdu, double ups, double auxiliary, double fans, double airFlow, double coil, double returnC) {

    static HallLoad of(Site site, double load, double supplyAir, boolean variable) {
        Site.Hall hall = site.hall();
        double above = Math.max(0, supplyAir + hall.recirculationK() - hall.riseAboveC());
        double it = load * (1 + hall.linearPerK() * above + hall.squarePerK2() * above * above);
        double pdu = site.pdu().at(it);
        double ups = site.ups().at(it + pdu);
        Site.Crah crah = site.crah();
        double air = variable ? crah.bypass() * it / (Counterflow.AIR * crah.serverRiseK()) : crah.fullFlow();
        double fans = crah.fanKw() * Math.pow(air / crah.fullFlow(), crah.fanExponent());
        double coil =
                it + pdu + ups + site.auxiliary().heatShare() * site.auxiliary().kw() + fans;
        return new HallLoad(
                it, pdu, ups, site.auxiliary().kw(), fans, air, coil, supplyAir + coil / (air * Counterflow.AIR));
    }

    /** kW of everything in the hall and before it, without the transformer. */
    double power() {
        return it + pdu + ups + auxiliary + fans;
    }

    /** kg/s of chilled water at which the coils carry the heat; NaN if no flow does. */
    double waterFlow(Site site, double chilledWater) {
        Site.Crah crah = site.crah();
        double airSide = 0.6 * Math.pow(airFlow / crah.uaAirFlow(), -0.6);
        double most = site.chilledWaterPumps().all();
        double atMost = surplus(crah, airSide, chilledWater, most);
        if (!(atMost >= 0)) {
            return Double.NaN;
        }
        double atLeast = surplus(crah, airSide, chilledWater, crah.leastWater());
        if (atLeast >= 0) {
            return crah.leastWater();
        }
        return Root.between(
                flow -> surplus(crah, airSide, chilledWater, flow), crah.leastWater(), atLeast, most, atMost);
    }

    private double surplus(Site.Crah crah, double airSide, double chilledWater, double flow) {
        double ua = crah.ua() / (airSide + 0.4 * Math.pow(flow / crah.uaWaterFlow(), -0.8));
        return Counterflow.heat(ua, airFlow * Counterflow.AIR, flow * Counterflow.WATER, returnC - chilledWater) - coil;
    }
}
