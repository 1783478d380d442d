/**
 * A chilled-water plant in equations, what rules of thumb and a search make of it, hour by hour. Pure: nothing here reads a clock,
 * a file or a database.
 *
 * <p>{@link io.evenkeel.cooling.Plant} answers what a {@link io.evenkeel.cooling.Setting} costs in an hour, or which
 * {@link io.evenkeel.cooling.Limit} forbids it. {@link io.evenkeel.cooling.Controllers} choose settings: two sets of rules, a fast
 * search, and a full one that the fast one is judged by. All of them minimise or report facility power at equal IT work; plain PUE
 * never ranks two settings, since warmer racks draw more power and so flatter it.
 *
 * <p>Units: kW, kg/s, °C, kPa, kJ/kg unless a name says otherwise. One step is one hour, steady, without memory.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.evenkeel.cooling;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
