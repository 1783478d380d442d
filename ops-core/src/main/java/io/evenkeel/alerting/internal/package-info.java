/**
 * How the room {@code alerting} does its work. Closed to other rooms.
 */
@NullMarked
package io.evenkeel.alerting.internal;

import org.jspecify.annotations.NullMarked;
