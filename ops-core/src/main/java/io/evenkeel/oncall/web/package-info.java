/**
 * REST of the room {@code oncall}: controllers with their request and response records.
 */
@NullMarked
package io.evenkeel.oncall.web;

import org.jspecify.annotations.NullMarked;
