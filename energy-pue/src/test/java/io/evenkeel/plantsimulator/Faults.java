package io.evenkeel.plantsimulator;

/**
 * What is wrong with the plant.
 *
 * @param condenserFouling how many times the condensers' approach is wider than clean; 1 is clean
 * @param fansOut tower cells whose fan stands still, among those in use
 * @param wetBulbStuck the wet-bulb sensor tells what it told first
 */
public record Faults(double condenserFouling, int fansOut, boolean wetBulbStuck) {
    public static final Faults NONE = new Faults(1, 0, false);
}
