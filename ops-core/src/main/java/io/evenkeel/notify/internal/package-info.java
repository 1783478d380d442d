/**
 * How the room {@code notify} does its work. Closed to other rooms.
 */
@NullMarked
package io.evenkeel.notify.internal;

import org.jspecify.annotations.NullMarked;
