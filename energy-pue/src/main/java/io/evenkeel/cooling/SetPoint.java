package io.evenkeel.cooling;

/** One of the things that an operator sets. Machines are counted; the economizer is 0 or 1. */
public enum SetPoint {
    SUPPLY_AIR(0.25),
    CHILLED_WATER(0.25),
    TOWER_WATER(0.25),
    ECONOMIZER(0.5),
    CHILLERS(0.5),
    CONDENSER_PUMPS(0.5),
    CONDENSER_FLOW(0.025),
    CELLS(0.5),
    CHILLED_PUMPS(0.5);

    private final double same;

    SetPoint(double same) {
        this.same = same;
    }

    /** Its value in a setting. */
    public double of(Setting setting) {
        return switch (this) {
            case SUPPLY_AIR -> setting.supplyAirC();
            case CHILLED_WATER -> setting.chilledWaterC();
            case TOWER_WATER -> setting.towerWaterC();
            case ECONOMIZER -> setting.economizer() ? 1 : 0;
            case CHILLERS -> setting.chillers();
            case CONDENSER_PUMPS -> setting.condenserPumps();
            case CONDENSER_FLOW -> setting.condenserFlow();
            case CELLS -> setting.cells();
            case CHILLED_PUMPS -> setting.chilledPumps();
        };
    }

    /** Whether two values of it are the same to an operator: less than half a step apart. */
    public boolean same(double one, double other) {
        return Math.abs(one - other) < same;
    }

    /** A setting with another value of it; machines are rounded to whole ones. */
    public Setting in(Setting of, double told) {
        return new Setting(
                of.drives(),
                this == SUPPLY_AIR ? told : of.supplyAirC(),
                this == CHILLED_WATER ? told : of.chilledWaterC(),
                this == TOWER_WATER ? told : of.towerWaterC(),
                this == ECONOMIZER ? told > 0.5 : of.economizer(),
                this == CHILLERS ? machines(told) : of.chillers(),
                this == CONDENSER_PUMPS ? machines(told) : of.condenserPumps(),
                this == CONDENSER_FLOW ? told : of.condenserFlow(),
                this == CELLS ? machines(told) : of.cells(),
                this == CHILLED_PUMPS ? machines(told) : of.chilledPumps());
    }

    private static int machines(double told) {
        return (int) Math.rint(told);
    }
}
