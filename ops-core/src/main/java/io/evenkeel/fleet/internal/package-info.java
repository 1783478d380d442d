/**
 * How the room {@code fleet} does its work. Closed to other rooms.
 */
@NullMarked
package io.evenkeel.fleet.internal;

import org.jspecify.annotations.NullMarked;
