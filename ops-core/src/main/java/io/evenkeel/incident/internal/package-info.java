/**
 * How the room {@code incident} does its work. Closed to other rooms.
 */
@NullMarked
package io.evenkeel.incident.internal;

import org.jspecify.annotations.NullMarked;
