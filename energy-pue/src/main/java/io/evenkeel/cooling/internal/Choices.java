package io.evenkeel.cooling.internal;

import io.evenkeel.cooling.Grid;
import io.evenkeel.cooling.Site;
import java.util.ArrayList;
import java.util.List;

/**
 * What can be run at one load with one number of chillers, with or without the economizer; independent of the weather.
 *
 * @param waters chilled-water side
 * @param condensers condenser-water side, cheapest first
 * @param mostFlow of the condenser-water side
 * @param itsResistance of the plate at that flow
 */
record Choices(List<ChilledWater> waters, List<CondenserWater> condensers, double mostFlow, double itsResistance) {

    /** All, without those that one side alone forbids. */
    static List<Choices> all(Site site, Grid grid, double load, boolean fewestPumps) {
        LoadTable table = new LoadTable(site, grid, load);
        List<Choices> all = new ArrayList<>();
        for (int chillers = 0; chillers <= site.chillers().count(); chillers++) {
            for (int economizer = chillers == 0 ? 1 : 0; economizer <= 1; economizer++) {
                List<ChilledWater> waters = table.states(chillers, economizer == 1, fewestPumps);
                List<CondenserWater> condensers =
                        CondenserWater.all(site, grid.condenserFlow(), chillers, economizer == 1);
                if (!waters.isEmpty() && !condensers.isEmpty()) {
                    double most = condensers.stream()
                            .mapToDouble(CondenserWater::flow)
                            .max()
                            .orElseThrow();
                    all.add(new Choices(waters, condensers, most, PlateHeat.resistance(site.plate(), most)));
                }
            }
        }
        return all;
    }
}
