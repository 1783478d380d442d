/**
 * How the room {@code oncall} does its work. Closed to other rooms.
 */
@NullMarked
package io.evenkeel.oncall.internal;

import org.jspecify.annotations.NullMarked;
