package io.evenkeel.energy;

import java.util.Optional;

/**
 * A place where energy is known or lost, from the grid to a rack.
 *
 * @param id stable, lower case, such as {@code ups-a}
 * @param fedBy the node above; empty for the grid, the only one without
 * @param it present where all that enters is used by IT equipment
 */
public record EnergyNode(String id, String name, Optional<String> fedBy, Kind kind, Optional<ItBoundary> it) {

    /** What stands there. */
    public enum Kind {
        GRID,
        TRANSFORMER,
        SWITCHGEAR,
        UPS,
        PDU,
        RACK,
        COOLING,
        OTHER
    }

    /** Where IT energy is measured, which is the category of a PUE (ISO/IEC 30134-2). */
    public enum ItBoundary {
        /** Category 1, basic: leaving the UPS. */
        UPS_OUTPUT(1),
        /** Category 2, intermediate: leaving the PDU. */
        PDU_OUTPUT(2),
        /** Category 3, advanced: entering the equipment. */
        EQUIPMENT(3);

        private final int category;

        ItBoundary(int category) {
            this.category = category;
        }

        /** 1 to 3. */
        public int category() {
            return category;
        }
    }
}
