package io.evenkeel.energy;

import java.util.List;
import java.util.Optional;

/**
 * Energy at a node in a span.
 *
 * @param entered kWh; empty where a meter has a gap, or there is neither a meter nor a sum
 * @param byMeter whether {@code entered} is measured; else it is the sum of what the node feeds, and its loss is not known
 * @param below kWh that enter what it feeds; empty where one of those is not known, or it feeds nothing
 * @param loss {@code entered - below}, where both are measured
 * @param partialPue {@code entered} over the IT energy below (pPUE)
 * @param silent meters of it with a gap
 */
public record NodeBalance(
        String node,
        Optional<Amount> entered,
        boolean byMeter,
        Optional<Amount> below,
        Optional<Amount> loss,
        Closing closing,
        Optional<Amount> partialPue,
        List<String> silent) {

    public NodeBalance {
        silent = List.copyOf(silent);
    }

    /** Whether what enters a node and what leaves it go together. */
    public enum Closing {
        /** Loss within what meters may err. */
        CLOSES,
        /** More leaves than enters, beyond what the meters may err: one of them is wrong. */
        GAINS,
        /** Something is not known. */
        OPEN,
        /** It feeds nothing. */
        LEAF
    }

    /**
     * A value and its uncertainty.
     *
     * @param plusMinus expanded, k = 2: the limits of error of the classes as rectangular distributions (GUM 4.3.7), meters
     *     independent of each other
     */
    public record Amount(double value, double plusMinus) {}
}
