package io.evenkeel.plantsimulator;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The plant in balance: what it draws when it is held where it is told. No memory; safe for threads. */
public final class SteadyPlant {
    private static final PumpSet CONDENSER_PUMPS = new PumpSet(5, 190, 260);
    private static final double SLACK = 1e-9;
    /** How much warmer than told water and air may get before the plant is taken as unable, K. */
    private static final double MOST_DRIFT = 8;

    private static final double DRIFT_STEP = 0.25;

    private final Faults faults;

    public SteadyPlant(Faults faults) {
        this.faults = faults;
    }

    /** Every set-point is held and every protection is content; else empty. */
    public Optional<PlantMetered> held(Outdoors air, double load, Command told) {
        HallSide hall = HallSide.of(load, told.supplyAir(), air.dryBulb());
        ChilledSide side = chilledSide(hall, told);
        return side == null ? Optional.empty() : Optional.ofNullable(held(air, side, told));
    }

    static @Nullable ChilledSide chilledSide(HallSide hall, Command told) {
        return ChilledSide.of(
                hall,
                told.chilledWater(),
                hall.water(told.chilledWater()),
                told.economizer(),
                told.chillers(),
                told.chilledPumps());
    }

    /**
     * As the plant would run: what cannot be held gets warmer until it can (tower water, then chilled water, then the air), and a
     * pump more is started where those running do not suffice.
     */
    public Optional<PlantMetered> drifting(Outdoors air, double load, Command told) {
        for (double step = 0; step <= MOST_DRIFT; step += DRIFT_STEP) {
            for (Command tried : new Command[] {
                told.withTowerWater(told.towerWater() + step),
                told.withChilledWater(told.chilledWater() + step),
                told.with(told.supplyAir(), told.chilledWater() + step, told.towerWater() + step),
                told.with(told.supplyAir(), told.chilledWater() - step, told.towerWater() - step),
                told.with(told.supplyAir() + step, told.chilledWater() + step, told.towerWater() + step)
            }) {
                for (int more = 0; more <= 1; more++) {
                    Optional<PlantMetered> found = held(air, load, withPumps(tried, more));
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Command withPumps(Command told, int more) {
        return new Command(
                told.supplyAir(),
                told.chilledWater(),
                told.towerWater(),
                told.economizer(),
                told.chillers(),
                told.condenserPumps(),
                told.condenserFlow(),
                told.cells(),
                Math.min(5, told.chilledPumps() + more));
    }

    /** From the chilled water on; null where something is not held. */
    @Nullable
    PlantMetered held(Outdoors air, ChilledSide side, Command told) {
        int n = told.chillers();
        double flow = told.condenserPumps() * told.condenserFlow() * CONDENSER_PUMPS.flow();
        double least = air.dryBulb() < 0 ? 0.6 : 0.4;
        double cellWater = flow / told.cells() / MerkelTower.WATER;
        if (told.towerWater() < 5 - SLACK
                || told.towerWater() <= air.wetBulb()
                || told.supplyAir() < 17 - SLACK
                || told.supplyAir() > 26 + SLACK
                || cellWater < least - SLACK
                || cellWater > 1.2 + SLACK) {
            return null;
        }
        double plate = plate(side, told, flow);
        if (!(plate >= 0)) {
            return null;
        }
        double in = told.towerWater() + plate / (flow * Water.HEAT);
        double carried = side.heat() - plate;
        double leaving = n == 0
                ? told.chilledWater()
                : side.back() - plate / (side.flow() * Water.HEAT) - carried / (side.evaporators() * Water.HEAT);
        double each = n == 0 ? 0 : Math.min(flow / n, CycleChiller.MOST_CONDENSER);
        double chillers = 0;
        if (n > 0) {
            if (!mayRun(carried / n, leaving, in, each)) {
                return null;
            }
            chillers = n * CycleChiller.power(carried / n, leaving, in, each, faults.condenserFouling());
        }
        double out = n == 0 ? in : in + (carried + chillers) / n / (each * Water.HEAT);
        if (n > 0 && out - leaving < 5 - SLACK) {
            return null;
        }
        double head = 45
                + 96 * Math.pow(flow / 950, 1.9)
                + (n > 0 ? 57 * Math.pow(each / 190, 1.85) : 0)
                + (told.economizer() ? 47 * Math.pow(flow / 950, 1.9) : 0);
        PumpSet.Draw pumps = CONDENSER_PUMPS.draw(flow, told.condenserPumps(), head);
        if (pumps == null) {
            return null;
        }
        double rejected = side.heat() + chillers + pumps.shaft();
        double speed = speed(air, told, flow, rejected);
        if (!(speed >= 0)) {
            return null;
        }
        double towers = MerkelTower.power(air, speed, told.cells() - faults.fansOut());
        double basin = air.dryBulb() < 2 ? 4.2 * (MerkelTower.CELLS - told.cells()) : 0;
        return metered(
                air,
                side,
                told,
                plate,
                flow,
                new Rejection(chillers, pumps.electric(), towers, basin, rejected, speed, in, out, leaving));
    }

    /** Where the heat goes. */
    private record Rejection(
            double chillers,
            double pumps,
            double towers,
            double basin,
            double heat,
            double speed,
            double in,
            double out,
            double leaving) {}

    private static boolean mayRun(double heat, double leaving, double in, double water) {
        return heat >= 0.2 * CycleChiller.RATED - SLACK
                && heat <= CycleChiller.capacity(leaving, in)
                && leaving >= 5 - SLACK
                && in >= 12.78 - SLACK
                && water >= 95 - SLACK;
    }

    /** kW that the plate carries; NaN where it should carry all and cannot. */
    private static double plate(ChilledSide side, Command told, double flow) {
        if (!told.economizer()) {
            return told.chillers() == 0 ? Double.NaN : 0;
        }
        double apart = side.back() - told.towerWater();
        double one = side.flow() * Water.HEAT;
        double other = flow * Water.HEAT;
        double ua =
                1 / (0.5 / 8900 * Math.pow(side.flow() / 600, -0.75) + 0.5 / 8900 * Math.pow(flow / 600, -0.75) + 5e-6);
        double least = Math.min(one, other);
        double ratio = Math.min(least / Math.max(one, other), 0.999_999);
        double decay = Math.exp(-ua / least * (1 - ratio));
        double most = (1 - decay) / (1 - ratio * decay) * least * apart;
        if (told.chillers() == 0) {
            return most >= side.heat() ? side.heat() : Double.NaN;
        }
        double carried = Math.min(most, side.heat() - 0.2 * told.chillers() * CycleChiller.RATED);
        return carried > 0 ? carried : Double.NaN;
    }

    /** Cells whose fan stands still cool nothing: the others must cool deeper. */
    private double speed(Outdoors air, Command told, double flow, double rejected) {
        int turning = told.cells() - faults.fansOut();
        if (turning < 1) {
            return Double.NaN;
        }
        double in = told.towerWater() + rejected / (flow * Water.HEAT);
        double out = in - rejected / (flow * Water.HEAT) * told.cells() / turning;
        return out <= air.wetBulb() ? Double.NaN : MerkelTower.speed(air, flow / told.cells(), in, out);
    }

    private static PlantMetered metered(
            Outdoors air, ChilledSide side, Command told, double plate, double flow, Rejection away) {
        HallSide hall = side.hall();
        double before = hall.power() + side.electric() + away.chillers() + away.pumps() + away.towers() + away.basin();
        double x = before / 24_000;
        return new PlantMetered(
                air,
                told,
                hall.it(),
                hall.pdu(),
                hall.ups(),
                24_000 * (0.0012 + 0.0074 * x * x),
                hall.auxiliary(),
                hall.fans(),
                side.electric(),
                away.pumps(),
                away.chillers(),
                away.towers(),
                away.basin(),
                hall.coil(),
                side.heat(),
                plate,
                side.heat() - plate,
                away.heat(),
                away.speed(),
                side.flow(),
                flow,
                side.back(),
                away.in(),
                away.out(),
                away.leaving());
    }
}
