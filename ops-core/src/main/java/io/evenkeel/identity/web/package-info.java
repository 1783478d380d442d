/**
 * REST of the room {@code identity}: controllers with their request and response records.
 */
@NullMarked
package io.evenkeel.identity.web;

import org.jspecify.annotations.NullMarked;
