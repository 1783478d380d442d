/** What a kWh costs, and what a span cost. */
@NullMarked
package io.evenkeel.energy.internal.tariff;

import org.jspecify.annotations.NullMarked;
