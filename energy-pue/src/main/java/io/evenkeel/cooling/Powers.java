package io.evenkeel.cooling;

/** Where the electricity goes, in kW. */
public record Powers(
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
        double basin) {

    /** Facility power: the sum of all parts. */
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
