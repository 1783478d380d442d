package io.evenkeel.plantsimulator;

import org.jspecify.annotations.Nullable;

/** Hall and chilled water at what is told: all that does not depend on the towers. */
record ChilledSide(
        HallSide hall,
        double chilled,
        boolean economizer,
        int chillers,
        int pumps,
        double flow,
        double evaporators,
        double electric,
        double heat,
        double back) {
    static final PumpSet PUMPS = new PumpSet(5, 150, 300);

    /** Null where pumps or evaporators cannot. */
    static @Nullable ChilledSide of(
            HallSide hall, double chilled, double flow, boolean economizer, int chillers, int pumps) {
        double evaporators = Math.min(flow, chillers * 1.3 * CycleChiller.EVAPORATOR);
        double each = chillers > 0 ? evaporators / (chillers * CycleChiller.EVAPORATOR) : 0;
        if (!(flow > 0) || (chillers > 0 && each < 0.5)) {
            return null;
        }
        double share = flow / 750;
        double head = 55
                + 135 * Math.pow(share, 1.9)
                + (chillers > 0 ? 64 * Math.pow(each, 1.85) : 0)
                + (economizer ? 58 * Math.pow(share, 1.9) : 0);
        PumpSet.Draw draw = PUMPS.draw(flow, pumps, head);
        if (draw == null) {
            return null;
        }
        double heat = hall.coil() + draw.shaft();
        return new ChilledSide(
                hall,
                chilled,
                economizer,
                chillers,
                pumps,
                flow,
                evaporators,
                draw.electric(),
                heat,
                chilled + heat / (flow * Water.HEAT));
    }
}
