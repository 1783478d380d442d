package io.evenkeel.cooling.internal;

import io.evenkeel.cooling.OperatingHour;
import io.evenkeel.cooling.Setting;
import io.evenkeel.cooling.Site;

/** The IT work behind a measured IT power: what the same machines would draw at cool inlets. */
final class Work {
    private Work() {}

    static double of(Site.Hall hall, double itKw, double supplyAir) {
        double above = Math.max(0, supplyAir + hall.recirculationK() - hall.riseAboveC());
        return itKw / (1 + hall.linearPerK() * above + hall.squarePerK2() * above * above);
    }

    static HallLoad hall(Site site, OperatingHour hour) {
        double air = hour.setting().supplyAirC();
        return HallLoad.of(
                site,
                of(site.hall(), hour.powers().it(), air),
                air,
                hour.setting().drives() == Setting.Drives.VARIABLE);
    }
}
