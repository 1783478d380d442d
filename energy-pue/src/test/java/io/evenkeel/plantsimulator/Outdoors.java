package io.evenkeel.plantsimulator;

/** Air around the plant: °C, °C, Pa. */
public record Outdoors(double dryBulb, double wetBulb, double pressure) {}
