package io.evenkeel.cooling;

import java.util.List;

/**
 * Sizes and loss constants of a plant. The forms of its equations are fixed; see {@link Plant}.
 *
 * @param tree what feeds what, from the grid to the racks
 */
public record Site(
        String name,
        Hall hall,
        Losses pdu,
        Losses ups,
        Losses transformer,
        Auxiliary auxiliary,
        Crah crah,
        Pumps chilledWaterPumps,
        Plate plate,
        Chillers chillers,
        Pumps condenserWaterPumps,
        Towers towers,
        Limits limits,
        List<Node> tree) {

    public Site {
        tree = List.copyOf(tree);
    }

    /**
     * The IT hall. IT power at equal work rises by {@code linear·d + square·d²}, d = K of the rack inlet above
     * {@code riseAboveC} (server fans and leakage; the order of ASHRAE TC 9.9 2011).
     *
     * @param recirculationK rack inlet above supply air
     */
    public record Hall(
            double designKw,
            double leastKw,
            double recirculationK,
            double riseAboveC,
            double linearPerK,
            double squarePerK2) {}

    /** {@code ratedKw · (fixed + linear·x + square·x²)}, x = load / rated. */
    public record Losses(double ratedKw, double fixed, double linear, double square) {

        /** kW lost at a load in kW. */
        public double at(double load) {
            double x = load / ratedKw;
            return ratedKw * (fixed + linear * x + square * x * x);
        }
    }

    /** Lights, fresh air, security; {@code heatShare} of it warms the hall. */
    public record Auxiliary(double kw, double heatShare) {}

    /**
     * All CRAHs lumped: fan power {@code fanKw·(flow/fullFlow)^fanExponent}; coil
     * {@code 1/UA = (1/ua)·[0.6·(air/airFlow)^-0.6 + 0.4·(water/waterFlow)^-0.8]}.
     *
     * @param serverRiseK air warms by so much in servers
     * @param bypass air moved per air needed
     * @param leastWater kg/s that valves let through
     */
    public record Crah(
            double fullFlow,
            double fanKw,
            double fanExponent,
            double serverRiseK,
            double bypass,
            double ua,
            double uaAirFlow,
            double uaWaterFlow,
            double leastWater) {}

    /**
     * Equal pumps. Head = {@code fixedKpa + mainsKpa·(m/all)² + chillersKpa·(flow per chiller/nominal)² + plateKpa·(m/all)²}.
     *
     * @param flow of one, kg/s
     * @param headKpa of one at that flow
     * @param efficiency at that flow, of the pump alone
     */
    public record Pumps(
            int count,
            double flow,
            double headKpa,
            double efficiency,
            double fixedKpa,
            double mainsKpa,
            double chillersKpa,
            double plateKpa) {

        /** kg/s of all together. */
        public double all() {
            return count * flow;
        }
    }

    /** {@code 1/UA = (1/ua)·[0.5·(m/flow)^-0.7 + 0.5·(mcw/flow)^-0.7]}. */
    public record Plate(double ua, double flow) {}

    /**
     * Equal chillers.
     *
     * @param evaporatorFlow nominal of one, kg/s
     * @param condenserFlow most that one takes, kg/s; more by-passes
     */
    public record Chillers(int count, double capacityKw, double evaporatorFlow, double condenserFlow) {}

    /**
     * Equal cells.
     *
     * @param waterFlow design of one, kg/s
     * @param airFlow of one at full speed and 101 325 Pa, kg/s
     * @param ntu transfer units at equal mass flows
     * @param leastSpeed of variable-speed fans
     * @param heaterKw of an idle cell's basin, below {@code heaterBelowC} outdoors
     */
    public record Towers(
            int cells,
            double waterFlow,
            double airFlow,
            double fanKw,
            double ntu,
            double leastSpeed,
            double heaterKw,
            double heaterBelowC) {}

    /** What must hold in every hour; shares are of nominal values. */
    public record Limits(
            double leastInletC,
            double mostInletC,
            double leastTowerWaterC,
            double leastCellWater,
            double mostCellWater,
            double leastCellWaterFrost,
            double leastCondenserInletC,
            double leastLiftK,
            double leastChillerLoad,
            double leastEvaporatorC,
            double leastEvaporatorFlow,
            double mostEvaporatorFlow,
            double leastCondenserFlow,
            double leastPumpFlow) {}

    /**
     * A node of the energy tree.
     *
     * @param fedBy the node above; empty for the grid
     */
    public record Node(String id, String fedBy) {}
}
