/**
 * Energy as it is metered and paid for: the {@link io.evenkeel.energy.EnergyTree} from the grid to the racks with its meters, what a
 * span used, lost and how well ({@link io.evenkeel.energy.Energy}); and {@link io.evenkeel.energy.Settlement}, a year's bonus or
 * penalty under an efficiency contract, without Spring. {@link io.evenkeel.energy.ModbusDevices} are read
 * into measurements. Owns tree, readings by hand, carbon factors and devices. In a
 * settlement energies are kWh, money is CNY, both decimal and never rounded on the way.
 */
@ApplicationModule(allowedDependencies = {"alerting", "audit", "notify", "telemetry", "protocol", "cooling"})
@NullMarked
package io.evenkeel.energy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
