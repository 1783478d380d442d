package io.evenkeel.energy;

/**
 * How much CO₂ a kWh of the grid stands for.
 *
 * @param year for which it was published
 * @param source who published it, as an auditor would look it up
 */
public record CarbonFactor(int year, double kgPerKwh, String source) {}
