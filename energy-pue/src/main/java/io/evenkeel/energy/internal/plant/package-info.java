/**
 * The plant of the site: its description ({@link io.evenkeel.energy.internal.plant.PlantRules}), its points as they are measured
 * ({@link io.evenkeel.energy.internal.plant.PointReadings}), and what the pure model of {@code io.evenkeel.cooling} makes of them.
 */
@NullMarked
package io.evenkeel.energy.internal.plant;

import org.jspecify.annotations.NullMarked;
