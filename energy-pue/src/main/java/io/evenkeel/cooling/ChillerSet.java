package io.evenkeel.cooling;

import java.util.List;

/**
 * A published chiller: capacity and power as curves (EnergyPlus, Chiller:Electric:EIR).
 *
 * @param capft capacity over the reference's: a, b·x, c·x², d·y, e·y², f·x·y; x leaving chilled, y entering condenser water, °C
 * @param eirft power per capacity over the reference's, likewise
 * @param eirfplr the same by part load: ascending powers
 * @param leavingChwBoundsC least and most x
 * @param enteringCondenserBoundsC least and most y
 */
public record ChillerSet(
        String name,
        double referenceCapacityW,
        double referenceCop,
        double referenceCondenserFlowM3s,
        List<Double> capft,
        List<Double> eirft,
        List<Double> eirfplr,
        double minPlr,
        List<Double> leavingChwBoundsC,
        List<Double> enteringCondenserBoundsC) {

    public ChillerSet {
        capft = List.copyOf(capft);
        eirft = List.copyOf(eirft);
        eirfplr = List.copyOf(eirfplr);
        leavingChwBoundsC = List.copyOf(leavingChwBoundsC);
        enteringCondenserBoundsC = List.copyOf(enteringCondenserBoundsC);
    }
}
