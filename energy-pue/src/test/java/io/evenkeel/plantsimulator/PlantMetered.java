package io.evenkeel.plantsimulator;

/**
 * What the plant's meters tell: kW, kg/s, °C.
 *
 * @param coil heat from the hall
 * @param plant heat of coils and chilled-water pumps
 * @param plate heat carried by the plate heat exchanger
 * @param chillerHeat heat carried by the chillers
 * @param fanSpeed of the towers, relative
 * @param back chilled water back at the plant
 * @param condenserIn water into the condensers
 * @param condenserOut water out of one; as in without a chiller
 * @param evaporatorOut water out of the evaporators
 */
public record PlantMetered(
        Outdoors outdoors,
        Command command,
        double it,
        double pdu,
        double ups,
        double transformer,
        double auxiliary,
        double fans,
        double chilledPumps,
        double condenserPumps,
        double chillers,
        double towers,
        double basin,
        double coil,
        double plant,
        double plate,
        double chillerHeat,
        double rejected,
        double fanSpeed,
        double chilledFlow,
        double condenserFlow,
        double back,
        double condenserIn,
        double condenserOut,
        double evaporatorOut) {

    /** kW of the facility. */
    public double total() {
        return it
                + pdu
                + ups
                + transformer
                + auxiliary
                + fans
                + chilledPumps
                + condenserPumps
                + chillers
                + towers
                + basin;
    }
}
