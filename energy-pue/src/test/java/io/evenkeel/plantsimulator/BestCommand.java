package io.evenkeel.plantsimulator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The command with which this plant draws least in an hour, by brute force: every machine count on a coarse grid of set-points, then
 * from the best of each number of chillers, with and without the plate, every neighbour on a grid of 0.5 K and 5 % until none is
 * better. What others propose may be given along, so that the result is never worse. Knows the plant itself and no model of it.
 */
public final class BestCommand {
    private static final double[] AIR = {20, 22, 23, 24, 25, 26};
    private static final int MOST_DESCENTS = 6;
    private static final double TOWER_STRIDE = 2;
    private static final int CELLS = MerkelTower.CELLS;

    private final SteadyPlant plant;

    public BestCommand(SteadyPlant plant) {
        this.plant = plant;
    }

    /** Empty if the plant can hold nothing. */
    public Optional<PlantMetered> of(Outdoors air, double load, List<Command> proposals) {
        Map<Integer, PlantMetered> best = new HashMap<>();
        for (double supply : AIR) {
            HallSide hall = HallSide.of(load, supply, air.dryBulb());
            for (double chilled = 8; chilled <= 22; chilled += chilled < 12 ? 2 : 1) {
                double flow = hall.water(chilled);
                for (int code = 1; code < CELLS; code++) {
                    coarse(best, air, hall, chilled, flow, code % 2 == 1, code / 2);
                }
            }
        }
        proposals.forEach(told -> plant.held(air, load, told).ifPresent(found -> keep(best, found)));
        List<PlantMetered> starts = new ArrayList<>(best.values());
        starts.sort(Comparator.comparingDouble(PlantMetered::total));
        return starts.stream()
                .limit(MOST_DESCENTS)
                .map(start -> descended(air, load, start))
                .min(Comparator.comparingDouble(PlantMetered::total));
    }

    private void coarse(
            Map<Integer, PlantMetered> best,
            Outdoors air,
            HallSide hall,
            double chilled,
            double flow,
            boolean economizer,
            int chillers) {
        int pumps = (int) Math.ceil(flow / 150 - 1e-9);
        ChilledSide side =
                pumps < 1 || pumps > 5 ? null : ChilledSide.of(hall, chilled, flow, economizer, chillers, pumps);
        if (side == null || chillers > 5) {
            return;
        }
        double first = Math.max(5, Math.ceil(2 * air.wetBulb() + 1) / 2);
        for (double tower = first; tower <= 36; tower += TOWER_STRIDE) {
            for (int towers = Math.max(1, chillers); towers <= 5; towers++) {
                for (double share = 0.5; share < 1.01; share += 0.1) {
                    for (int cells = 4; cells <= CELLS; cells += 2) {
                        Command told = new Command(
                                hall.supplyAir(), chilled, tower, economizer, chillers, towers, share, cells, pumps);
                        PlantMetered found = plant.held(air, side, told);
                        if (found != null) {
                            keep(best, found);
                        }
                    }
                }
            }
        }
    }

    private static void keep(Map<Integer, PlantMetered> best, PlantMetered found) {
        int kind = 2 * found.command().chillers() + (found.command().economizer() ? 1 : 0);
        best.merge(kind, found, (one, other) -> one.total() <= other.total() ? one : other);
    }

    private PlantMetered descended(Outdoors air, double load, PlantMetered start) {
        PlantMetered best = start;
        for (boolean better = true; better; ) {
            PlantMetered before = best;
            for (int supply = -1; supply <= 1; supply++) {
                HallSide hall = HallSide.of(load, before.command().supplyAir() + supply * 0.5, air.dryBulb());
                for (int chilled = -1; chilled <= 1; chilled++) {
                    best = neighbours(
                            air, hall, before.command(), before.command().chilledWater() + chilled * 0.5, best);
                }
            }
            better = best.total() < before.total() - 1e-6;
        }
        return best;
    }

    private PlantMetered neighbours(Outdoors air, HallSide hall, Command from, double chilled, PlantMetered known) {
        PlantMetered best = known;
        double flow = hall.water(chilled);
        int fewest = (int) Math.ceil(flow / 150 - 1e-9);
        for (int pumps = Math.max(1, fewest); pumps <= Math.min(5, fewest + 1); pumps++) {
            ChilledSide side = ChilledSide.of(hall, chilled, flow, from.economizer(), from.chillers(), pumps);
            for (int tower = -2; side != null && tower <= 2; tower++) {
                double leaving = from.towerWater() + tower * 0.5;
                best = machines(air, side, from, leaving, pumps, best);
            }
        }
        return best;
    }

    private PlantMetered machines(
            Outdoors air, ChilledSide side, Command from, double leaving, int pumps, PlantMetered known) {
        PlantMetered best = known;
        for (int towers = Math.max(1, from.chillers()); towers <= 5; towers++) {
            for (int share = 10; share <= 20; share++) {
                for (int cells = 1; cells <= CELLS; cells++) {
                    @Nullable
                    PlantMetered found = plant.held(
                            air,
                            side,
                            new Command(
                                    side.hall().supplyAir(),
                                    side.chilled(),
                                    leaving,
                                    from.economizer(),
                                    from.chillers(),
                                    towers,
                                    share / 20.0,
                                    cells,
                                    pumps));
                    if (found != null && found.total() < best.total()) {
                        best = found;
                    }
                }
            }
        }
        return best;
    }
}
