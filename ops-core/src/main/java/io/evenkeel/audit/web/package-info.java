/**
 * REST of the room {@code audit}: controllers with their request and response records.
 */
@NullMarked
package io.evenkeel.audit.web;

import org.jspecify.annotations.NullMarked;
