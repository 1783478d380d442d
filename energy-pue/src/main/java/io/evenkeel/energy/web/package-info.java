/**
 * REST of the room {@code energy}: controllers with their request and response records.
 */
@NullMarked
package io.evenkeel.energy.web;

import org.jspecify.annotations.NullMarked;
