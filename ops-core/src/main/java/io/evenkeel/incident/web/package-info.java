/**
 * REST of the room {@code incident}: controllers with their request and response records.
 */
@NullMarked
package io.evenkeel.incident.web;

import org.jspecify.annotations.NullMarked;
