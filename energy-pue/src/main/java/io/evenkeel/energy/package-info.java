/**
 * Energy as it is metered and paid for: the {@link io.evenkeel.energy.EnergyTree} from the grid to the racks with its meters, what a
 * span used, lost and how well ({@link io.evenkeel.energy.Energy}); and {@link io.evenkeel.energy.Settlement}, a year's bonus or
 * penalty under an efficiency contract, without Spring. Owns tree, readings by hand and carbon factors. In a
 * settlement energies are kWh, money is CNY, both decimal and never rounded on the way.
 */
@ApplicationModule(allowedDependencies = {"audit", "telemetry"})
@NullMarked
package io.evenkeel.energy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
