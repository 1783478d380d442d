/**
 * Energy as it is metered and paid for. Today: {@link io.evenkeel.energy.Settlement}, a year's bonus or penalty under an efficiency
 * contract. Energies are kWh, money is CNY, both decimal and never rounded on the way.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.evenkeel.energy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
