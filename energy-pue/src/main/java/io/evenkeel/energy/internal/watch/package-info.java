/** Which energy is too much, and which day is unlike those before it. */
@NullMarked
package io.evenkeel.energy.internal.watch;

import org.jspecify.annotations.NullMarked;
