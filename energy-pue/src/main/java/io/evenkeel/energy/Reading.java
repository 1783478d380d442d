package io.evenkeel.energy;

import java.time.Instant;

/**
 * What a meter said.
 *
 * @param value in the meter's own unit
 */
public record Reading(Instant at, double value) {}
