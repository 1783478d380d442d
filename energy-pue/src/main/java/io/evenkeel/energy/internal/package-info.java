/** How a year is settled and read from JSON. */
@NullMarked
package io.evenkeel.energy.internal;

import org.jspecify.annotations.NullMarked;
