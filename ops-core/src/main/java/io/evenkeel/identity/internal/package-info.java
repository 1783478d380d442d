/**
 * How the room {@code identity} does its work. Closed to other rooms.
 */
@NullMarked
package io.evenkeel.identity.internal;

import org.jspecify.annotations.NullMarked;
