/**
 * How the room {@code reporting} does its work. Closed to other rooms.
 */
@NullMarked
package io.evenkeel.reporting.internal;

import org.jspecify.annotations.NullMarked;
