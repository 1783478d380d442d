package io.evenkeel.telemetry.internal.topology;

import io.evenkeel.telemetry.Topology.Sort;

/** How sorts are stored: a lower number goes before a higher one where both were said of one callee. */
final class Sorts {
    private Sorts() {}

    static int number(Sort sort) {
        return switch (sort) {
            case SERVICE -> 0;
            case DATABASE -> 1;
            case MESSAGING -> 2;
            case ADDRESS -> 3;
            case HOST -> 4;
        };
    }

    static Sort of(int number) {
        return switch (number) {
            case 0 -> Sort.SERVICE;
            case 1 -> Sort.DATABASE;
            case 2 -> Sort.MESSAGING;
            case 4 -> Sort.HOST;
            default -> Sort.ADDRESS;
        };
    }
}
