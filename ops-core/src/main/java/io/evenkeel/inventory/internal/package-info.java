/**
 * How the room {@code inventory} does its work. Closed to other rooms.
 */
@NullMarked
package io.evenkeel.inventory.internal;

import org.jspecify.annotations.NullMarked;
