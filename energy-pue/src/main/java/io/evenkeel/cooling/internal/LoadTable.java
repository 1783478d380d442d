package io.evenkeel.cooling.internal;

import io.evenkeel.cooling.Grid;
import io.evenkeel.cooling.Site;
import java.util.ArrayList;
import java.util.List;

/** Hall and coils at one load for every supply air and chilled water of a grid. Immutable. */
final class LoadTable {
    private final Site site;
    private final Grid grid;
    private final double load;
    private final HallLoad[] halls;
    /** kg/s by supply air, then chilled water; NaN where the coils cannot carry the heat. */
    private final double[][] flows;

    LoadTable(Site site, Grid grid, double load) {
        this.site = site;
        this.grid = grid;
        this.load = load;
        this.halls = new HallLoad[grid.supplyAir().size()];
        this.flows = new double[halls.length][grid.chilledWater().size()];
        for (int air = 0; air < halls.length; air++) {
            halls[air] = HallLoad.of(site, load, grid.supplyAir().get(air), true);
            for (int water = 0; water < flows[air].length; water++) {
                flows[air][water] = mayEnter(air)
                        ? halls[air].waterFlow(site, grid.chilledWater().get(water))
                        : Double.NaN;
            }
        }
    }

    private boolean mayEnter(int air) {
        double inlet = grid.supplyAir().get(air) + site.hall().recirculationK();
        return inlet >= site.limits().leastInletC() - PumpRule.SLACK
                && inlet <= site.limits().mostInletC() + PumpRule.SLACK;
    }

    double load() {
        return load;
    }

    /** Everything that can be run with so many chillers. */
    List<ChilledWater> states(int chillers, boolean economizer, boolean fewestPumps) {
        List<ChilledWater> states = new ArrayList<>();
        for (int air = 0; air < halls.length; air++) {
            for (int water = 0; water < flows[air].length; water++) {
                add(states, air, water, chillers, economizer, fewestPumps);
            }
        }
        return states;
    }

    private void add(
            List<ChilledWater> states, int air, int water, int chillers, boolean economizer, boolean fewestPumps) {
        double flow = flows[air][water];
        if (!(flow >= 0)) {
            return;
        }
        var place = new ChilledWater.Place(
                air, water, grid.supplyAir().get(air), grid.chilledWater().get(water));
        Site.Pumps design = site.chilledWaterPumps();
        int fewest = Math.max(1, (int) Math.ceil(flow / design.flow() - PumpRule.SLACK));
        int most = Math.min(design.count(), fewestPumps ? fewest : design.count());
        for (int pumps = fewest; pumps <= most; pumps++) {
            ChilledWater state = ChilledWater.of(site, halls[air], place, flow, chillers, economizer, pumps);
            if (state != null) {
                states.add(state);
            }
        }
    }
}
