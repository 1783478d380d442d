/**
 * Energy as it is metered and paid for: the {@link io.evenkeel.energy.EnergyTree} from the grid to the racks with its meters, as a
 * pure model that nothing feeds yet; and {@link io.evenkeel.energy.Settlement}, a year's bonus or penalty under an efficiency
 * contract. In a settlement energies are kWh, money is CNY, both decimal and never rounded on the way.
 */
@ApplicationModule(allowedDependencies = {"audit"})
@NullMarked
package io.evenkeel.energy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
