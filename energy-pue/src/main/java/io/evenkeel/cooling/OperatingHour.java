package io.evenkeel.cooling;

/**
 * An hour of operation as meters tell it: what {@link Calibration} learns from. kW, kg/s, °C, means of the hour.
 *
 * @param setting machines as they ran, temperatures and flow share as they were measured
 * @param fanSpeed of the tower fans, relative
 * @param condenserInC water into the condensers; the towers' without a plate
 * @param evaporatorOutC water out of the evaporators; the coils' without a chiller
 */
public record OperatingHour(
        Weather weather,
        Setting setting,
        Powers powers,
        PlantState.Heat heat,
        double fanSpeed,
        double chilledFlow,
        double condenserFlow,
        double condenserInC,
        double evaporatorOutC) {}
