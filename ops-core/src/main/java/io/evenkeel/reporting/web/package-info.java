/**
 * REST of the room {@code reporting}: controllers with their request and response records.
 */
@NullMarked
package io.evenkeel.reporting.web;

import org.jspecify.annotations.NullMarked;
