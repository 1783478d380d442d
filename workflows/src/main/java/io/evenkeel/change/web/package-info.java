/**
 * REST of the room {@code change}: controllers with their request and response records.
 */
@NullMarked
package io.evenkeel.change.web;

import org.jspecify.annotations.NullMarked;
