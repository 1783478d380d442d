package io.evenkeel.cooling;

/**
 * Everything about an hour that runs.
 *
 * @param fanSpeed of the tower fans, relative, as the heat demands it (drives do not go below their least speed)
 * @param chilledShaft heat of the chilled-water pumps in their water, kW
 * @param returnC water back at the plant, before the plate
 * @param chilledFlow of the plant, kg/s
 * @param condenserFlow of the plant, kg/s
 * @param condenserInC after the plate
 * @param condenserOutC of one chiller; equals the inlet without one
 * @param evaporatorOutC equals the chilled water unless evaporators are by-passed
 * @param partLoad of the capacity at hand; 0 without a chiller
 * @param cop 0 without a chiller
 * @param lift K between the leaving waters; 0 without a chiller
 * @param outsideTemperatures a chiller runs outside the temperatures its curves were published for
 * @param outsideLift a chiller runs at a lift that its published table does not hold
 */
public record PlantState(
        Weather weather,
        double loadKw,
        Setting setting,
        Powers powers,
        Heat heat,
        double fanSpeed,
        double chilledShaft,
        double returnC,
        double chilledFlow,
        double condenserFlow,
        double condenserInC,
        double condenserOutC,
        double evaporatorOutC,
        double partLoad,
        double cop,
        double lift,
        boolean outsideTemperatures,
        boolean outsideLift) {

    /**
     * Heat flows, kW.
     *
     * @param coil from the hall
     * @param plant coil and chilled-water pumps
     * @param plate carried by the economizer
     * @param chillers carried by them
     * @param rejected at the towers
     */
    public record Heat(double coil, double plant, double plate, double chillers, double rejected) {}

    /** How it is cooled. */
    public Mode mode() {
        if (setting.chillers() == 0) {
            return Mode.FREE;
        }
        return setting.economizer() ? Mode.PARTIAL : Mode.MECHANICAL;
    }

    /** Without a chiller, with both, or without the economizer. */
    public enum Mode {
        FREE,
        PARTIAL,
        MECHANICAL
    }

    /** Facility power over IT power. Never ranks settings. */
    public double pue() {
        return powers.total() / powers.it();
    }

    /** Facility power over IT work: what ranks settings. */
    public double workPue() {
        return powers.total() / loadKw;
    }
}
