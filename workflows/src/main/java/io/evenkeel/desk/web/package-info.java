/**
 * REST of the room {@code desk}: controllers with their request and response records.
 */
@NullMarked
package io.evenkeel.desk.web;

import org.jspecify.annotations.NullMarked;
