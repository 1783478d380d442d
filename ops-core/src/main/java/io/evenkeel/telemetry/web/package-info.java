/**
 * REST of the room {@code telemetry}: controllers with their request and response records.
 */
@NullMarked
package io.evenkeel.telemetry.web;

import org.jspecify.annotations.NullMarked;
