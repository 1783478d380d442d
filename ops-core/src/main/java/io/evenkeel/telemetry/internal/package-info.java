/**
 * How the room {@code telemetry} does its work. Closed to other rooms.
 */
@NullMarked
package io.evenkeel.telemetry.internal;

import org.jspecify.annotations.NullMarked;
