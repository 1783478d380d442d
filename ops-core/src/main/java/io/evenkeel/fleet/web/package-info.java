/**
 * REST of the room {@code fleet}: controllers with their request and response records.
 */
@NullMarked
package io.evenkeel.fleet.web;

import org.jspecify.annotations.NullMarked;
