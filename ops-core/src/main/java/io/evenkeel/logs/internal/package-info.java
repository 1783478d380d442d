/** From a line on the wire to the store: {@link io.evenkeel.logs.internal.Intake}; and what is kept of templates and sources. */
@NullMarked
package io.evenkeel.logs.internal;

import org.jspecify.annotations.NullMarked;
