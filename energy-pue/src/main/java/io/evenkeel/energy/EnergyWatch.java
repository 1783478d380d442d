package io.evenkeel.energy;

import java.util.OptionalDouble;

/**
 * What of a node raises an alert.
 *
 * @param mostKwh of an hour; above 0; empty where no limit holds
 * @param comparesDays whether a day is held against days like it
 */
public record EnergyWatch(String node, OptionalDouble mostKwh, boolean comparesDays) {}
