/**
 * How the room {@code audit} does its work. Closed to other rooms.
 */
@NullMarked
package io.evenkeel.audit.internal;

import org.jspecify.annotations.NullMarked;
