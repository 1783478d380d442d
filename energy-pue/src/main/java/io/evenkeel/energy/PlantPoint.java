package io.evenkeel.energy;

/**
 * What is measured in a plant, beside its meters. The unit is the end of the name; heats and powers are kW. Loss points are what a
 * part loses, not what enters it.
 */
public enum PlantPoint {
    WET_BULB_C(Need.ADVICE, -70, 50),
    DRY_BULB_C(Need.ADVICE, -70, 70),
    /** Of the station, not reduced to the sea; may be a constant. */
    PRESSURE_PA(Need.ADVICE, 50_000, 110_000),
    IT_KW(Need.ADVICE, 1, 1e6),
    /** Air to the racks. */
    SUPPLY_AIR_C(Need.ADVICE, -20, 60),
    /** Water to the coils. */
    CHILLED_WATER_C(Need.ADVICE, -20, 60),
    /** Water leaving the towers. */
    TOWER_WATER_C(Need.ADVICE, -20, 90),
    /** 1 where the plate heat exchanger is in use, else 0. */
    ECONOMIZER(Need.ADVICE, 0, 1),
    CHILLERS_RUNNING(Need.ADVICE, 0, 64),
    CONDENSER_PUMPS_RUNNING(Need.ADVICE, 1, 64),
    CELLS_RUNNING(Need.ADVICE, 1, 64),
    CHILLED_PUMPS_RUNNING(Need.ADVICE, 1, 64),
    CONDENSER_FLOW_KG_S(Need.ADVICE, 1e-3, 1e5),
    TOTAL_KW(Need.CALIBRATION, 1, 1e6),
    PDU_KW(Need.CALIBRATION, 0, 1e6),
    UPS_KW(Need.CALIBRATION, 0, 1e6),
    TRANSFORMER_KW(Need.CALIBRATION, 0, 1e6),
    AUX_KW(Need.CALIBRATION, 0, 1e6),
    CRAH_KW(Need.CALIBRATION, 0, 1e6),
    CHW_PUMPS_KW(Need.CALIBRATION, 0, 1e6),
    CW_PUMPS_KW(Need.CALIBRATION, 0, 1e6),
    CHILLERS_KW(Need.CALIBRATION, 0, 1e6),
    TOWERS_KW(Need.CALIBRATION, 0, 1e6),
    BASIN_KW(Need.CALIBRATION, 0, 1e6),
    /** From the hall. */
    COIL_HEAT_KW(Need.CALIBRATION, 0, 1e6),
    /** Of coils and chilled-water pumps. */
    PLANT_HEAT_KW(Need.CALIBRATION, 1e-3, 1e6),
    PLATE_HEAT_KW(Need.CALIBRATION, 0, 1e6),
    CHILLERS_HEAT_KW(Need.CALIBRATION, 0, 1e6),
    REJECTED_HEAT_KW(Need.CALIBRATION, 1e-3, 1e6),
    /** Of the tower fans, 1 is full. */
    FAN_SPEED(Need.CALIBRATION, 0, 1.2),
    CHILLED_FLOW_KG_S(Need.CALIBRATION, 1e-3, 1e5),
    CONDENSER_IN_C(Need.CALIBRATION, -20, 90),
    EVAPORATOR_OUT_C(Need.CALIBRATION, -20, 90);

    private final Need need;
    private final double least;
    private final double most;

    PlantPoint(Need need, double least, double most) {
        this.need = need;
        this.least = least;
        this.most = most;
    }

    /** For what it is needed. */
    public enum Need {
        /** Advice, and calibration. */
        ADVICE,
        /** Calibration only; shown where it is bound. */
        CALIBRATION
    }

    /** For what it is needed. */
    public Need need() {
        return need;
    }

    /** Whether any plant has such a value. */
    public boolean believable(double value) {
        return value >= least && value <= most;
    }

    /** Whether it counts machines, so that a value between two numbers means that they were switched. */
    public boolean counts() {
        return switch (this) {
            case ECONOMIZER, CHILLERS_RUNNING, CONDENSER_PUMPS_RUNNING, CELLS_RUNNING, CHILLED_PUMPS_RUNNING -> true;
            default -> false;
        };
    }
}
