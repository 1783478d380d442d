package io.evenkeel.telemetry.internal.promql;

import java.util.List;

/**
 * How the series of two vectors find each other.
 *
 * @param on whether {@code labels} are the ones that must be equal, else the ones that may differ
 * @param side which operand may have many series for one of the other
 * @param include labels taken over from the side that has one
 */
record Matching(boolean on, List<String> labels, Side side, List<String> include) {

    enum Side {
        NEITHER,
        LEFT,
        RIGHT
    }

    /** All labels but the name must be equal. */
    static final Matching ALL = new Matching(false, List.of(), Side.NEITHER, List.of());

    @Override
    public String toString() {
        String words = on || !labels.isEmpty() || side != Side.NEITHER
                ? " " + (on ? "on" : "ignoring") + Words.names(labels)
                : "";
        return words
                + switch (side) {
                    case NEITHER -> "";
                    case LEFT -> " group_left" + Words.names(include);
                    case RIGHT -> " group_right" + Words.names(include);
                };
    }
}
