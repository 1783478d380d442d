package io.evenkeel.cooling;

/** What a setting can run into. The sentence completes "The limit is …". */
public enum Limit {
    COUNTS("how many pumps, chillers and cells there are"),
    RACK_INLET("the rack inlet's temperature"),
    COIL("what the cooling coils can carry"),
    CHILLED_PUMPS("the chilled-water pumps' flow or speed"),
    EVAPORATOR_FLOW("the water through each evaporator"),
    EVAPORATOR_TEMPERATURE("how cold water may leave an evaporator"),
    PLATE("what the plate heat exchanger can carry"),
    CONDENSER_PUMPS("the condenser-water pumps' flow or speed"),
    CONDENSER_FLOW("the water through each condenser"),
    CONDENSER_INLET("how cold water may enter a condenser"),
    LIFT("the least temperature lift of a chiller"),
    CHILLER_LEAST_LOAD("the least load of a chiller"),
    CHILLER_CAPACITY("a chiller's capacity"),
    FREEZE("the freeze protection of the towers"),
    CELL_WATER("the water over each tower cell"),
    TOWER("what the towers can reject");

    private final String words;

    Limit(String words) {
        this.words = words;
    }

    /** In words, for people. */
    public String words() {
        return words;
    }
}
